import type { Drawing, Mark, Trace } from '../../domain/board/drawing.ts';
import { boardFont } from '../../server/boards/draw/board-font.ts';
import type { Random } from '../arbitrary/random.ts';

const LABELS = 400;
/** Ten points each. */
const BUILDINGS = 300;
/** So many ideographs are in use on a city's sheets, a few of them on nearly all. */
const SIGNS = 3_000;

/** A sheet as full as a dense one: labels with halos, some turned, and 3,000 points of outlines. */
export function drawnSheet(random: Random, width: number, height: number, title: string): Drawing {
  const signs = ideographs();
  const word = () =>
    Array.from(
      { length: random.whole(3, 7) },
      () => signs[Math.floor(random.next() ** 3 * signs.length)],
    ).join('');
  const x = () => 20 + random.next() * (width - 40);
  const y = () => 20 + random.next() * (height - 40);
  const marks: Mark[] = [
    ...Array.from(
      { length: BUILDINGS },
      (): Mark => ({
        kind: 'path',
        traces: [round(x(), y())],
        fill: '#D9CBB8',
        stroke: '#8A7A66',
        strokeWidth: 0.1,
      }),
    ),
    ...Array.from(
      { length: LABELS },
      (_, i): Mark => ({
        kind: 'text',
        text: word(),
        at: [x(), y()],
        anchor: 'middle',
        size: 2.5,
        weight: i % 5 === 0 ? 'bold' : 'plain',
        colour: '#202020',
        turn: i % 4 === 0 ? random.next() * 360 : 0,
        halo: { colour: '#FFFFFF', width: 0.35 },
      }),
    ),
  ];
  return { width, height, title, lang: 'zh', marks };
}

function round(x: number, y: number): Trace {
  const points = Array.from({ length: 10 }, (_, k) => [
    x + 3 * Math.cos((k * Math.PI) / 5),
    y + 3 * Math.sin((k * Math.PI) / 5),
  ]);
  return { points: Float64Array.from(points.flat()), closed: true };
}

function ideographs(): string[] {
  return boardFont('plain')
    .font.characterSet.filter((code) => code >= 0x4e00 && code < 0x9fff)
    .slice(0, SIGNS)
    .map((code) => String.fromCodePoint(code));
}
