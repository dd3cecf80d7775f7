import type { Cell } from './columns.ts';

/** The most characters that a cell holds. */
const CELL_MAX = 32_767;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000D-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g;

/**
 * A text as cells of a workbook hold it: in pieces that are no longer than a cell may be, none ending within a
 * character. What XML cannot hold is written `_x0001_`, and an underscore that would read as the beginning of that
 * `_x005F_` (ECMA-376, ST_Xstring).
 */
export function xlsxTexts(text: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length || pieces.length === 0; ) {
    let to = Math.min(from + CELL_MAX, text.length);
    if (to < text.length && /[\uD800-\uDBFF]/.test(text[to - 1]!)) to--;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces.map((piece) =>
    piece.replace(
      UNWRITABLE,
      (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    ),
  );
}

/** Rows of a sheet, gathered so that columns whose texts are too long for one cell get further ones. */
export class SheetRows {
  readonly #rows: (Exclude<Cell, string> | readonly string[])[][] = [];
  /** How many cells each column takes. */
  readonly #widths: number[];
  readonly #heads: readonly string[];

  constructor(heads: readonly string[]) {
    this.#heads = heads;
    this.#widths = heads.map(() => 1);
  }

  add(cells: readonly Cell[]): void {
    this.#rows.push(
      cells.map((cell, i) => {
        if (typeof cell !== 'string') return cell;
        const texts = xlsxTexts(cell);
        this.#widths[i] = Math.max(this.#widths[i] ?? 1, texts.length);
        return texts;
      }),
    );
  }

  /** The heading, then the rows; the second cell of a column is headed `wkt_2`. */
  *lines(): Iterable<Cell[]> {
    const widths = this.#widths;
    yield this.#heads.flatMap((head, i) =>
      Array.from({ length: widths[i]! }, (_, part) => (part === 0 ? head : `${head}_${part + 1}`)),
    );
    for (const row of this.#rows) {
      yield row.flatMap((cell, i) =>
        Array.from({ length: widths[i]! }, (_, part) =>
          Array.isArray(cell) ? (cell[part] ?? null) : part === 0 ? (cell as Cell) : null,
        ),
      );
    }
  }
}
