import { gridAt, outlineOf, sidesOfBorder } from '../../../client/editor/tools/ground.ts';
import type { LineCollection } from '../../../domain/contract/line.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { toDegrees, toLattice } from '../../../domain/geometry/point.ts';
import type { LngLat } from './map-view.ts';

/** Corners of a named stream from one end to the other, `corners` of them. Throws where its parts are not one. */
export function streamThrough({ features }: LineCollection, name: string, corners: number): LngLat[] {
  const parts = features
    .filter(({ properties }) => properties.name === name)
    .map(({ geometry }) => geometry.coordinates as unknown as LngLat[]);
  const chain = parts.shift()!;
  const same = (a: LngLat, b: LngLat) => a[0] === b[0] && a[1] === b[1];
  while (parts.length > 0) {
    const next = parts.findIndex((part) => same(part[0]!, chain.at(-1)!) || same(part.at(-1)!, chain[0]!));
    if (next < 0) throw new Error(`${name} is not one stream`);
    const [part] = parts.splice(next, 1);
    if (same(part![0]!, chain.at(-1)!)) chain.push(...part!.slice(1));
    else chain.unshift(...part!.slice(0, -1));
  }
  return Array.from(
    { length: corners },
    (_, i) => chain[Math.round((i * (chain.length - 1)) / (corners - 1))]!,
  );
}

const METRES_PER_DEGREE = 111_320;

/**
 * The border of most corners between two communities: how many it has, and places beside it, `along` 0–1 from its northern
 * end to the other, `metres` into `one` (negative: into `other`) square to the line between its ends.
 */
export function borderBetween(division: Division, one: string, other: string) {
  const nameOf = (id: string | null) => (id === null ? '' : division.tree.grids.get(id)!.name);
  const [from] = [...division.tree.grids.values()].filter(
    ({ name, level }) => name === one && level === 'community',
  );
  const [border] = outlineOf(division, from!.id)
    .filter((part) => {
      const sides = sidesOfBorder(division, part, 'community').map(nameOf);
      return sides.includes(one) && sides.includes(other);
    })
    .sort((a, b) => b.points.length - a.points.length);
  const places = border!.points.map(toDegrees);
  // In which order its corners are stored is nobody's business.
  if (places[0]![1] < places.at(-1)![1]) places.reverse();
  const [a, b] = [places[0]!, places.at(-1)!];
  const narrow = Math.cos((a[1] * Math.PI) / 180);
  const [dx, dy] = [(b[0] - a[0]) * narrow, b[1] - a[1]];
  const length = Math.hypot(dx, dy) * METRES_PER_DEGREE;
  const offset = (along: number, metres: number): LngLat => {
    const [lng, lat] = places[Math.round(along * (places.length - 1))]!;
    return [lng - (dy / length / narrow) * metres, lat + (dx / length) * metres];
  };
  const votes = [0.3, 0.5, 0.7].filter(
    (along) => nameOf(gridAt(division, 'community', toLattice(...offset(along, 300)))) === one,
  );
  const sign = votes.length >= 2 ? 1 : -1;
  return {
    corners: places.length,
    beside: (along: number, metres: number) => offset(along, sign * metres),
  };
}
