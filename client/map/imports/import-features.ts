import type { Feature } from 'geojson';
import type { ImportPreview, WireRepair } from '../../../domain/contract/exchange.ts';
import type { LngLat } from '../../../domain/contract/geometry.ts';
import type { WireIssue } from '../../../domain/contract/issue.ts';
import { toDegrees } from '../../../domain/geometry/point.ts';
import { readGeometry } from '../../../domain/geometry/read-polygon.ts';
import type { Candidate } from '../../exchange/flow/import-view.ts';
import { anchorOf } from '../features/label-anchor.ts';
import { type Move, movedGeometry } from './moved-geometry.ts';

type Previewed = ImportPreview['features'][number];

/** Over so many names nobody reads any. */
const NAMES_MAX = 3000;

/** The layer as it would come in, or (`move`) as it would lie by another reading; `fine`: many small things, as buildings are. */
export function layerFeatures({ features }: ImportPreview, move: Move | null, fine: boolean): Feature[] {
  return features.map(({ row, name, geometry }) => ({
    type: 'Feature',
    properties: { row, name, fine },
    geometry: move ? movedGeometry(geometry, move) : geometry,
  }));
}

/** The names of what has ground, each in the middle of the widest place there. */
export function nameFeatures({ features }: ImportPreview): Feature[] {
  if (features.length > NAMES_MAX) return [];
  return features.flatMap(({ name, geometry }): Feature[] => {
    const ground = name === '' ? null : readGeometry(geometry);
    const anchor = ground?.ok ? anchorOf(ground.value) : null;
    if (!anchor) return [];
    return [pointFeature({ role: 'name', name }, toDegrees(anchor.at))];
  });
}

/** What waits for a person: its ground where it has any, and always a place to be found by from afar. */
export function faultFeatures(faults: readonly WireIssue[], selected: string | null): Feature[] {
  return faults.flatMap(({ id, at, geometry }): Feature[] => {
    const properties = { role: 'fault', fault: id, selected: id === selected };
    return [
      ...(geometry ? [{ type: 'Feature' as const, properties, geometry }] : []),
      pointFeature(properties, at),
    ];
  });
}

/** Ground that changes hands by a rule. */
export function repairFeatures(repairs: readonly WireRepair[]): Feature[] {
  return repairs.flatMap(({ geometry }): Feature[] =>
    geometry ? [{ type: 'Feature', properties: { role: 'repair' }, geometry }] : [],
  );
}

/** The grids that may get the ground in hand, each in its colour. */
export function candidateFeatures({ features }: ImportPreview, candidates: readonly Candidate[]): Feature[] {
  const byRow = new Map<string, Previewed>(features.map((feature) => [String(feature.row), feature]));
  return candidates.flatMap(({ row, colour }): Feature[] => {
    const found = byRow.get(row);
    return found
      ? [{ type: 'Feature', properties: { role: 'candidate', colour }, geometry: found.geometry }]
      : [];
  });
}

/** The two places of a known point, and the way between them. */
export function markFeatures({ from, to }: { readonly from?: LngLat; readonly to?: LngLat }): Feature[] {
  const marks: Feature[] = [];
  if (from) marks.push(pointFeature({ role: 'from' }, from));
  if (to) marks.push(pointFeature({ role: 'to' }, to));
  if (from && to)
    marks.push({
      type: 'Feature',
      properties: { role: 'way' },
      geometry: { type: 'LineString', coordinates: [from, to] },
    });
  return marks;
}

/** All of the world: what is drawn beneath it steps back. */
export const VEIL: Feature = {
  type: 'Feature',
  properties: { role: 'veil' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [-180, -85],
        [180, -85],
        [180, 85],
        [-180, 85],
        [-180, -85],
      ],
    ],
  },
};

function pointFeature(properties: Feature['properties'], at: readonly [number, number]): Feature {
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [at[0], at[1]] } };
}
