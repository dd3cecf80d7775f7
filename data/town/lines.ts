import type { Ground } from './ground.ts';
import type { StreetId, VertexId } from './mesh.ts';
import type { Name } from './names.ts';
import { along, distance, type Vec } from './plane.ts';
import { crossesBarriers, isBarrier, KIND, type StreetClass } from './streets.ts';
import type { Position, TownLine } from './types.ts';

/** Roads that end at water or rail stop this far from its middle, in metres. */
const STOP_M: Partial<Record<StreetClass, number>> = { river: 34, canal: 13, rail: 9 };

type Crossing = 'none' | 'bridge' | 'tunnel';

interface Edge {
  readonly a: VertexId;
  readonly b: VertexId;
  readonly crossing: Crossing;
}

/** The town's lines, each street in as few as its bridges and tunnels allow. They have the corners that borders have. */
export function drawLines(
  ground: Ground,
  names: ReadonlyMap<StreetId, Name>,
  toPosition: (place: Vec) => Position,
): TownLine[] {
  const { mesh, streets } = ground;
  const byStreet = new Map<StreetId, Edge[]>();
  for (const [a, b, street] of mesh.edges()) {
    const crossing = crossingOf(ground, a, b, street);
    byStreet.set(street, [...(byStreet.get(street) ?? []), { a, b, crossing }]);
  }
  const lines: TownLine[] = [];
  for (const [street, edges] of byStreet) {
    const streetClass = streets.classOf(street);
    if (streetClass === 'edge') continue;
    for (const { path, crossing } of runs(edges)) {
      const places = stopShort(ground, path, streetClass);
      if (places.length < 2) continue;
      lines.push({
        id: `w${String(lines.length + 1).padStart(4, '0')}`,
        kind: KIND[streetClass],
        class: streetClass,
        name: names.get(street)!.zh,
        nameEn: names.get(street)!.en,
        bridge: crossing === 'bridge',
        tunnel: crossing === 'tunnel',
        line: places.map(toPosition),
      });
    }
  }
  return lines;
}

/** A road goes over water and, if it is a wide one, over rail; narrower ones go under. */
function crossingOf(ground: Ground, a: VertexId, b: VertexId, street: StreetId): Crossing {
  const streetClass = ground.streets.classOf(street);
  if (!crossesBarriers(streetClass)) return 'none';
  for (const v of [a, b]) {
    const { barrier, roads } = at(ground, v);
    if (barrier === null || roads < 2) continue;
    const wide = streetClass === 'trunk' || streetClass === 'primary';
    return barrier === 'rail' && !wide ? 'tunnel' : 'bridge';
  }
  return 'none';
}

/** What water or rail runs through a vertex, and how many roads lead to it that may cross. */
function at({ mesh, streets }: Ground, v: VertexId): { barrier: StreetClass | null; roads: number } {
  let [barrier, roads] = [null as StreetClass | null, 0];
  for (const w of mesh.neighbours[v]!) {
    const street = mesh.streetOf(v, w);
    const streetClass = streets.classOf(street);
    if (isBarrier(streetClass)) barrier = streetClass;
    if (crossesBarriers(streetClass)) roads++;
  }
  return { barrier, roads };
}

/** Chains edges into paths; a path ends where the street forks, ends, or goes onto or off a bridge. */
function runs(edges: readonly Edge[]): { path: VertexId[]; crossing: Crossing }[] {
  const around = new Map<VertexId, Edge[]>();
  for (const edge of edges) {
    for (const v of [edge.a, edge.b]) around.set(v, [...(around.get(v) ?? []), edge]);
  }
  const used = new Set<Edge>();
  const passes = (v: VertexId) => {
    const [one, two, more] = around.get(v)!;
    return two !== undefined && more === undefined && one!.crossing === two.crossing;
  };
  const follow = (from: VertexId, first: Edge) => {
    const path = [from];
    for (let edge: Edge | undefined = first; edge !== undefined; ) {
      used.add(edge);
      const v: VertexId = edge.a === path.at(-1) ? edge.b : edge.a;
      path.push(v);
      edge = passes(v) ? around.get(v)!.find((next) => !used.has(next)) : undefined;
    }
    return { path, crossing: first.crossing };
  };
  const found: { path: VertexId[]; crossing: Crossing }[] = [];
  for (const [v, list] of around) {
    if (passes(v)) continue;
    for (const edge of list) if (!used.has(edge)) found.push(follow(v, edge));
  }
  for (const edge of edges) if (!used.has(edge)) found.push(follow(edge.a, edge));
  return found;
}

/** The path in metres; a road's or wall's end in the middle of water or rail is taken back to the bank. */
function stopShort(ground: Ground, path: readonly VertexId[], streetClass: StreetClass): Vec[] {
  let places = path.map((v) => ground.mesh.places[v]!);
  if (isBarrier(streetClass)) return places;
  for (const end of [path.at(-1)!, path[0]!]) {
    const { barrier, roads } = at(ground, end);
    if (barrier !== null && (roads < 2 || !crossesBarriers(streetClass)))
      places = takeBack(places, STOP_M[barrier]!);
    places = places.toReversed();
  }
  return places;
}

function takeBack(places: readonly Vec[], by: number): Vec[] {
  const kept = [...places];
  for (let left = by; kept.length > 1; ) {
    const last = kept.pop()!;
    const before = kept.at(-1)!;
    const length = distance(last, before);
    if (length > left + 1) return [...kept, along(last, before, left / length)];
    left -= length;
  }
  return [];
}
