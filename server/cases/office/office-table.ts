import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Reason, type Result, refuse } from '../../../domain/result.ts';
import { withoutIdentity } from '../../exchange/columns/personal-values.ts';
import { withScratch } from '../../exchange/scratch.ts';
import { openSource } from '../../exchange/source/open-source.ts';
import { SourceFault } from '../../exchange/source/source.ts';
import type { FormFile } from '../file-of-form.ts';

/** A catalogue of an office has hundreds; each row is compared with all before it, which at so many takes a fifth of a second. */
const ROWS_MAX = 2_000;

/** A row of a small table: its line as whoever has the file counts it, and its cells as text. */
export interface TableRow {
  readonly row: number;
  readonly cells: ReadonlyMap<string, string>;
}

export interface OfficeTable {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

/** A row that could not be taken. */
export interface RefusedLine {
  readonly row: number;
  readonly code: string;
  readonly params: Reason['params'];
}

/**
 * Reads a small table, CSV in any usual encoding or Excel, by the reader that files are imported with; its first sheet with
 * anything in it. Refuses `format-unknown`, `file-empty`, `rows-too-many`, and what that reader refuses.
 */
export function readOfficeTable({ name, bytes }: FormFile): Promise<Result<OfficeTable>> {
  return withScratch(async (folder) => {
    const path = join(folder, 'file');
    await writeFile(path, bytes);
    const opened = await openSource([{ name, path }], {}, folder);
    if (!opened.ok) return opened;
    const source = opened.value;
    try {
      const [layer] = source.layers;
      if (source.format !== 'csv' && source.format !== 'xlsx')
        return refuse('format-unknown', { name: name.slice(0, 80) });
      if (!layer?.columns) return refuse('file-empty', { layers: layer?.name ?? '' });
      const rows: TableRow[] = [];
      for await (const { row, properties } of layer.rows()) {
        if (rows.length === ROWS_MAX) return refuse('rows-too-many', { max: ROWS_MAX });
        const cells = Object.entries(properties).map(([column, value]) => [column, textOf(value)] as const);
        rows.push({ row, cells: new Map(cells) });
      }
      return ok({ columns: layer.columns, rows });
    } catch (error) {
      if (error instanceof SourceFault) return refuse(error.code, error.params);
      throw error;
    } finally {
      await source.close();
    }
  });
}

function textOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? withoutIdentity(value.normalize('NFC').trim()) : '';
}
