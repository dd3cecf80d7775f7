import type { Mm } from '../../drawing.ts';
import { shortName } from '../../layout/overview-names.ts';
import type { PaperInside } from '../lay-inside.ts';
import { roomiest } from './area-labels.ts';
import type { Candidate, Setting, Wish } from './candidate.ts';
import type { LabelScene } from './label-scene.ts';
import { boxWithin, type LabelBox, shareInRings } from './oriented-box.ts';
import { inTwo } from './typesetter.ts';

/** Names of one level are of one size, as large as most of them go in: between so many ems of plain text. The code beneath is in ems of the name. */
const NAME_EMS = { 1: [0.9, 1.6], 2: [0.6, 0.95] } as const;
/** A name takes up so much of its ground's breadth. */
const BREADTH = 0.9;
/** Of the names so many need not go in. */
const TIGHT = 0.3;
const CODE_EM = 0.62;
const SIZES = [1, 0.85, 0.72];
const MOST_CANDIDATES = 60;
/** Within less of its ground a name does not say whose it is. */
const LEAST_WITHIN = 0.8;

/**
 * The grids within the sheet's own by name and code, each within its own ground: the whole code where it goes in, else the digits that it adds to
 * the sheet's own code, else the name alone. One that is the only one of its parent has its parent's ground, and is not named twice.
 */
export function insideWishes(
  inside: readonly PaperInside[],
  sheet: { readonly name: string; readonly code: string | null },
  scene: LabelScene,
): readonly Wish[] {
  const { textMm, leastMm, ground, inks, cost, setter } = scene;
  const names = new Map(inside.map(({ grid }) => [grid.id, grid.name]));
  const named = inside.flatMap(({ grid, rings, siblings }) => {
    const { text } = setter.clean(shortName(grid.name, names.get(grid.parent) ?? sheet.name));
    return text === '' || siblings < 2 ? [] : [{ grid, rings, text, places: roomiest(rings) }];
  });
  const sizes = { 1: sizeOf(1), 2: sizeOf(2) };
  return named.map(({ grid, rings, text, places }): Wish => {
    const { depth } = grid;
    const style = {
      weight: depth === 1 ? 'bold' : 'plain',
      colour: depth === 1 ? inks.ink : inks.inner,
      halo: inks.halo,
    } as const;
    const most = places[0]?.room ?? 0;
    const two = inTwo(text);
    const codes = codesOf(grid.code, sheet.code, depth);
    const candidates: Candidate[] = [];
    for (const [step, share] of SIZES.entries()) {
      const size = Math.max(leastMm, sizes[depth] * share);
      for (const { x, y, room } of places)
        for (const [broken, rows] of (two === null ? [[text]] : [[text], two]).entries())
          for (const [shorter, code] of codes.entries()) {
            const set = rowsOf(
              rows,
              code,
              x,
              y,
              size,
              style.weight,
              Math.max(leastMm, CODE_EM * size),
              scene,
            );
            if (!set.boxes.every((box) => boxWithin(box, ground.frame))) continue;
            const within = Math.min(...set.boxes.map((box) => shareInRings(box, rings)));
            if (within < LEAST_WITHIN) continue;
            const shape =
              0.5 * (1 - room / most) + 2 * (1 - within) + 0.3 * step + 0.12 * broken + 0.2 * shorter;
            const over = { ownBorder: 9, border: 4, road: 0.4, building: 0.25 };
            candidates.push({ ...set, text, size, cost: shape + cost.of(set.boxes, over) });
          }
      if (size <= leastMm) break;
    }
    return {
      kind: 'inside',
      name: grid.name,
      worth: depth === 1 ? 110 : 65,
      important: depth === 1,
      style,
      candidates: candidates.sort((a, b) => a.cost - b.cost).slice(0, MOST_CANDIDATES),
      ...(depth === 1 ? {} : { repeat: true }),
    };
  });

  function sizeOf(depth: 1 | 2): Mm {
    const fitting = named
      .filter(({ grid }) => grid.depth === depth)
      .map(({ text, places }) => (2 * BREADTH * (places[0]?.room ?? 0)) / setter.width(text, 1, 'bold'))
      .sort((a, b) => a - b);
    const [least, most] = NAME_EMS[depth];
    return (
      textMm * Math.min(most, Math.max(least, (fitting[Math.floor(TIGHT * fitting.length)] ?? 0) / textMm))
    );
  }
}

/** In full (of the next level alone), without the digits of the sheet's own, not at all. */
function codesOf(code: string | null, sheet: string | null, depth: 1 | 2): readonly (string | null)[] {
  if (code === null) return [null];
  const tail = sheet !== null && code.startsWith(sheet) ? code.slice(sheet.length) : '';
  return tail === '' ? [code, null] : depth === 1 ? [code, tail, null] : [tail, null];
}

/** Rows of a name around a middle, the code beneath them smaller and plain. */
function rowsOf(
  rows: readonly string[],
  code: string | null,
  x: Mm,
  y: Mm,
  size: Mm,
  weight: 'plain' | 'bold',
  codeSize: Mm,
  { setter }: LabelScene,
): { readonly settings: readonly Setting[]; readonly boxes: readonly LabelBox[] } {
  const row = 1.12 * size;
  const height = rows.length * row + (code === null ? 0 : 1.15 * codeSize);
  const settings: Setting[] = [];
  const boxes: LabelBox[] = [];
  for (const [i, text] of rows.entries()) {
    const set = setter.row(text, x, y - height / 2 + (i + 0.5) * row, 0, size, weight);
    settings.push(set.setting);
    boxes.push(set.box);
  }
  if (code !== null) {
    const set = setter.row(code, x, y + height / 2 - 0.575 * codeSize, 0, codeSize, 'plain');
    settings.push({ ...set.setting, own: { size: codeSize, weight: 'plain' } });
    boxes.push(set.box);
  }
  return { settings, boxes };
}
