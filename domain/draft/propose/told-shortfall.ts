import type { Point } from '../../geometry/point.ts';
import { metresOf } from '../net/metres.ts';
import { isBarrierLine } from '../parts/part-graph.ts';
import type { Along, DraftBuilding, Parts, Shortfall } from '../types.ts';

/** What shortfalls are told of. */
interface DraftedGround {
  readonly parts: Parts;
  /** Those that the parts were made with. */
  readonly buildings: readonly DraftBuilding[];
  readonly measure: 'households' | 'persons';
  readonly barriers: readonly string[];
}

/** Classes of roads that people call by; any other is a road. */
const STREETS: ReadonlySet<string> = new Set(['motorway', 'trunk', 'primary', 'secondary', 'tertiary']);

interface Told {
  readonly code: Shortfall['code'];
  readonly params: Shortfall['params'];
  readonly at: Point;
}

/**
 * How shortfalls of divisions of some parts are told: with their places; a part that holds too much as the building that does, where one has
 * most of it; with what the barriers are that one is about (`across`: words with blanks between, the longest first; `name`: of the longest
 * line); in whole numbers.
 */
export function shortfallTeller(ground: DraftedGround): (shortfall: Shortfall) => Told {
  let barriers: ReadonlyMap<number, readonly BarrierEdge[]> | null = null;
  return (shortfall) => {
    const { code, params, at } = asBuilding(ground, shortfall);
    const isAbout = 'across' in params;
    if (isAbout) barriers ??= barrierEdges(ground);
    const known: Shortfall['params'] = { ...params, ...(isAbout ? barriersOf(barriers!, shortfall) : {}) };
    // The ends of a band are computed with a little to spare.
    const whole = ([key, value]: [string, string | number]) =>
      [key, typeof value === 'number' ? Math.round(value) : value] as const;
    return { code, params: Object.fromEntries(Object.entries(known).map(whole)), at };
  };
}

function asBuilding({ parts, buildings, measure }: DraftedGround, { code, params, part }: Shortfall) {
  const at = parts.at[part]!;
  if (code !== 'one-part') return { code, params, at };
  let most = -1;
  for (const b of parts.buildings[part]!)
    if (most < 0 || (buildings[b]![measure] ?? 0) > (buildings[most]![measure] ?? 0)) most = b;
  const holds = most < 0 ? 0 : (buildings[most]![measure] ?? 0);
  if (2 * holds <= Number(params.households)) return { code, params, at };
  return { code: 'one-building' as const, params: { ...params, households: holds }, at: buildings[most]!.at };
}

interface BarrierEdge {
  readonly word: string;
  readonly name: string;
  readonly metres: number;
  readonly beyond: number;
}

/** Per part, its borders on a barrier and what part is beyond. */
function barrierEdges({ parts: { net, partOf }, barriers }: DraftedGround): Map<number, BarrierEdge[]> {
  const metres = metresOf(net);
  const is = net.alongs.map((along) => isBarrierLine(along, barriers));
  const of = new Map<number, BarrierEdge[]>();
  for (let e = 0; e < net.from.length; e++) {
    const a = net.along[e]!;
    if (net.left[e] === -1 || net.right[e] === -1 || !is[a]) continue;
    const [p, q] = [partOf[net.left[e]!]!, partOf[net.right[e]!]!];
    if (p === q) continue;
    const along = net.alongs[a]!;
    for (const [part, beyond] of [
      [p, q],
      [q, p],
    ] as const) {
      const edge = { word: wordOf(along), name: along.name, metres: metres(e), beyond };
      const list = of.get(part);
      if (list) list.push(edge);
      else of.set(part, [edge]);
    }
  }
  return of;
}

/** The barriers within a grid that reaches across some, or around a piece that has no neighbour but beyond them. */
function barriersOf(edges: ReadonlyMap<number, readonly BarrierEdge[]>, { code, parts }: Shortfall) {
  const inside = new Set(parts);
  const words = new Map<string, number>();
  const names = new Map<string, number>();
  for (const part of parts)
    for (const { word, name, metres, beyond } of edges.get(part) ?? []) {
      if (inside.has(beyond) !== (code === 'barrier-crossed')) continue;
      words.set(word, (words.get(word) ?? 0) + metres);
      names.set(name, (names.get(name) ?? 0) + metres);
    }
  return { across: longestFirst(words).join(' '), name: longestFirst(names)[0] ?? '' };
}

function longestFirst(lengths: ReadonlyMap<string, number>): string[] {
  return [...lengths].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([word]) => word);
}

function wordOf({ kind, class: value }: Along): string {
  if (kind === 'water') return 'river';
  if (kind !== 'road') return kind;
  const street = (value ?? '').replace(/_link$/, '');
  return STREETS.has(street) ? street : 'road';
}
