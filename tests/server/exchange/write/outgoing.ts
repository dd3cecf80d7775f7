import { readFileSync } from 'node:fs';
import type { Geometry } from 'geojson';
import { readProfile } from '../../../../domain/deployment/profile.ts';
import { crsById } from '../../../../server/crs/known-crs.ts';
import { BUILDING_COLUMNS } from '../../../../server/exchange/write/columns.ts';
import type { LayerGeometry, OutFeature, Outgoing } from '../../../../server/exchange/write/outgoing.ts';
import { placingOf } from '../../../../server/exchange/write/placing.ts';

export interface Thing {
  readonly geometry: Geometry;
  readonly name: string;
}

/** Shapes with names, to be written as buildings are, in a layer `things`. */
export function thingsOutgoing(
  things: readonly Thing[],
  geometry: LayerGeometry,
  { crs = 'EPSG:4326', encoding = 'gb18030' as Outgoing['encoding'] } = {},
): Outgoing {
  const profile = readProfile(
    JSON.parse(readFileSync(new URL('../../../../data/profiles/xincheng.json', import.meta.url), 'utf8')),
  );
  const system = crsById(crs);
  if (!profile.ok || !system.ok) throw new Error('no such profile or system');
  const features = things.map(
    ({ geometry, name }, i): OutFeature => ({
      type: 'Feature',
      id: `t${i}`,
      geometry,
      properties: { id: `t${i}`, name, households: i, persons: null, use: null },
    }),
  );
  return {
    name: '方案 <b>&',
    what: 'buildings',
    columns: BUILDING_COLUMNS,
    layers: [
      {
        name: 'things',
        title: { zh: 'things', en: 'things' },
        geometry,
        count: features.length,
        features: () => features,
      },
    ],
    features: () => features,
    profile: profile.value,
    placing: placingOf(system.value),
    encoding,
    language: 'zh',
  };
}
