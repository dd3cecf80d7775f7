import { parse } from 'node:path';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import {
  type Source,
  SourceFault,
  type SourceFile,
  type SourceFormat,
  type SourceLayer,
  type SourceNote,
  type SourceOptions,
} from './source.ts';
import { plainText } from './text-fault.ts';

/** WKT of a coordinate system with all its parameters takes a few thousand characters. */
const CLAIM_MAX = 20_000;

/** What the opening of a file adds to the source: notes, and what is to be given back when it is closed. */
export interface Held {
  readonly notes: SourceNote[];
  readonly closers: (() => void)[];
}

type OpenFile = (
  file: SourceFile,
  options: SourceOptions,
  held: Held,
) => Promise<Result<readonly SourceLayer[]>>;

/**
 * The layers of several files of one format together; what was held is given back where one of them cannot be opened: a
 * refusal, or a SourceFault on the way. */
export async function openEach(
  format: SourceFormat,
  files: readonly SourceFile[],
  options: SourceOptions,
  open: OpenFile,
): Promise<Result<Source>> {
  const layers: SourceLayer[] = [];
  const held: Held = { notes: [], closers: [] };
  const close = async () => {
    for (const give of held.closers.splice(0)) give();
  };
  let all = false;
  try {
    for (const file of files) {
      const opened = await open(file, options, held);
      if (!opened.ok) return opened;
      layers.push(...opened.value);
    }
    all = true;
  } catch (error) {
    if (error instanceof SourceFault) return refuse(error.code, error.params);
    throw error;
  } finally {
    if (!all) await close();
  }
  return ok({ format, layers: layers.map(plainLayer), notes: held.notes.map(plainNote), close });
}

/** Names and claims of a stranger, so that a report can hold them. */
function plainLayer(layer: SourceLayer): SourceLayer {
  const crs = layer.crs && { text: plainText(layer.crs.text, CLAIM_MAX) };
  return { ...layer, name: plainText(layer.name), crs };
}

function plainNote({ code, params }: SourceNote): SourceNote {
  const plain = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string' ? plainText(value) : value,
  ]);
  return { code, params: Object.fromEntries(plain) };
}

/** A layer's name where the file has none: the file's own, without its ending. */
export function layerName(file: SourceFile): string {
  return parse(file.name).name || file.name;
}
