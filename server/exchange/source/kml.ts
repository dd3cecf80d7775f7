import { open } from 'node:fs/promises';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { type FoundText, fileText, findEncoding } from './file-text.ts';
import { type KmlFindings, KmlReader } from './kml-reader.ts';
import { type Held, layerName, openEach } from './open-each.ts';
import {
  type FeatureRow,
  type OpenSource,
  SourceFault,
  type SourceFile,
  type SourceLayer,
  type SourceNote,
  type SourceOptions,
} from './source.ts';

/** An XML declaration stands in the first line. */
const DECLARATION_BYTES = 200;

/**
 * Opens KML (OGC 12-007r2). It is read twice, in pieces: once to its end for what it holds, and again for its Placemarks,
 * one after another. Network links, overlays and styles of other files are told as notes and never fetched; entities of
 * a document type are never expanded. Refuses `file-blank`, `not-kml`, `malformed-xml`, `file-truncated`, `too-deep`,
 * `feature-too-large`.
 */
export const openKml: OpenSource = (files, options) => openEach('kml', files, options, openFile);

async function openFile(
  file: SourceFile,
  options: SourceOptions,
  { notes }: Held,
): Promise<Result<SourceLayer[]>> {
  const said = await declaredEncoding(file.path);
  const found = await findEncoding(file.path, options, notes, said);
  if (!found.ok) return found;
  const outline = await outlineOf(file, found.value);
  if (!outline.ok) return outline;
  const { name, placemarks, schemas } = outline.value;
  notes.push(...notesOn(outline.value));
  return ok([
    {
      name: name || layerName(file),
      count: placemarks,
      columns: null,
      // KML knows no other coordinates (clause 6.3): longitude, latitude in WGS 84.
      crs: { text: 'EPSG:4326' },
      encoding: found.value.encoding,
      hasGeometry: true,
      rows: () => rowsOf(file, found.value, schemas),
    },
  ]);
}

async function outlineOf(file: SourceFile, { reader: text }: FoundText): Promise<Result<KmlFindings>> {
  const reader = new KmlReader(null);
  let empty = true;
  try {
    for await (const piece of fileText(file.path, text)) {
      empty &&= piece.trim() === '';
      reader.write(piece);
    }
    if (empty) return refuse('file-blank');
    reader.end();
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    return reader.findings.kml ? refuse(error.code, error.params) : refuse('not-kml');
  }
  return reader.findings.kml ? ok(reader.findings) : refuse('not-kml');
}

async function* rowsOf(
  file: SourceFile,
  { reader: text }: FoundText,
  schemas: KmlFindings['schemas'],
): AsyncGenerator<FeatureRow> {
  const reader = new KmlReader(schemas);
  for await (const piece of fileText(file.path, text)) yield* reader.write(piece);
  reader.end();
}

function notesOn(found: KmlFindings): SourceNote[] {
  const counted: [string, number][] = [
    ['kml-network-link', found.networkLinks],
    ['kml-overlay', found.overlays],
    ['kml-external-style', found.externalStyles],
    ['kml-doctype', found.doctype ? 1 : 0],
  ];
  return counted.filter(([, count]) => count > 0).map(([code, count]) => ({ code, params: { count } }));
}

/** What the XML declaration says of the encoding, if there is one. */
async function declaredEncoding(path: string): Promise<string | null> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(DECLARATION_BYTES), 0, DECLARATION_BYTES, 0);
    return (
      /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)/.exec(
        buffer.toString('latin1', 0, bytesRead).replace(/^ï»¿/, ''),
      )?.[1] ?? null
    );
  } finally {
    await handle.close();
  }
}
