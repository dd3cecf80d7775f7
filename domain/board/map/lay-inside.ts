import type { GroundPolygon, InsideGrid } from '../content.ts';
import type { Mark, PathMark, Trace } from '../drawing.ts';
import type { BorderLines } from './border-lines.ts';
import type { Inks } from './inks.ts';
import type { PaperGround, Xy } from './paper-ground.ts';
import { readRings } from './read-areas.ts';
import { acrossBox, closedTrace } from './traces.ts';
import type { LegendItem } from './types.ts';

/** A grid within the sheet's own, as it lies on the paper. */
export interface PaperInside {
  readonly grid: InsideGrid;
  readonly rings: readonly Xy[];
  /** Among how many of the same parent it is. */
  readonly siblings: number;
}

/** Grids of the second level are drawn where most of them are at least so large on the paper, as the side of a square. */
const LEAST_SIDE_MM = 9;

/** The grids within that this map is large enough to show: the next level always, the one beneath it where it is more than a net. */
export function readInside(inside: readonly InsideGrid[], ground: PaperGround): readonly PaperInside[] {
  const among = new Map<string, number>();
  for (const { parent } of inside) among.set(parent, (among.get(parent) ?? 0) + 1);
  const read = inside.map((grid) => ({
    grid,
    rings: readRings(grid.polygons, ground),
    siblings: among.get(grid.parent)!,
  }));
  const sides = read
    .filter(({ grid }) => grid.depth === 2)
    .map(({ rings }) => Math.sqrt(rings.reduce((sum, ring) => sum + areaOf(ring), 0)))
    .sort((a, b) => a - b);
  const deep = (sides[sides.length >> 1] ?? 0) >= LEAST_SIDE_MM;
  return read.filter(({ grid, rings }) => rings.length > 0 && (grid.depth === 1 || deep));
}

/** Whether grids of the next level part this one, so that each has a tint of its own instead of one fill for all. */
export function isParted(inside: readonly PaperInside[]): boolean {
  return inside.filter(({ grid }) => grid.depth === 1).length > 1;
}

/** The grids of the next level each in a pale tint, no two that touch in the same where five are enough. */
export function layTints(inside: readonly PaperInside[], inks: Inks): readonly Mark[] {
  if (!isParted(inside)) return [];
  const next = inside.filter(({ grid }) => grid.depth === 1);
  const tints = tintsOf(next.map(({ grid }) => grid.polygons));
  return next.map(({ rings }, i) => ({
    kind: 'path',
    traces: rings.map(closedTrace),
    fill: inks.tints[tints[i]! % inks.tints.length]!,
  }));
}

/** For each area the least number that none before it has that shares two corners with it. */
function tintsOf(areas: readonly (readonly GroundPolygon[])[]): readonly number[] {
  const at = new Map<string, number[]>();
  const chosen: number[] = [];
  for (const [i, polygons] of areas.entries()) {
    const met = new Map<number, number>();
    for (const point of new Set(polygons.flat(2).map(([x, y]) => `${x},${y}`))) {
      const others = at.get(point) ?? [];
      for (const other of others) met.set(other, (met.get(other) ?? 0) + 1);
      at.set(point, [...others, i]);
    }
    const taken = new Set([...met].filter(([, points]) => points > 1).map(([other]) => chosen[other]!));
    let tint = 0;
    while (taken.has(tint)) tint += 1;
    chosen.push(tint);
  }
  return chosen;
}

export interface InsideBorders {
  readonly marks: readonly PathMark[];
  readonly traces: readonly Trace[];
  readonly legend: readonly LegendItem[];
}

/** The borders of the grids within, each stretch once: the next level in the colour of the grid's own border, the one beneath dashed and thin. */
export function layInsideBorders(
  inside: readonly PaperInside[],
  lines: BorderLines,
  inks: Inks,
  unit: number,
): InsideBorders {
  const style = {
    1: (traces: readonly Trace[]): readonly PathMark[] => [
      { kind: 'path', traces, stroke: inks.halo, strokeWidth: 1.1 * unit, strokeOpacity: 0.75 },
      { kind: 'path', traces, stroke: inks.border, strokeWidth: 0.45 * unit },
    ],
    2: (traces: readonly Trace[]): readonly PathMark[] => [
      { kind: 'path', traces, stroke: inks.halo, strokeWidth: 0.7 * unit, strokeOpacity: 0.6 },
      { kind: 'path', traces, stroke: inks.inner, strokeWidth: 0.26 * unit, dash: [1.5 * unit, 0.7 * unit] },
    ],
  } as const;
  const byLevel = new Map<string, { readonly grid: InsideGrid; readonly traces: Trace[] }>();
  for (const depth of [1, 2] as const)
    for (const { grid } of inside) {
      if (grid.depth !== depth) continue;
      const key = `${depth}/${grid.level.zh}`;
      const one = byLevel.get(key) ?? { grid, traces: [] };
      byLevel.set(key, one);
      one.traces.push(...lines.take(grid.polygons));
    }
  const drawn = [...byLevel.values()].filter(({ traces }) => traces.length > 0);
  return {
    // The deeper first: what is of a higher level lies over it.
    marks: drawn.toReversed().flatMap(({ grid, traces }) => style[grid.depth](traces)),
    traces: drawn.flatMap(({ traces }) => traces),
    legend: drawn.map(({ grid: { depth, level } }) => ({
      id: `inside-${depth}-${level.zh}`,
      name: { zh: `${level.zh}界`, en: `Border of a ${level.en.toLowerCase()}` },
      sample: (box) => style[depth]([acrossBox(box)]),
    })),
  };
}

/** By the shoelace; of whatever a ring's way round is. */
function areaOf(ring: Xy): number {
  let twice = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    twice += ring[j]! * ring[i + 1]! - ring[i]! * ring[j + 1]!;
  return Math.abs(twice) / 2;
}
