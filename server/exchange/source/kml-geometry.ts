type Position = number[];

interface Built {
  readonly type: string;
  readonly coordinates?: unknown;
  readonly geometries?: readonly Built[];
}

interface Frame {
  readonly kind: string;
  /** Of a polygon its rings, of a track its positions, of a collection its members. */
  readonly rings: Position[][];
  readonly inner: Position[][];
  readonly parts: Built[];
  coordinates: Position[];
}

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const SIMPLE = new Set(['Point', 'LineString', 'LinearRing', 'Polygon', 'Track']);
const COLLECTIONS = new Set(['MultiGeometry', 'MultiTrack']);

/**
 * Puts a Placemark's geometry together from its elements as they open and close (OGC 12-007r2, clause 10; tracks of
 * Google's extension). Positions stay as they are written: no ring is closed, none is dropped. Members of one kind become
 * a Multi-geometry, others a GeometryCollection.
 */
export class KmlGeometry {
  readonly #root: Frame = frame('MultiGeometry');
  readonly #stack: Frame[] = [this.#root];
  #inner = false;
  fault: string | null = null;

  /** Whether the element is one of a geometry. */
  open(name: string): boolean {
    if (name === 'innerBoundaryIs' || name === 'outerBoundaryIs') this.#inner = name === 'innerBoundaryIs';
    else if (SIMPLE.has(name) || COLLECTIONS.has(name)) this.#stack.push(frame(name));
    else if (name === 'Model') this.fault ??= 'source:kml-model';
    else return false;
    return true;
  }

  close(name: string): void {
    const top = this.#stack.at(-1)!;
    if (top.kind !== name || top === this.#root) return;
    this.#stack.pop();
    const parent = this.#stack.at(-1)!;
    if (name === 'LinearRing' && parent.kind === 'Polygon')
      (this.#inner ? parent.inner : parent.rings).push(top.coordinates);
    else parent.parts.push(built(top));
  }

  /** The text of `coordinates`: positions apart by blanks, their numbers by commas (with blanks around them, in some files). */
  coordinates(text: string): void {
    let tuple = '';
    for (const piece of text.split(/\s+/)) {
      if (piece === '') continue;
      if (tuple !== '' && !tuple.endsWith(',') && !piece.startsWith(',')) {
        this.#position(tuple.split(','));
        tuple = '';
      }
      tuple += piece;
    }
    if (tuple !== '') this.#position(tuple.split(','));
  }

  /** The text of a track's `coord`: numbers apart by blanks. */
  coord(text: string): void {
    this.#position(text.trim().split(/\s+/));
  }

  /** The geometry; null where there is none. */
  result(): Built | null {
    const { parts } = this.#root;
    return parts.length < 2 ? (parts[0] ?? null) : together(parts);
  }

  #position(numbers: readonly string[]): void {
    if (numbers.length < 2 || numbers.length > 3 || !numbers.every((number) => NUMBER.test(number)))
      this.fault ??= 'source:position-unreadable';
    else this.#stack.at(-1)!.coordinates.push(numbers.map(Number));
  }
}

function frame(kind: string): Frame {
  return { kind, rings: [], inner: [], parts: [], coordinates: [] };
}

function built({ kind, rings, inner, parts, coordinates }: Frame): Built {
  if (kind === 'Point') return { type: 'Point', coordinates: coordinates[0] ?? [] };
  if (kind === 'Polygon') return { type: 'Polygon', coordinates: [...rings, ...inner] };
  return COLLECTIONS.has(kind) ? together(parts) : { type: 'LineString', coordinates };
}

function together(parts: readonly Built[]): Built {
  const flat = parts.flatMap(
    (part): readonly Built[] =>
      part.geometries ??
      (part.type.startsWith('Multi')
        ? (part.coordinates as unknown[]).map((coordinates) => ({ type: part.type.slice(5), coordinates }))
        : [part]),
  );
  const type = flat[0]?.type;
  if (type === undefined || flat.some((part) => part.type !== type))
    return { type: 'GeometryCollection', geometries: flat };
  return { type: `Multi${type}`, coordinates: flat.map((part) => part.coordinates) };
}
