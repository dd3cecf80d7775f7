import {
  type FeatureRow,
  type OpenSource,
  SourceFault,
  type SourceFile,
  type SourceLayer,
  type SourceNote,
  type SourceOptions,
} from '../../../../server/exchange/source/source.ts';

/** What became of a file: its layers and the rows of all of them, or the code of what ended it; anything else is thrown. */
export interface Outcome {
  readonly layers?: readonly SourceLayer[];
  readonly notes?: readonly SourceNote[];
  readonly rows?: FeatureRow[];
  readonly code?: string;
  readonly params?: object;
}

/** Opens files and reads all their layers to the end. */
export async function outcomeOf(
  open: OpenSource,
  files: readonly SourceFile[],
  options: SourceOptions = {},
): Promise<Outcome> {
  const opened = await open(files, options);
  if (!opened.ok) return { code: opened.reason.code, params: opened.reason.params };
  const { layers, notes } = opened.value;
  const rows: FeatureRow[] = [];
  try {
    for (const layer of layers) for await (const row of layer.rows()) rows.push(row);
    return { layers, notes, rows };
  } catch (error) {
    if (error instanceof SourceFault) return { layers, notes, rows, code: error.code, params: error.params };
    throw error;
  } finally {
    await opened.value.close();
  }
}
