import type { SummaryQuery } from '../../../domain/contract/case.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import { CANONICAL_STEPS } from '../../../domain/deployment/types.ts';
import { ancestorAt, gridsAt } from '../../../domain/plan/tree.ts';
import { gridAt, type LightTree } from '../../plans/grid-trees.ts';
import type { Found } from './ask-index.ts';

const HOUR_MS = 3_600_000;

/** A way to part rows into groups, each with its key. */
export interface Groups {
  readonly keys: readonly string[];
  /** The group of a row; of one of the window before, that of the same place in this window. */
  of(row: number): number;
  ofBefore(row: number): number;
  /** Households of a key, where groups are grids. */
  readonly households: ((key: string) => number | undefined) | null;
}

/** Groups of what was found, by one of a case's own columns, its hour, or the grid that it lies in. */
export function groupsBy(by: SummaryQuery['by'], level: string | undefined, found: Found): Groups {
  const { kinds, severities, sources, columns } = found.index;
  if (by === 'kind') return coded(kinds.texts, columns.kind);
  if (by === 'severity') return coded(severities.texts, columns.severity);
  if (by === 'source') return coded(sources.texts, columns.source);
  if (by === 'state') return coded(CANONICAL_STEPS, columns.state);
  if (by === 'hour') return hours(found);
  return found.borders ? gridsOfPlan(found.borders, level) : gridsOfReport(found, level);
}

function coded(keys: readonly string[], codes: ArrayLike<number>): Groups {
  const of = (row: number) => codes[row]!;
  return { keys, of, ofBefore: of, households: null };
}

/** Hours since 1970, each by its start; those of the window before are moved on by its length. */
function hours({ index, filter, before }: Found): Groups {
  const { occurred } = index.columns;
  const shift = before ? filter.from! - before.filter.from! : 0;
  const keys: string[] = [];
  const groups = new Map<number, number>();
  // Rows stand in the order of time: mostly it is the hour of the row before.
  let [last, lastGroup] = [Number.NaN, -1];
  const groupAt = (ms: number) => {
    const hour = Math.floor(ms / HOUR_MS);
    if (hour === last) return lastGroup;
    let group = groups.get(hour);
    if (group === undefined) {
      group = keys.push(new Date(hour * HOUR_MS).toISOString()) - 1;
      groups.set(hour, group);
    }
    [last, lastGroup] = [hour, group];
    return group;
  };
  return {
    keys,
    of: (row) => groupAt(occurred[row]!),
    ofBefore: (row) => groupAt(occurred[row]! + shift),
    households: null,
  };
}

/** The grids of a plan in whose borders cases lie; with a level all there are, without one the leaves that have cases. */
function gridsOfPlan(
  { division, located }: NonNullable<Found['borders']>,
  level: string | undefined,
): Groups {
  const named = new Names(level === undefined ? [] : gridsAt(division.tree, level).map(({ id }) => id));
  const { ids, codes } = located;
  const groups = Int32Array.from(ids, (leaf) => {
    // A leaf of an earlier revision holds no row any more.
    if (leaf === '' || !division.tree.grids.has(leaf)) return named.group('');
    return named.group(level === undefined ? leaf : (ancestorAt(division.tree, leaf, level) ?? ''));
  });
  const of = (row: number) => groups[codes[row]!]!;
  return {
    keys: named.keys,
    of,
    ofBefore: of,
    households: (key) => division.counts.get(key)?.households,
  };
}

/** The grids that cases lay in when they were reported, each in its plan; with a level all of the plans in force as well. */
function gridsOfReport({ index, trees }: Found, level: string | undefined): Groups {
  const byPlan = new Map(trees.map((tree) => [tree.plan, tree]));
  const named = new Names(level === undefined ? [] : gridsInForce(trees, level));
  const groups = Int32Array.from({ length: index.places.size }, (_, code) => {
    const place = index.placeOf(code);
    if (!place) return named.group('');
    return named.group(
      level === undefined ? place.grid : (gridAt(byPlan.get(place.plan)!, place.grid, level) ?? ''),
    );
  });
  const { place } = index.columns;
  const of = (row: number) => groups[place[row]!]!;
  // As the plan in force counts them, else the last one that had the grid: it stands last.
  const households = (key: string) =>
    trees.findLast(({ grids }) => grids.has(key))?.grids.get(key)?.households ?? undefined;
  return { keys: named.keys, of, ofBefore: of, households };
}

function* gridsInForce(trees: readonly LightTree[], level: string): Iterable<GridId> {
  for (const { inForce, grids } of trees)
    if (inForce) for (const grid of grids.values()) if (grid.level === level) yield grid.id;
}

/** Groups by name, in the order in which they are first named. */
class Names {
  readonly keys: string[] = [];
  readonly #groups = new Map<string, number>();

  constructor(first: Iterable<string>) {
    for (const name of first) this.group(name);
  }

  group(name: string): number {
    const known = this.#groups.get(name);
    if (known !== undefined) return known;
    this.#groups.set(name, this.keys.length);
    return this.keys.push(name) - 1;
  }
}
