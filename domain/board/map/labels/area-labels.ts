import type { BoardGrid } from '../../content.ts';
import type { Mm } from '../../drawing.ts';
import { clipRing } from '../clip.ts';
import { waterRing } from '../lay-water.ts';
import { grown, sidesOf, type Xy } from '../paper-ground.ts';
import type { PaperLine } from '../read-lines.ts';
import type { LabelKind } from '../types.ts';
import type { Candidate, LabelStyle, Wish } from './candidate.ts';
import type { LabelScene } from './label-scene.ts';
import { boxWithin, inRings, type LabelBox, shareInRings } from './oriented-box.ts';
import { inTwo } from './typesetter.ts';

/** Places looked at in an area: so many across and down. */
const ACROSS = 9;
const SIZES = [1, 0.82, 0.66];
const MOST_PLACES = 10;
/** Less of an area than this is no place for its name. */
const LEAST_VISIBLE_MM2 = 12;

export interface AreaName {
  readonly kind: LabelKind;
  readonly name: string;
  readonly rings: readonly Xy[];
  readonly size: Mm;
  readonly worth: number;
  readonly important: boolean;
  readonly style: LabelStyle;
  readonly over: Readonly<Record<string, number>>;
}

/** The names of the neighbours in what is seen of them, pale. */
export function neighbourWishes(neighbours: readonly BoardGrid[], scene: LabelScene): readonly Wish[] {
  const { ground, inks, textMm } = scene;
  return neighbours.flatMap(({ name, polygons }) => {
    const rings = polygons
      .flat()
      .map((ring) => clipRing(ground.points(ring), grown(ground.frame, -0.8)))
      .filter((ring) => ring.length > 0);
    return areaWish(
      {
        kind: 'neighbour',
        name,
        rings,
        size: textMm,
        worth: 70,
        important: false,
        style: { weight: 'bold', colour: inks.neighbourName, halo: inks.halo },
        over: { ownBorder: 9, border: 1.2, road: 0.35, building: 0.15, own: 4 },
      },
      scene,
    );
  });
}

/** The names of lakes and of rivers that have banks, once each: in the largest part that is seen. */
export function waterWishes(lines: readonly PaperLine[], scene: LabelScene): readonly Wish[] {
  const { ground, inks, textMm, setter } = scene;
  const rings = new Map<string, { readonly name: string; readonly rings: Xy[] }>();
  for (const { line } of lines) {
    const ring = waterRing(line, ground);
    const { text } = setter.clean(line.name);
    if (ring === null || text === '') continue;
    const cut = clipRing(ring, grown(ground.frame, -0.8));
    if (cut.length === 0) continue;
    const known = rings.get(text);
    if (known === undefined) rings.set(text, { name: line.name, rings: [cut] });
    else known.rings.push(cut);
  }
  return [...rings.values()].flatMap((one) =>
    areaWish(
      {
        ...one,
        kind: 'water',
        size: 0.85 * textMm,
        worth: 55,
        important: false,
        style: { weight: 'plain', colour: inks.waterName, halo: inks.halo },
        over: { ownBorder: 9, border: 2, road: 1, building: 1 },
      },
      scene,
    ),
  );
}

/** A name within an area, in one line or two, where there is most room; [] where none of it is seen or it has no name. */
export function areaWish(area: AreaName, scene: LabelScene): readonly Wish[] {
  const { setter, ground, leastMm, cost } = scene;
  const { text } = setter.clean(area.name);
  const { rings, style } = area;
  if (text === '' || rings.length === 0) return [];
  const places = roomiest(rings);
  if (places.length === 0) return [];
  const candidates: Candidate[] = [];
  const most = places[0]!.room;
  const two = inTwo(text);
  for (const [step, share] of SIZES.entries()) {
    const size = Math.max(leastMm, area.size * share);
    for (const { x, y, room } of places)
      for (const rows of two === null ? [[text]] : [[text], two]) {
        const settled = block(rows, x, y, size, style.weight, scene);
        if (!settled.boxes.every((box) => boxWithin(box, ground.frame))) continue;
        const within =
          settled.boxes.reduce((sum, box) => sum + shareInRings(box, rings), 0) / settled.boxes.length;
        const shape = 0.6 * (1 - room / most) + 2 * (1 - within) + 0.3 * step + (rows.length > 1 ? 0.12 : 0);
        candidates.push({ ...settled, text, size, cost: shape + cost.of(settled.boxes, area.over) });
      }
    if (size <= leastMm) break;
  }
  const { kind, name, worth, important } = area;
  return [{ kind, name, worth, important, style, candidates }];
}

/** Rows of text, one under the other, around a middle. */
export function block(
  rows: readonly string[],
  x: Mm,
  y: Mm,
  size: Mm,
  weight: LabelStyle['weight'],
  { setter }: LabelScene,
): Pick<Candidate, 'settings' | 'boxes'> {
  const set = rows.map((row, i) =>
    setter.row(row, x, y + (i - (rows.length - 1) / 2) * 1.12 * size, 0, size, weight),
  );
  return { settings: set.map(({ setting }) => setting), boxes: set.map(({ box }): LabelBox => box) };
}

interface Place {
  readonly x: Mm;
  readonly y: Mm;
  /** How far the nearest edge is. */
  readonly room: Mm;
}

/** The places of a coarse net that are farthest from the area's edges; some of each of its larger parts. */
export function roomiest(rings: readonly Xy[]): readonly Place[] {
  const found: Place[] = [];
  for (const ring of rings) {
    const { left, top, right, bottom } = sidesOf(ring);
    if ((right - left) * (bottom - top) < LEAST_VISIBLE_MM2) continue;
    for (let r = 0; r < ACROSS; r++)
      for (let c = 0; c < ACROSS; c++) {
        const x = left + ((c + 0.5) / ACROSS) * (right - left);
        const y = top + ((r + 0.5) / ACROSS) * (bottom - top);
        if (inRings(x, y, rings)) found.push({ x, y, room: Math.sqrt(nearest2(x, y, rings)) });
      }
  }
  return found.sort((a, b) => b.room - a.room || a.y - b.y || a.x - b.x).slice(0, MOST_PLACES);
}

function nearest2(x: Mm, y: Mm, rings: readonly Xy[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    const n = ring.length;
    for (let i = 0, j = n - 2; i < n; j = i, i += 2) {
      const dx = ring[i]! - ring[j]!;
      const dy = ring[i + 1]! - ring[j + 1]!;
      const px = x - ring[j]!;
      const py = y - ring[j + 1]!;
      const length2 = dx * dx + dy * dy;
      const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length2));
      const d = (px - t * dx) ** 2 + (py - t * dy) ** 2;
      if (d < least) least = d;
    }
  }
  return least;
}
