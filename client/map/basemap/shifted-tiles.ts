import { addProtocol } from 'maplibre-gl';
import type { Basemap } from '../../../domain/contract/basemap.ts';
import { tileShift } from './datum-shift.ts';

const PROTOCOL = 'tessera-shifted';
/** Each picture is asked for by up to four tiles, one after another. */
const KEPT = 96;
/** A shift this near to a whole tile is one, in tiles: less than half a pixel. */
const WHOLE = 1 / 600;

/** No picture there, as MapLibre wants to hear it: an empty tile and no fault. */
class NoTile extends Error {
  readonly status = 404;
}

/** The template under which MapLibre asks for raster tiles that were drawn in another datum, put where the plans are. */
export function shiftedTiles({ url, datum }: Basemap): string {
  if (datum === 'wgs84') return url;
  const pictures = new Pictures(url);
  addProtocol(PROTOCOL, async ({ url: asked }, { signal }) => {
    const [z, x, y] = asked.split('/').slice(-3).map(Number) as [number, number, number];
    const data = await compose(pictures, z, x, y, tileShift(datum, z, x, y));
    signal.throwIfAborted();
    return { data };
  });
  return `${PROTOCOL}://{z}/{x}/{y}`;
}

/** One tile put together from the two or four that its ground lies on in the other pyramid. */
async function compose(
  pictures: Pictures,
  z: number,
  x: number,
  y: number,
  [dx, dy]: readonly [number, number],
): Promise<ImageBitmap> {
  const parts = await Promise.all(
    along(x + dx).flatMap((column) =>
      along(y + dy).map(async (row) => ({ column, row, picture: await pictures.at(z, column, row) })),
    ),
  );
  const size = parts.find(({ picture }) => picture !== null)?.picture?.width;
  if (size === undefined) throw new NoTile(`no tile at ${z}/${x}/${y}`);
  const canvas = new OffscreenCanvas(size, size);
  const g = canvas.getContext('2d')!;
  for (const { column, row, picture } of parts)
    if (picture)
      g.drawImage(picture, Math.round((column - x - dx) * size), Math.round((row - y - dy) * size));
  return canvas.transferToImageBitmap();
}

/** The tiles that a stretch of one tile's length from `from` on lies upon. */
function along(from: number): number[] {
  const first = Math.floor(from + WHOLE);
  return from - first > WHOLE ? [first, first + 1] : [first];
}

/** The pictures of a tile server; those asked for last are kept. */
class Pictures {
  readonly #template: string;
  readonly #kept = new Map<string, Promise<ImageBitmap | null>>();

  constructor(template: string) {
    this.#template = template;
  }

  /** Null where the server has none. Throws where it does not answer. */
  at(z: number, x: number, y: number): Promise<ImageBitmap | null> {
    const url = this.#template.replaceAll('{z}', `${z}`).replaceAll('{x}', `${x}`).replaceAll('{y}', `${y}`);
    const picture = this.#kept.get(url) ?? fetchPicture(url);
    this.#kept.delete(url);
    this.#kept.set(url, picture);
    picture.catch(() => this.#kept.delete(url));
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) break;
      this.#kept.delete(oldest);
    }
    return picture;
  }
}

async function fetchPicture(url: string): Promise<ImageBitmap | null> {
  const response = await fetch(url);
  if (response.status === 404 || response.status === 204) return null;
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return createImageBitmap(await response.blob());
}
