import type { Mark, Mm } from '../drawing.ts';
import { hatchMarks } from '../hatch.ts';
import { type BlockMaker, beside, gap, type Piece, stack } from './block.ts';
import { greyOf } from './inks.ts';
import { paragraph } from './paragraph.ts';
import { baseline, type Pen, rectangle, textMark } from './pen.ts';

/** What of a grid is a word or a number: its type with letter and hatch, level, households, area; the risk level where an office shows it. */
export function factsBlock(pen: Pen): BlockMaker {
  return ({ width, em }) => {
    const apart = 0.8 * em;
    const columns = width >= 15 * em ? 2 : 1;
    const cell = (width - (columns - 1) * apart) / columns;
    const cells = facts(pen, cell, em);
    if (cells.length === 0) return null;
    const rows = Array.from({ length: Math.ceil(cells.length / columns) }, (_, row) =>
      stack([
        beside(
          cells
            .slice(row * columns, (row + 1) * columns)
            .map((piece, column) => ({ at: column * (cell + apart), piece })),
        ),
        gap(0.5 * em),
      ]),
    );
    return { name: 'facts', head: null, pieces: rows, breaks: 4 };
  };
}

function facts(pen: Pen, width: Mm, em: Mm): readonly Piece[] {
  const { content, words, template } = pen;
  const { grid, lang } = content;
  const shown = (field: (typeof template.fields)[number]) => template.fields.includes(field);
  const found: Piece[] = [];
  if (shown('type')) {
    const type = grid.type;
    const size = 1.55 * em;
    found.push(
      fact(
        pen,
        words.type,
        type === null ? '—' : type.name[lang],
        type === null ? null : { size, draw: (x, y) => typeSwatch(pen, x, y, size) },
        width,
        em,
      ),
    );
    found.push(fact(pen, words.level, grid.level[lang], null, width, em));
  }
  if (shown('households'))
    found.push(
      fact(pen, words.households, words.householdCount(grid.households, grid.estimated), null, width, em),
    );
  if (shown('area')) found.push(fact(pen, words.area, words.areaOf(grid.areaM2), null, width, em));
  if (shown('risk') && grid.risk !== null) {
    const { colour, name } = grid.risk;
    const size = 1.2 * em;
    const fill = template.mono ? greyOf(colour) : colour;
    found.push(
      fact(
        pen,
        words.risk,
        name[lang],
        {
          size,
          draw: (x, y) => [
            {
              kind: 'path',
              traces: [rectangle({ x, y, width: size, height: size })],
              fill,
              stroke: pen.inks.ink,
              strokeWidth: 0.2 * pen.unit,
            },
          ],
        },
        width,
        em,
      ),
    );
  }
  return found;
}

interface Sign {
  readonly size: Mm;
  draw(x: Mm, y: Mm): readonly Mark[];
}

/** A small label, beneath it the value in bold, with a sign before it where it has one. */
function fact(pen: Pen, label: string, value: string, sign: Sign | null, width: Mm, em: Mm): Piece {
  const size = 1.14 * em;
  const before = sign === null ? 0 : sign.size + 0.45 * em;
  const lines = paragraph(pen, value, {
    size,
    width: width - before,
    colour: pen.inks.ink,
    weight: 'bold',
    leading: 1.32,
  });
  const words = stack(lines);
  const height = Math.max(words.height, sign?.size ?? 0);
  const valuePiece: Piece = {
    height,
    draw: (x, y) => [
      ...(sign?.draw(x, y + Math.max(0, (1.32 * size - sign.size) / 2)) ?? []),
      ...words.draw(
        x + before,
        y + Math.max(0, sign === null || lines.length > 1 ? 0 : (height - words.height) / 2),
      ),
    ],
  };
  return stack([
    ...paragraph(pen, label, { size: 0.8 * em, width, colour: pen.inks.faint, leading: 1.3 }),
    gap(0.12 * em),
    valuePiece,
  ]);
}

/** The type as the map and a black-and-white print show it: colour, hatch, letter. */
export function typeSwatch(pen: Pen, x: Mm, y: Mm, size: Mm): readonly Mark[] {
  const { type } = pen.content.grid;
  if (type === null) return [];
  const square = rectangle({ x, y, width: size, height: size });
  const letter = 0.72 * size;
  return [
    ...(pen.template.mono
      ? []
      : ([{ kind: 'path', traces: [square], fill: type.colour, fillOpacity: 0.55 }] as const)),
    ...hatchMarks([square], type.hatch, {
      spacing: 0.24 * size,
      lineWidth: 0.13 * pen.unit,
      colour: pen.template.mono ? '#6E6E6E' : pen.inks.faint,
    }),
    { kind: 'path', traces: [square], stroke: pen.inks.ink, strokeWidth: 0.22 * pen.unit },
    {
      ...textMark(type.letter, x + size / 2, baseline(y, size, letter), {
        size: letter,
        weight: 'bold',
        colour: pen.inks.ink,
        anchor: 'middle',
      }),
      halo: { colour: pen.inks.paper, width: 0.12 * letter },
    },
  ];
}
