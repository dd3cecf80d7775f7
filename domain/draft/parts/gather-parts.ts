import type { DraftBuilding, Parts, PlanarNet } from '../types.ts';
import type { Faces } from './connected-faces.ts';
import { mostlyThere } from './kind-of-use.ts';
import { sound } from './sound-count.ts';

/** Adds up what lies in every part. `faceOf`: the face of each building, −1 of one that lies in none. */
export function gatherParts(
  net: PlanarNet,
  { count, of: partOf }: Faces,
  buildings: readonly DraftBuilding[],
  faceOf: Int32Array,
  unitOfPart: Int32Array,
): Parts {
  const groundOf = new Int32Array(count);
  const areaM2 = new Float64Array(count);
  const largest = new Int32Array(count).fill(-1);
  for (let f = 0; f < net.faces; f++) {
    const p = partOf[f]!;
    groundOf[p] = net.groundOf[f]!;
    areaM2[p]! += net.areaM2[f]!;
    if (largest[p] === -1 || net.areaM2[f]! > net.areaM2[largest[p]!]!) largest[p] = f;
  }
  const households = new Float64Array(count);
  const persons = new Float64Array(count);
  const inside: number[][] = Array.from({ length: count }, () => []);
  buildings.forEach((building, b) => {
    if (faceOf[b] === -1) return;
    const p = partOf[faceOf[b]!]!;
    inside[p]!.push(b);
    households[p]! += sound(building.households);
    persons[p]! += sound(building.persons);
  });
  return {
    net,
    count,
    partOf,
    groundOf,
    households,
    persons,
    areaM2,
    buildings: inside,
    unit: unitOfPart,
    kind: inside.map((list) => mostlyThere(list, buildings)),
    at: Array.from(largest, (f) => net.at[f]!),
  };
}
