import { geometryFault } from '../geojson-fault.ts';
import { KmlGeometry } from './kml-geometry.ts';
import { type FeatureRow, SourceFault } from './source.ts';
import { plainText, textFault } from './text-fault.ts';
import { PIECE_MAX_MB, XmlReader } from './xml-reader.ts';

const CONTAINERS = new Set(['Document', 'Folder']);
const OVERLAYS = new Set(['GroundOverlay', 'ScreenOverlay', 'PhotoOverlay']);
/** What a Placemark says of itself, beside its extended data: element → column. */
const OWN = new Map([
  ['name', 'name'],
  ['description', 'description'],
  ['address', 'address'],
  ['phoneNumber', 'phoneNumber'],
  ['when', 'timestamp'],
  ['begin', 'begin'],
  ['end', 'end'],
]);
const TIMES = new Set(['when', 'begin', 'end']);
/** More than any file of a person has. */
const SCHEMAS_MAX = 1000;
const FIELDS_MAX = 2000;
const ROOTS = new Set(['kml', 'Document', 'Folder', 'Placemark']);

/** Which fields of a schema are of which type: schema's id → field → type. */
type KmlSchemas = Map<string, Map<string, string>>;

/** What a KML file holds beside its Placemarks. */
export interface KmlFindings {
  /** False where the outermost element is not KML's. */
  kml: boolean;
  /** The name of the outermost Document. */
  name: string;
  placemarks: number;
  networkLinks: number;
  overlays: number;
  externalStyles: number;
  doctype: boolean;
  readonly schemas: KmlSchemas;
}

interface Placemark {
  readonly id: string | undefined;
  readonly geometry: KmlGeometry;
  readonly own: Map<string, string>;
  readonly data: Map<string, unknown>;
}

/**
 * Reads KML element by element: a row for each Placemark as it ends, and what else there is (network links, overlays,
 * external styles) counted, never followed. A description's HTML is text. `schemas`: those that a first reading found,
 * for they may stand behind what they describe; null for that first reading, which counts the Placemarks alone. Throws
 * what XmlReader throws, and SourceFault `feature-too-large` for a Placemark over 64 MB.
 */
export class KmlReader {
  readonly findings: KmlFindings = {
    kml: false,
    name: '',
    placemarks: 0,
    networkLinks: 0,
    overlays: 0,
    externalStyles: 0,
    doctype: false,
    schemas: new Map(),
  };
  readonly #xml: XmlReader;
  readonly #schemas: KmlSchemas | null;
  readonly #path: string[] = [];
  readonly #folders: { kind: string; name: string }[] = [];
  /** The text that is being gathered, and how deep its element stands; what is nested in it is text as well. */
  #capture: { depth: number; text: string } | null = null;
  #placemark: Placemark | null = null;
  #schema: Map<string, string> | null = null;
  #fields: Map<string, string> | undefined;
  #field = '';
  #rows: FeatureRow[] = [];
  /** Text of the Placemark so far, UTF-16 units. */
  #gathered = 0;

