import { type FileHandle, open } from 'node:fs/promises';
import type { Geometry } from 'geojson';
import type { LayerGeometry } from './outgoing.ts';
import { type Bounds, boundsOf, joinBounds } from './positions.ts';
import { shapeRecord, shapeType } from './shp-record.ts';

const HEADER = 100;
const RECORD_HEADER = 8;
const FILE_CODE = 9994;
const VERSION = 1000;
/** So much is written at once. */
const CHUNK = 1024 * 1024;

/**
 * The two files of a Shapefile's shapes, `.shp` and its index `.shx`, written record by record (ESRI Shapefile Technical
 * Description, July 1998: lengths are counted in 16-bit words; headers are big-endian, what they hold is little-endian).
 */
export class ShpFile {
  readonly #shp: FileHandle;
  readonly #shx: FileHandle;
  readonly #type: number;
  #records: Buffer[] = [];
  #pending = 0;
  readonly #index: Buffer[] = [];
  #words = HEADER / 2;
  #bounds: Bounds | null = null;

  private constructor(shp: FileHandle, shx: FileHandle, geometry: LayerGeometry) {
    this.#shp = shp;
    this.#shx = shx;
    this.#type = shapeType(geometry);
  }

  /** Writes both files, `base` with `.shp` and `.shx`, by `work`; they are closed however that ends. */
  static async write(
    base: string,
    geometry: LayerGeometry,
    work: (file: ShpFile) => Promise<void>,
  ): Promise<void> {
    const shp = await open(`${base}.shp`, 'w');
    try {
      const shx = await open(`${base}.shx`, 'w');
      try {
        const file = new ShpFile(shp, shx, geometry);
        await shp.writeFile(Buffer.alloc(HEADER));
        await work(file);
        await file.#finish();
      } finally {
        await shx.close();
      }
    } finally {
      await shp.close();
    }
  }

  /** Appends the next record; a geometry without positions is a null shape. */
  async add(shape: Geometry): Promise<void> {
    const bounds = boundsOf(shape);
    const content = shapeRecord(shape, bounds);
    const header = Buffer.alloc(RECORD_HEADER);
    header.writeInt32BE(this.#index.length + 1, 0);
    header.writeInt32BE(content.length / 2, 4);
    const entry = Buffer.alloc(RECORD_HEADER);
    entry.writeInt32BE(this.#words, 0);
    entry.writeInt32BE(content.length / 2, 4);
    this.#index.push(entry);
    this.#records.push(header, content);
    this.#pending += header.length + content.length;
    this.#words += (header.length + content.length) / 2;
    this.#bounds = joinBounds(this.#bounds, bounds);
    if (this.#pending >= CHUNK) await this.#flush();
  }

  async #flush(): Promise<void> {
    const records = Buffer.concat(this.#records);
    this.#records = [];
    this.#pending = 0;
    await this.#shp.writeFile(records);
  }

  async #finish(): Promise<void> {
    await this.#flush();
    const shp = this.#header(this.#words);
    await this.#shp.write(shp, 0, shp.length, 0);
    const entries = Buffer.concat(this.#index);
    await this.#shx.writeFile(Buffer.concat([this.#header((HEADER + entries.length) / 2), entries]));
  }

  #header(words: number): Buffer {
    const header = Buffer.alloc(HEADER);
    header.writeInt32BE(FILE_CODE, 0);
    header.writeInt32BE(words, 24);
    header.writeInt32LE(VERSION, 28);
    header.writeInt32LE(this.#type, 32);
    (this.#bounds ?? [0, 0, 0, 0]).forEach((value, i) => {
      header.writeDoubleLE(value, 36 + i * 8);
    });
    return header;
  }
}
