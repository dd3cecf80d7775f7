import type { Mark, TextMark } from '../../../domain/board/drawing.ts';
import { emsOf, piecesOf } from './text-pieces.ts';

/** Part of a text: letters that the font has all of, or the box that stands for one that it has not. */
export type DrawnText =
  | { readonly kind: 'letters'; readonly mark: TextMark; readonly width: number }
  | { readonly kind: 'gap'; readonly char: string; readonly marks: readonly Mark[] };

/** A text as it is drawn; most are one stretch of letters, and that keeps its anchor. */
export function drawnText(mark: TextMark): readonly DrawnText[] {
  const pieces = piecesOf(mark.text, mark.weight);
  const [first] = pieces;
  if (!first) return [];
  if (pieces.length === 1 && first.kind === 'letters')
    return [{ kind: 'letters', mark: { ...mark, text: first.text }, width: first.ems * mark.size }];

  const whole = pieces.reduce((sum, piece) => sum + emsOf(piece), 0);
  const place = along(mark);
  let ems = -whole * SHARE[mark.anchor];
  return pieces.map((piece): DrawnText => {
    const from = ems;
    ems += emsOf(piece);
    if (piece.kind === 'gap') return { kind: 'gap', char: piece.char, marks: box(mark, piece.char, from) };
    return {
      kind: 'letters',
      mark: { ...mark, text: piece.text, at: place(from, 0), anchor: 'start' },
      width: piece.ems * mark.size,
    };
  });
}

/** What part of a text's width lies before where it is anchored. */
export const SHARE = { start: 0, middle: 0.5, end: 1 } as const;

/** From ems along the baseline and above it to the paper. */
function along({ at, size, turn = 0 }: TextMark): (x: number, y: number) => readonly [number, number] {
  const angle = (turn * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return (x, y) => [at[0] + size * (x * cos + y * sin), at[1] + size * (x * sin - y * cos)];
}

/** The frame of the box, in ems. */
const BOX = { left: 0.06, right: 0.94, bottom: -0.1, top: 0.84, line: 0.035 };
/** Baselines of the two rows of figures, and their size by how many stand in a row. */
const ROWS = [0.44, 0.0] as const;
const FIGURES = { 2: 0.44, 3: 0.4 } as const;

/** The code point, four or six hexadecimal figures in two rows, within a frame, as fonts of last resort have it. */
function box(mark: TextMark, char: string, from: number): readonly Mark[] {
  const place = along(mark);
  const code = char.codePointAt(0)!.toString(16).toUpperCase();
  const inRow = code.length > 4 ? 3 : 2;
  const figures = code.padStart(2 * inRow, '0');
  const corners = [
    [BOX.left, BOX.bottom],
    [BOX.right, BOX.bottom],
    [BOX.right, BOX.top],
    [BOX.left, BOX.top],
  ] as const;
  const points = new Float64Array(corners.flatMap(([x, y]) => place(from + x, y)));
  const { halo: _, ...plain } = mark;
  return [
    {
      kind: 'path',
      traces: [{ points, closed: true }],
      stroke: mark.colour,
      strokeWidth: BOX.line * mark.size,
      ...(mark.halo && { fill: mark.halo.colour }),
    },
    ...ROWS.map(
      (y, row): TextMark => ({
        ...plain,
        text: figures.slice(row * inRow, (row + 1) * inRow),
        at: place(from + 0.5, y),
        anchor: 'middle',
        size: FIGURES[inRow] * mark.size,
        weight: 'plain',
      }),
    ),
  ];
}
