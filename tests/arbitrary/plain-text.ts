import type { Border, Coverage } from '../../domain/coverage/types.ts';
import type { Division } from '../../domain/edit/types.ts';
import type { Polygon, Ring } from '../../domain/geometry/point.ts';
import type { PersistentMap } from '../../domain/persistent-map.ts';
import type { Grid } from '../../domain/plan/types.ts';
import { fromSmallest } from './from-smallest.ts';

/**
 * A division as a text: equal divisions (up to where their rings begin and what their borders are numbered) give equal
 * texts. Each record is written out once, however many divisions it is part of, and frozen then: it must never change.
 */
export function plainText(division: Division): string {
  const { territory, tree, counts, buildings } = division;
  return [
    textOf(territory.polygons, JSON.stringify),
    textOf(territory.original, JSON.stringify),
    ...sorted(tree.grids, gridText),
    ...sorted(tree.children, (list) => [...list].sort().join()),
    ...sorted(counts, (count) => textOf(count, JSON.stringify)),
    ...sorted(buildings.leafOf, (leaf) => leaf),
    ...sorted(buildings.byLeaf, (list) => [...list].sort().join()),
    ...sorted(buildings.outside, String),
  ].join('\n');
}

/** A grid as a text, wherever its rings begin. */
export function gridText(grid: Grid): string {
  return textOf(grid, ({ polygon }) =>
    JSON.stringify({ ...grid, polygon: polygon && textOf(polygon, polygonText) }),
  );
}

/** Leaves and borders without ids and starts: what two coverages of the same ground have in common. */
export function coverageText(coverage: Coverage): string {
  const borders: string[] = [];
  for (const border of coverage.borders.values()) borders.push(textOf(border, borderText));
  return [
    ...borders.sort(),
    ...sorted(coverage.leaves, ({ polygon, box }) => `${box} ${textOf(polygon, polygonText)}`),
  ].join('\n');
}

const texts = new WeakMap<object, string>();

function textOf<T extends object>(record: T, write: (record: T) => string): string {
  let text = texts.get(record);
  if (text === undefined) {
    text = write(record);
    texts.set(record, text);
    freeze(record);
  }
  return text;
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
}

function sorted<V extends {}>(map: PersistentMap<string, V>, write: (value: V) => string): string[] {
  const lines: string[] = [];
  for (const [key, value] of map) lines.push(`${key} ${write(value)}`);
  return lines.sort();
}

function polygonText(polygon: Polygon): string {
  return polygon.map((ring) => fromSmallest(ring).join(' ')).join('|');
}

function borderText({ points, left, right }: Border): string {
  const [first, last] = [points[0]!, points.at(-1)!];
  const closed = points.length > 2 && first[0] === last[0] && first[1] === last[1];
  const inOrder = (run: Ring) => (closed ? fromSmallest(run.slice(0, -1)) : run).join(' ');
  if (right === null || left < right) return `${left}|${right}|${inOrder(points)}`;
  return `${right}|${left}|${inOrder(points.toReversed())}`;
}
