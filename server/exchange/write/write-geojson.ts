import { shiftedWkt } from './crs-wkt.ts';
import type { Outgoing } from './outgoing.ts';
import type { Placing } from './placing.ts';
import { TextFile } from './text-file.ts';
import { Turns } from './turns.ts';

/**
 * GeoJSON, one FeatureCollection, as the API gives it. RFC 7946 knows true degrees alone; any other system is said in
 * the `crs` member of the GeoJSON of 2008, which GDAL and QGIS read.
 */
export async function writeGeoJson(outgoing: Outgoing, path: string): Promise<void> {
  const { placing } = outgoing;
  const turns = new Turns();
  await TextFile.write(path, async (file) => {
    await file.add(`{"type":"FeatureCollection",${crsMember(placing)}"features":[`);
    let comma = '';
    for (const feature of outgoing.features()) {
      const shown = placing.plain ? feature : { ...feature, geometry: placing.geometry(feature.geometry) };
      await file.add(comma + JSON.stringify(shown));
      comma = ',';
      await turns.next();
    }
    await file.add(']}');
  });
}

/** WGS 84 needs no word; a system without a code is said by its definition. */
function crsMember({ crs: { id } }: Placing): string {
  if (id === 'EPSG:4326') return '';
  const name = shiftedWkt(id) ?? id.replace(/^EPSG:/, 'urn:ogc:def:crs:EPSG::');
  return `"crs":${JSON.stringify({ type: 'name', properties: { name } })},`;
}
