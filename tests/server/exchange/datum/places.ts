import { readFileSync } from 'node:fs';
import type { Feature } from 'geojson';
import { generateTown } from '../../../../data/town/generate.ts';
import type { Coordinates } from '../../../../data/town/types.ts';
import type { LngLat } from '../../../../domain/contract/geometry.ts';
import { readProfile } from '../../../../domain/deployment/profile.ts';
import { type Polygon, toLattice } from '../../../../domain/geometry/point.ts';
import { sharedData } from '../../../fixtures/shared-data.ts';

/** A feature as the lines or rings that it is drawn with. */
export interface Shape {
  readonly lines: readonly (readonly LngLat[])[];
  readonly centre: LngLat;
}

export interface Place {
  readonly name: string;
  readonly territory: readonly Shape[];
  readonly lines: readonly Shape[];
  readonly buildings: readonly Shape[];
  readonly grids: readonly Shape[];
  readonly shops: readonly Shape[];
}

export function shapeOf(lines: readonly (readonly LngLat[])[]): Shape {
  const all = lines.flat();
  const mean = (axis: 0 | 1) => all.reduce((sum, at) => sum + at[axis], 0) / all.length;
  return { lines, centre: [mean(0), mean(1)] };
}

export function polygonsOf(shapes: readonly Shape[]): Polygon[] {
  return shapes.map(({ lines }) => lines.map((ring) => ring.slice(0, -1).map((at) => toLattice(...at))));
}

/** The demonstration, which lies in China; and two real places that are moved there. */
export function placesInChina(): Place[] {
  const places = [demonstration()];
  for (const [name, east, north] of [
    ['west-village', 114.06 + 74.0045, 22.54 - 40.736],
    ['liechtenstein', 102.7 - 9.55, 25 - 47.15],
  ] as const) {
    if (!sharedData(`${name}/territory.geojson`, `the datum of ${name}`)) continue;
    const read = (file: string) => readShapes(sharedData(`${name}/${file}.geojson`, name)!, east, north);
    places.push({
      name,
      territory: read('territory'),
      lines: read('lines'),
      buildings: read('buildings'),
      grids: name === 'liechtenstein' ? read('communities') : [],
      shops: [],
    });
  }
  return places;
}

function demonstration(): Place {
  const file = new URL('../../../../data/profiles/xincheng.json', import.meta.url);
  const profile = readProfile(JSON.parse(readFileSync(file, 'utf8')));
  if (!profile.ok) throw new Error(profile.reason.code);
  const town = generateTown(profile.value, 1);
  const shape = (lines: Coordinates) =>
    shapeOf(lines.map((line) => line.map(([lng, lat]): LngLat => [lng, lat])));
  return {
    name: 'demonstration',
    territory: town.territory.map(shape),
    lines: town.lines.map(({ line }) => shape([line])),
    buildings: town.buildings.map(({ polygon }) => shape(polygon)),
    grids: town.grids.flatMap(({ polygon }) => (polygon ? [shape(polygon)] : [])),
    shops: town.places.filter(({ kind }) => kind === 'shop').map(({ at }) => shape([[at]])),
  };
}

function readShapes(path: string, east: number, north: number): Shape[] {
  const { features } = JSON.parse(readFileSync(path, 'utf8')) as { features: Feature[] };
  const moved = (line: readonly (readonly number[])[]) =>
    line.map(([lng, lat]): LngLat => [lng! + east, lat! + north]);
  return features.flatMap(({ geometry }) => {
    switch (geometry.type) {
      case 'LineString':
        return [shapeOf([moved(geometry.coordinates)])];
      case 'Polygon':
        return [shapeOf(geometry.coordinates.map(moved))];
      case 'MultiPolygon':
        return geometry.coordinates.map((rings) => shapeOf(rings.map(moved)));
      default:
        throw new Error(geometry.type);
    }
  });
}
