import type { Ground } from './ground.ts';
import type { StreetId } from './mesh.ts';
import type { Name, Names } from './names.ts';
import { distance } from './plane.ts';

const NAMELESS: Name = { zh: '', en: '' };

/**
 * Names for all that runs through the town: 大道 for arterials, 路 for what runs east and west, 街 for north and
 * south, 巷 for lanes. Drives, tracks and walls have none.
 */
export function nameStreets({ mesh, streets }: Ground, names: Names): Map<StreetId, Name> {
  const extent = streets.all.map(() => ({ east: 0, north: 0, length: 0 }));
  for (const [a, b, street] of mesh.edges()) {
    const [p, q] = [mesh.places[a]!, mesh.places[b]!];
    const sum = extent[street]!;
    sum.east += Math.abs(q[0] - p[0]);
    sum.north += Math.abs(q[1] - p[1]);
    sum.length += distance(p, q);
  }
  const road = ({ east, north }: { east: number; north: number }) =>
    east > north ? names.place('路', ' Road') : names.place('街', ' Street');
  return new Map(
    streets.all.map(({ id, class: street }) => {
      switch (street) {
        case 'trunk':
          return [id, names.fixed('环城路', 'Ring Road')];
        case 'primary':
          return [id, names.place('大道', ' Avenue')];
        case 'secondary':
        case 'tertiary':
          return [id, road(extent[id]!)];
        case 'residential':
          return [id, extent[id]!.length > 260 ? road(extent[id]!) : names.place('巷', ' Lane')];
        case 'living_street':
          return [id, extent[id]!.length > 70 ? names.place('巷', ' Lane') : NAMELESS];
        case 'river':
          return [id, names.place('河', ' River')];
        case 'canal':
          return [id, names.fixed('护城河', 'Moat')];
        case 'rail':
          return [id, names.place('铁路', ' Railway')];
        default:
          return [id, NAMELESS];
      }
    }),
  );
}
