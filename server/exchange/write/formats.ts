import type { ExportFormat } from '../../../domain/contract/exchange.ts';
import type { WriteFormat } from './outgoing.ts';
import { writeCsv } from './write-csv.ts';
import { writeGeoJson } from './write-geojson.ts';
import { writeGpkg } from './write-gpkg.ts';
import { writeKml } from './write-kml.ts';
import { writeShp } from './write-shp.ts';
import { writeXlsx } from './write-xlsx.ts';

interface Format {
  readonly write: WriteFormat;
  /** How its files' names end. */
  readonly extension: string;
  readonly mediaType: string;
}

export const FORMATS: Readonly<Record<ExportFormat, Format>> = {
  geojson: { write: writeGeoJson, extension: 'geojson', mediaType: 'application/geo+json' },
  gpkg: { write: writeGpkg, extension: 'gpkg', mediaType: 'application/geopackage+sqlite3' },
  shp: { write: writeShp, extension: 'zip', mediaType: 'application/zip' },
  kml: { write: writeKml, extension: 'kml', mediaType: 'application/vnd.google-earth.kml+xml' },
  csv: { write: writeCsv, extension: 'csv', mediaType: 'text/csv; charset=utf-8' },
  xlsx: {
    write: writeXlsx,
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
};