  constructor(schemas: KmlSchemas | null) {
    this.#schemas = schemas;
    this.#xml = new XmlReader({
      open: (name, attributes) => this.#open(name, attributes),
      close: (name) => this.#close(name),
      text: (text) => {
        if (this.#capture) this.#capture.text += text;
      },
      doctype: () => {
        this.findings.doctype = true;
      },
    });
  }

  /** The rows that end in a piece of the text. */
  write(text: string): FeatureRow[] {
    this.#rows = [];
    this.#xml.write(text);
    return this.#rows;
  }

  end(): void {
    this.#xml.end();
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    const parent = this.#path.at(-1);
    this.#path.push(name);
    if (this.#path.length === 1) this.findings.kml = ROOTS.has(name);
    if (this.#capture) return;
    if (name === 'Placemark' && !this.#placemark) this.#begin(attributes.id);
    else if (this.#placemark) this.#openWithin(this.#placemark, name, parent, attributes);
    else if (CONTAINERS.has(name)) this.#folders.push({ kind: name, name: '' });
    else if (name === 'name' && parent !== undefined && CONTAINERS.has(parent)) this.#gather();
    else if (name === 'NetworkLink') this.findings.networkLinks++;
    else if (OVERLAYS.has(name)) this.findings.overlays++;
    else if (name === 'Schema') this.#beginSchema(attributes);
    else if (name === 'SimpleField' && (this.#schema?.size ?? 0) < FIELDS_MAX)
      this.#schema?.set(attributes.name ?? '', attributes.type ?? '');
  }

  #openWithin(
    { geometry }: Placemark,
    name: string,
    parent: string | undefined,
    attributes: Readonly<Record<string, string>>,
  ): void {
    if (this.#schemas === null) {
      if (name === 'styleUrl') this.#gather();
      return;
    }
    if (geometry.open(name)) return;
    if (name === 'SchemaData') this.#fields = this.#schemas.get(idOf(attributes.schemaUrl ?? ''));
    else if (name === 'Data' || name === 'SimpleData') this.#field = attributes.name ?? '';
    if (
      name === 'coordinates' ||
      name === 'coord' ||
      name === 'SimpleData' ||
      name === 'styleUrl' ||
      (name === 'value' && parent === 'Data') ||
      (OWN.has(name) && (parent === 'Placemark' || (TIMES.has(name) && parent?.startsWith('Time'))))
    )
      this.#gather();
  }

  #close(name: string): void {
    const capture = this.#capture;
    const depth = this.#path.length;
    this.#path.pop();
    if (capture !== null) {
      if (capture.depth !== depth) return;
      this.#capture = null;
      this.#take(name, capture.text);
    } else if (this.#placemark && name === 'Placemark' && !this.#path.includes('Placemark')) this.#finish();
    else if (this.#placemark) this.#placemark.geometry.close(name);
    else if (CONTAINERS.has(name)) this.#folders.pop();
    else if (name === 'Schema') this.#schema = null;
  }

  #gather(): void {
    this.#capture = { depth: this.#path.length, text: '' };
  }

  #take(name: string, text: string): void {
    const placemark = this.#placemark;
    this.#gathered += text.length;
    if (this.#gathered > PIECE_MAX_MB << 20)
      throw new SourceFault('feature-too-large', { max: PIECE_MAX_MB });
    if (placemark === null) this.#nameFolder(plainText(text.trim()));
    else if (name === 'coordinates') placemark.geometry.coordinates(text);
    else if (name === 'coord') placemark.geometry.coord(text);
    else if (name === 'styleUrl') {
      if (!text.trim().startsWith('#')) this.findings.externalStyles++;
    } else if (name === 'SimpleData')
      placemark.data.set(this.#field, typed(text, this.#fields?.get(this.#field)));
    else if (name === 'value') placemark.data.set(this.#field, text);
    else placemark.own.set(OWN.get(name)!, text.trim());
  }

  #nameFolder(name: string): void {
    const folder = this.#folders.at(-1);
    if (folder === undefined) return;
    folder.name = name;
    if (folder.kind === 'Document') this.findings.name ||= name;
  }

  #beginSchema(attributes: Readonly<Record<string, string>>): void {
    this.#schema = new Map();
    if (this.findings.schemas.size === SCHEMAS_MAX) return;
    this.findings.schemas.set(attributes.id ?? attributes.name ?? '', this.#schema);
  }

  #begin(id: string | undefined): void {
    this.#gathered = 0;
    this.#placemark = { id, geometry: new KmlGeometry(), own: new Map(), data: new Map() };
    this.#fields = undefined;
  }

  #finish(): void {
    const { id, geometry: builder, own, data } = this.#placemark!;
    this.#placemark = null;
    const row = ++this.findings.placemarks;
    if (this.#schemas === null) return;
    const folder = this.#folders.filter(({ kind, name }) => kind === 'Folder' && name !== '');
    const columns = new Map<string, unknown>(own);
    if (folder.length > 0) columns.set('folder', folder.map(({ name }) => name).join(' / '));
    for (const [name, value] of data) columns.set(name, value);
    const properties = Object.fromEntries(columns);
    const geometry = builder.fault === null ? builder.result() : null;
    const fault = builder.fault ?? (geometry && geometryFault(geometry)) ?? textFault(properties);
    this.#rows.push({ row, id, geometry, properties, fault });
  }
}

/** The id at the end of a reference within the file. */
function idOf(url: string): string {
  return url.slice(url.indexOf('#') + 1);
}

/** A field's text as its schema says it is; where that would lose anything, the text. */
function typed(text: string, type: string | undefined): unknown {
  const plain = text.trim();
  if (type === undefined || type === 'string') return text;
  if (plain === '') return null;
  if (type === 'bool')
    return plain === '1' || plain === 'true' || (plain === '0' || plain === 'false' ? false : text);
  const number = Number(plain);
  const exact = type === 'float' || type === 'double' ? Number.isFinite(number) : String(number) === plain;
  return exact ? number : text;
}
