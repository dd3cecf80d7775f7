import { readFileSync } from 'node:fs';
import type { Feature, Geometry, LineString } from 'geojson';
import type { DraftBuilding, DraftLine, Ground } from '../../../../domain/draft/types.ts';
import { type Polygon, toLattice } from '../../../../domain/geometry/point.ts';
import { toLatticePolygons } from '../../../../domain/geometry/read-polygon.ts';
import { readRawGeometry } from '../../../../domain/geometry/read-raw-polygons.ts';
import { pointOnSurface } from '../../../../domain/geometry/surface-point.ts';

interface Properties {
  readonly name?: string | null;
  readonly kind: DraftLine['kind'];
  readonly class: string | null;
  readonly bridge?: string | null;
  readonly tunnel?: string | null;
  readonly households: number;
  readonly use?: string | null;
}

/** A folder's `lines`, `buildings` and grounds, each polygon of the file that is named a ground of its feature. */
export function readTown(folder: string, groundFile: string) {
  const grounds = read(folder, groundFile).flatMap(({ geometry, properties }): Ground[] =>
    polygons(geometry).map((polygon) => ({ polygon, parent: properties.name ?? '' })),
  );
  const lines = read(folder, 'lines').map(({ geometry, properties }, i): DraftLine => {
    const { kind, class: value, name, bridge, tunnel } = properties;
    return {
      id: String(i),
      points: (geometry as LineString).coordinates.map(([lng, lat]) => toLattice(lng!, lat!)),
      kind,
      class: value,
      name: name ?? '',
      bridge: isYes(bridge),
      tunnel: isYes(tunnel),
    };
  });
  const buildings = read(folder, 'buildings').flatMap(({ geometry, properties }, i): DraftBuilding[] => {
    const footprint = polygons(geometry);
    if (footprint.length === 0) return [];
    const at = pointOnSurface(footprint[0]!);
    const { households, use } = properties;
    return [{ id: String(i), at, footprint, households, persons: null, use: use ?? null }];
  });
  return { grounds, lines, buildings };
}

function read(folder: string, file: string): Feature<Geometry, Properties>[] {
  return JSON.parse(readFileSync(`${folder}${file}.geojson`, 'utf8')).features;
}

function polygons(geometry: Geometry): readonly Polygon[] {
  const raw = readRawGeometry(geometry);
  const onLattice = raw.ok ? toLatticePolygons(raw.value) : raw;
  return onLattice.ok ? onLattice.value : [];
}

function isYes(value: string | null | undefined): boolean {
  return value !== null && value !== undefined && value !== '' && value !== 'no';
}
