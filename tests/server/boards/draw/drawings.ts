import type { Drawing, Mark, PathMark, TextMark, Trace } from '../../../../domain/board/drawing.ts';

export const MADE = new Date('2026-11-22T09:30:00Z');

export function drawing(marks: readonly Mark[], more: Partial<Drawing> = {}): Drawing {
  return { width: 210, height: 148, title: '第三网格', lang: 'zh', marks, ...more };
}

export function text(said: string, x: number, y: number, more: Partial<TextMark> = {}): TextMark {
  return {
    kind: 'text',
    text: said,
    at: [x, y],
    anchor: 'start',
    size: 4,
    weight: 'plain',
    colour: '#000000',
    ...more,
  };
}

export function area(traces: readonly Trace[], more: Partial<PathMark> = {}): PathMark {
  return { kind: 'path', traces, fill: '#000000', ...more };
}

export function box(left: number, top: number, right: number, bottom: number): Trace {
  return ring(left, top, right, top, right, bottom, left, bottom);
}

export function ring(...points: readonly number[]): Trace {
  return { points: Float64Array.from(points), closed: true };
}

export function line(...points: readonly number[]): Trace {
  return { points: Float64Array.from(points), closed: false };
}

/** A sheet with something of every kind: labels with halos at every angle, holes, clips, dashes, what is half seen. */
export function mixedSheet(): Drawing {
  const streets = ['神火大道', '南京西路', '人民中路', 'Kirchstrasse', 'St. Luzi-Weg', '㙍垚骉叆'];
  return drawing(
    [
      area([box(5, 5, 205, 143)], { fill: '#F5F3EE', stroke: '#202020', strokeWidth: 0.8 }),
      area([box(10, 10, 60, 60), box(20, 20, 50, 50)], { fill: '#0B6BCB', fillOpacity: 0.5 }),
      {
        kind: 'group',
        name: 'map',
        clip: [ring(70, 10, 130, 10, 100, 60)],
        marks: [
          area([box(60, 20, 140, 40)], { fill: '#E4572E' }),
          {
            kind: 'path',
            traces: [line(60, 55, 140, 15)],
            stroke: '#1B7837',
            strokeWidth: 1.2,
            dash: [4, 2],
          },
          text('看不见的部分', 66, 36, { size: 8, weight: 'bold' }),
        ],
      },
      {
        kind: 'path',
        traces: [line(140, 15, 200, 15, 170, 55)],
        stroke: '#7A1FA2',
        strokeWidth: 3,
        roundEnds: true,
      },
      ...Array.from({ length: 48 }, (_, i) =>
        text(`${streets[i % streets.length]} ${i}`, 30 + (i % 6) * 30, 72 + Math.floor(i / 6) * 8.5, {
          anchor: (['start', 'middle', 'end'] as const)[i % 3]!,
          size: 2 + (i % 5) * 0.5,
          weight: i % 4 === 0 ? 'bold' : 'plain',
          colour: i % 2 === 0 ? '#202020' : '#B2182B',
          turn: (i % 8) * 45,
          halo: { colour: '#FFFFFF', width: 0.4 },
        }),
      ),
      text('没有的字😀在这里', 105, 140, { anchor: 'middle', size: 5 }),
    ],
    { title: '三个一样' },
  );
}
