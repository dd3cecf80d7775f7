import { isUtf8 } from 'node:buffer';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { holdsForbiddenCharacter } from '../../json-text.ts';
import { featureFault, geometryFault } from '../geojson-fault.ts';
import { findEncoding, utf8Chunks } from './file-text.ts';
import { jsonFault } from './json-fault.ts';
import { type JsonOutline, outlineJson, parseJson, placeInText } from './json-outline.ts';
import { jsonParts } from './json-parts.ts';
import { type Held, layerName, openEach } from './open-each.ts';
import {
  type CrsClaim,
  type FeatureRow,
  type OpenSource,
  SourceFault,
  type SourceFile,
  type SourceLayer,
  type SourceOptions,
} from './source.ts';

/** More than any name of a coordinate system; what else stands in `crs` is shown so far. */
const CRS_SHOWN = 200;
/** What a decoder puts where bytes are no character of the encoding. */
const REPLACED = '\ufffd';

/**
 * Opens GeoJSON: a collection, one feature, a bare geometry, or features one a line (RFC 8142 too). It is read twice, in
 * pieces: once for what it is and says of itself, and again for its features, one after another; no more of it than
 * one feature is in memory. Refuses `not-geojson`, and what `outlineJson` refuses. `rows()` ends by SourceFault
 * `malformed-json` (with row, line and column) or `forbidden-character` at a feature that is no JSON.
 */
export const openGeoJson: OpenSource = (files, options) => openEach('geojson', files, options, openFile);

async function openFile(
  file: SourceFile,
  options: SourceOptions,
  { notes }: Held,
): Promise<Result<SourceLayer[]>> {
  const found = await findEncoding(file.path, options, notes);
  if (!found.ok) return found;
  const { encoding, reader } = found.value;
  const chunks = () => utf8Chunks(file.path, reader);
  const outline = await outlineJson(chunks);
  if (!outline.ok) return outline;
  const { head, sequence, features, count } = outline.value;
  if (!isRecord(head) || typeof head.type !== 'string') return refuse('not-geojson');
  const collection = head.type === 'FeatureCollection';
  if (collection && (sequence || !Array.isArray(head.features))) return refuse('not-geojson');
  return ok([
    {
      name: typeof head.name === 'string' && head.name.trim() !== '' ? head.name : layerName(file),
      count: collection || sequence ? count : 1,
      columns: null,
      crs: crsOf(head.crs),
      encoding,
      hasGeometry: true,
      rows: () =>
        collection || sequence
          ? manyRows(chunks, sequence ? null : features, encoding.used)
          : oneRow(outline.value),
    },
  ]);
}

async function* oneRow({ head }: JsonOutline): AsyncGenerator<FeatureRow> {
  yield valueRow(head, 1);
}

async function* manyRows(
  chunks: () => AsyncIterable<Buffer>,
  features: number | null,
  encoding: string,
): AsyncGenerator<FeatureRow> {
  let row = 0;
  for await (const parts of jsonParts(chunks(), features)) {
    for (const { bytes, place } of parts) {
      row++;
      const text = bytes.toString('utf8');
      const value = parseJson(text);
      if (value === undefined) {
        const at = place + Buffer.byteLength(text.slice(0, jsonFault(text) ?? 0));
        throw new SourceFault('malformed-json', { row, ...(await placeInText(chunks, at)) });
      }
      if (holdsForbiddenCharacter(text)) throw new SourceFault('forbidden-character', { row });
      const read = features === null ? valueRow(value, row) : featureRow(value, row);
      const readable = encoding === 'utf-8' ? isUtf8(bytes) : !text.includes(REPLACED);
      yield readable ? read : { ...read, fault: 'source:text-unreadable' };
    }
  }
}

/** A feature, or a geometry alone, as a row. */
function valueRow(value: unknown, row: number): FeatureRow {
  if (isRecord(value) && value.type === 'Feature') return featureRow(value, row);
  return { row, id: undefined, geometry: value, properties: {}, fault: geometryFault(value) };
}

function featureRow(value: unknown, row: number): FeatureRow {
  const record = isRecord(value) ? value : {};
  return {
    row,
    id: record.id,
    geometry: record.geometry,
    properties: isRecord(record.properties) ? record.properties : {},
    fault: featureFault(value),
  };
}

/** What a `crs` member of 2008's GeoJSON says: a name, or a link; anything else as it stands. */
function crsOf(crs: unknown): CrsClaim | null {
  if (crs === undefined || crs === null) return null;
  const properties = isRecord(crs) && isRecord(crs.properties) ? crs.properties : {};
  const { name, code } = properties;
  if (typeof name === 'string') return { text: name };
  if (typeof code === 'number' || typeof code === 'string') return { text: `EPSG:${code}` };
  return { text: JSON.stringify(crs).slice(0, CRS_SHOWN) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
