import { categoryRank, categoryWords } from '../category-words.ts';
import type { BoardPlace } from '../content.ts';
import type { Colour, Mark, Mm } from '../drawing.ts';
import type { Detail } from './detail.ts';
import type { Inks } from './inks.ts';
import { BoxHash } from './labels/box-hash.ts';
import { type LabelBox, labelBox } from './labels/oriented-box.ts';
import type { Typesetter } from './labels/typesetter.ts';
import type { Layer } from './layer.ts';
import type { PaperGround } from './paper-ground.ts';
import { circleTrace, closedTrace, sidesTrace } from './traces.ts';
import type { LegendItem } from './types.ts';

/** A place's symbol on the map. */
export interface PlacedSymbol {
  readonly place: BoardPlace;
  readonly x: Mm;
  readonly y: Mm;
  /** Half of its width. */
  readonly half: Mm;
  readonly box: LabelBox;
}

/** What the places are drawn with. */
export interface PlacesDrawn {
  readonly ground: PaperGround;
  /** The em of plain text. */
  readonly textMm: Mm;
  readonly inks: Inks;
  readonly setter: Typesetter;
  readonly lang: 'zh' | 'en';
  readonly units: Detail['units'];
}

export interface PlacesLayer extends Layer {
  readonly symbols: readonly PlacedSymbol[];
}

const ORDER = ['unit', 'camera', 'shop'] as const;
const KIND_NAMES = {
  unit: { zh: '单位', en: 'Unit' },
  shop: { zh: '商铺', en: 'Shop' },
  camera: { zh: '监控', en: 'Camera' },
} as const;
/** Of the em of plain text. */
const HALF_EM = { unit: 0.42, shop: 0.36, camera: 0.3 } as const;
const LEAST_HALF_MM = 0.75;
const LETTER = 1.28;
/** Where not all units are shown, one has so much of the paper to itself: for its name. */
const APART_EM = 9;
/** Where a symbol has no room it may step aside by so many of its widths. */
const ASIDE = [0, 0.6, 1.05];

/** Units as squares, shops as discs, both with the letter of their category, cameras as triangles; a dot where there is no room for one. */
export function layPlaces(
  places: readonly BoardPlace[],
  { ground, textMm, inks, setter, lang, units }: PlacesDrawn,
): PlacesLayer {
  const hash = new BoxHash(4);
  const apart = new BoxHash(4);
  const symbols: PlacedSymbol[] = [];
  const marks: Mark[] = [];
  const legend = new Map<string, LegendItem>();
  for (const kind of ORDER)
    for (const place of kind === 'unit' && units !== 'all' ? byRank(places) : places) {
      if (place.kind !== kind || (kind === 'unit' && units === 'none')) continue;
      const at = ground.point(place.at);
      const half = Math.max(LEAST_HALF_MM, HALF_EM[kind] * textMm);
      const { left, top, right, bottom } = ground.frame;
      if (at === null || at[0] < left || at[0] > right || at[1] < top || at[1] > bottom) continue;
      if (kind === 'unit' && units === 'some') {
        const around = labelBox(at[0], at[1], (APART_EM * textMm) / 2, (APART_EM * textMm) / 4, 0);
        if (!apart.isFree([around])) continue;
        apart.add([around], symbols.length);
      }
      const letter = letterOf(place, lang, setter);
      const free = freePlace(at[0], at[1], half, ground, hash);
      const colour = inks[kind];
      if (free === null) {
        // A dot says that there is one; its name has no symbol to stand beside.
        marks.push({ kind: 'path', traces: [circleTrace(at[0], at[1], 0.32 * half)], fill: colour });
      } else {
        const [x, y] = free;
        const box = labelBox(x, y, half * 1.12, half * 1.12, 0);
        hash.add([box], symbols.length);
        symbols.push({ place, x, y, half, box });
        marks.push(...symbolMarks(kind, letter, x, y, half, colour, inks));
      }
      const category = kind === 'camera' ? '' : place.category.trim();
      const id = `place-${kind}${category === '' ? '' : `-${category}`}`;
      if (legend.has(id)) continue;
      const name = category === '' ? KIND_NAMES[kind] : categoryWords(category);
      legend.set(id, {
        id,
        name,
        sample: ({ x, y, width, height }) => {
          const fits = Math.min(Math.max(half, 0.4 * height), height / 2);
          return symbolMarks(kind, letter, x + width / 2, y + height / 2, fits, colour, inks);
        },
      });
    }
  return { marks, legend: [...legend.values()], symbols };
}

/** What is looked for first comes first. */
function byRank(places: readonly BoardPlace[]): readonly BoardPlace[] {
  return places.toSorted((a, b) => categoryRank(a.category) - categoryRank(b.category));
}

/** The category's first letter in the sheet's language; a camera has none. */
function letterOf({ kind, category }: BoardPlace, lang: 'zh' | 'en', setter: Typesetter): string {
  if (kind === 'camera') return '';
  const [first = ''] = setter.clean(categoryWords(category)[lang]).text;
  return first.toUpperCase();
}

/** Where a symbol can stand: at its place, else a step beside it. */
function freePlace(x: Mm, y: Mm, half: Mm, { frame }: PaperGround, hash: BoxHash): readonly [Mm, Mm] | null {
  for (const step of ASIDE)
    for (let i = 0; i < (step === 0 ? 1 : 8); i++) {
      const px = x + 2 * half * step * Math.cos((i * Math.PI) / 4);
      const py = y + 2 * half * step * Math.sin((i * Math.PI) / 4);
      const inside =
        px - half >= frame.left &&
        px + half <= frame.right &&
        py - half >= frame.top &&
        py + half <= frame.bottom;
      if (inside && hash.isFree([labelBox(px, py, half * 1.12, half * 1.12, 0)])) return [px, py];
    }
  return null;
}

function symbolMarks(
  kind: BoardPlace['kind'],
  letter: string,
  x: Mm,
  y: Mm,
  half: Mm,
  colour: Colour,
  inks: Inks,
): readonly Mark[] {
  const edge = { stroke: inks.halo, strokeWidth: 0.16 * half };
  if (kind === 'camera') {
    const points = Float64Array.of(x, y - half, x + half, y + half * 0.8, x - half, y + half * 0.8);
    return [{ kind: 'path', traces: [closedTrace(points)], fill: colour, ...edge }];
  }
  const trace =
    kind === 'shop'
      ? circleTrace(x, y, half)
      : sidesTrace({ left: x - half, top: y - half, right: x + half, bottom: y + half });
  const size = half * LETTER;
  return [
    { kind: 'path', traces: [trace], fill: colour, ...edge },
    ...(letter === ''
      ? []
      : [
          {
            kind: 'text',
            text: letter,
            at: [x, y + 0.37 * size],
            anchor: 'middle',
            size,
            weight: 'bold',
            colour: inks.halo,
          } as const,
        ]),
  ];
}
