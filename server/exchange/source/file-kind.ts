import { ok, type Result, refuse } from '../../../domain/result.ts';
import { FileWindow } from './file-window.ts';
import { extensionOf, isShapefilePart } from './shapefile-parts.ts';
import type { SourceFile } from './source.ts';
import { openZip } from './zip-members.ts';

/** What a file is. `zip` is one that holds files, `kmz` and `xlsx` are zips that are one file; `unknown` is nothing that we read. */
export type FileKind = 'shp' | 'geojson' | 'gpkg' | 'kml' | 'csv' | 'xlsx' | 'kmz' | 'zip' | 'unknown';

/** How much of a file tells what it is, bytes. */
const HEAD_BYTES = 4096;

const hex = (bytes: string) => Buffer.from(bytes, 'hex');
const ARCHIVES: readonly (readonly [string, Buffer])[] = [
  ['RAR', hex('526172211a07')],
  ['7z', hex('377abcaf271c')],
  ['gzip', hex('1f8b')],
  ['bzip2', hex('425a68')],
  ['xz', hex('fd377a585a00')],
];
const SQLITE = Buffer.from('SQLite format 3\0');
/** The compound file of old Office: `.xls`, `.doc`. */
const OLE = hex('d0cf11e0a1b11ae1');

/**
 * What a file is, by its first bytes, and by the end of its name where they do not tell. Refuses `file-empty`, `format-xls`,
 * `format-archive` (RAR, 7z …), and for a zip what `openZip` refuses.
 */
export async function kindOf(file: SourceFile): Promise<Result<FileKind>> {
  const head = await readHead(file.path);
  const extension = extensionOf(file.name);
  const name = file.name.slice(0, 80);
  if (head.length === 0)
    return extension === 'cpg' || extension === 'prj' ? ok('shp') : refuse('file-empty', { layers: name });
  if (startsWith(head, OLE)) return refuse('format-xls', { name });
  if (startsWith(head, SQLITE)) return ok('gpkg');
  if (isZip(head)) return zipKind(file.path, extension);
  // A part of a Shapefile may begin with anything: a `.dbf` with its version, a `.prj` or `.cpg` with text.
  if (isShapefilePart(file.name)) return ok('shp');
  for (const [format, magic] of ARCHIVES)
    if (startsWith(head, magic)) return refuse('format-archive', { name, format });
  if (extension === 'xls') return refuse('format-xls', { name });
  return ok(textKind(head, extension));
}

/** Of the names in a zip: whether it is a workbook, a KMZ, another kind of document, or holds files. */
async function zipKind(path: string, extension: string): Promise<Result<FileKind>> {
  const opened = await openZip(path);
  if (!opened.ok) return opened;
  opened.value.zip.close();
  const names = opened.value.members.map(({ name }) => name);
  if (names.includes('xl/workbook.xml')) return ok('xlsx');
  if (names.includes('[Content_Types].xml') || names.includes('mimetype')) return ok('unknown');
  const kml = names.some((name) => extensionOf(name) === 'kml');
  if (kml && (extension === 'kmz' || names.includes('doc.kml'))) return ok('kmz');
  return names.length === 0 ? refuse('zip-empty') : ok('zip');
}

const BY_EXTENSION: Readonly<Record<string, FileKind>> = {
  geojson: 'geojson',
  geojsonl: 'geojson',
  geojsons: 'geojson',
  ndjson: 'geojson',
  json: 'geojson',
  gpkg: 'gpkg',
  kml: 'kml',
  csv: 'csv',
  tsv: 'csv',
  tab: 'csv',
  txt: 'csv',
};

function textKind(head: Buffer, extension: string): FileKind {
  const named = BY_EXTENSION[extension];
  const text = asText(head);
  if (text === null) return named === undefined || named === 'csv' ? 'unknown' : named;
  if (/^\s*[[{]/.test(text)) {
    // A heading of a table may begin with a bracket too.
    const json = named === 'geojson' || named === undefined || /"type"\s*:/.test(text);
    return json ? 'geojson' : named;
  }
  if (/^\s*</.test(text)) {
    if (/<(?:\w+:)?kml[\s>]/i.test(text)) return 'kml';
    return named === 'kml' ? 'kml' : 'unknown';
  }
  // MapInfo's tables end in `.tab` as well.
  if (/^!table\b/i.test(text)) return 'unknown';
  if (named !== undefined) return named;
  const line = text.trimStart().split(/[\r\n]/, 1)[0] ?? '';
  return /[,;\t|，]/.test(line) ? 'csv' : 'unknown';
}

/** The beginning of a file as text, of which only ASCII matters here; null where it is none. */
function asText(head: Buffer): string | null {
  if (head[0] === 0xff && head[1] === 0xfe) return head.subarray(2).toString('utf16le');
  if (head[0] === 0xfe && head[1] === 0xff)
    return Buffer.from(head.subarray(2, 2 + ((head.length - 2) & ~1)))
      .swap16()
      .toString('utf16le');
  for (const byte of head) if (byte < 0x20 && !TEXT_CONTROLS.has(byte)) return null;
  // The mark that stands before each record of a GeoJSON sequence is no part of it.
  return head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .replaceAll('\u001e', ' ');
}

/** Tab, line ends, form feed, and what begins a record of a GeoJSON sequence. */
const TEXT_CONTROLS = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1a, 0x1e]);

function isZip(head: Buffer): boolean {
  return head.length >= 4 && head[0] === 0x50 && head[1] === 0x4b && ZIP_MARKS.has(head.readUInt16BE(2));
}

/** A member, the end of an archive without any, an archive in parts. */
const ZIP_MARKS = new Set([0x0304, 0x0506, 0x0708]);

function startsWith(head: Buffer, magic: Buffer): boolean {
  return head.subarray(0, magic.length).equals(magic);
}

async function readHead(path: string): Promise<Buffer> {
  const file = await FileWindow.open(path);
  try {
    return Buffer.from(await file.load(0, HEAD_BYTES));
  } finally {
    await file.close();
  }
}
