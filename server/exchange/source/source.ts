import type { Result } from '../../../domain/result.ts';

/**
 * One row of a file: its number as the person who has the file counts it (features from 1; of a table the line of the
 * sheet, the heading being line 1), what it carries, and what is wrong with its form, if anything. The geometry is
 * shaped as GeoJSON, its numbers are the file's own, in the file's own coordinate system and axis order.
 */
export interface FeatureRow {
  readonly row: number;
  readonly id: unknown;
  readonly geometry: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
  /** What geojson-validation has against it, or a code that begins with `source:` for a row that could not be read. */
  readonly fault: string | null;
}

export type SourceFormat = 'geojson' | 'shp' | 'gpkg' | 'kml' | 'csv' | 'xlsx';

/** What a file says of its coordinate system: a `.prj`, a `crs` member, a row of `gpkg_spatial_ref_sys`. A claim. */
export interface CrsClaim {
  /** The text as the file has it: WKT of either dialect, `EPSG:4547`, `urn:ogc:def:crs:…`. */
  readonly text: string;
}

/** How the text of a file is written. */
export interface EncodingFound {
  /** As a `.cpg` (or a byte order mark, or the format itself) says; null where nothing does. */
  readonly said: string | null;
  /** As its bytes look: `utf-8` or `gb18030`; null where there is nothing but ASCII to tell by. */
  readonly sniffed: 'utf-8' | 'gb18030' | null;
  /** What it is read as. */
  readonly used: string;
}

/** One table of features in a file: a Shapefile, a GeoPackage's table, a folder-less KML, a sheet. */
export interface SourceLayer {
  readonly name: string;
  /** The number of rows where the format says it beforehand. */
  readonly count: number | null;
  /** Column names where the format has a heading; null where each feature brings its own (GeoJSON, KML). */
  readonly columns: readonly string[] | null;
  /** Of a table: the columns that hold the position; they are not among `columns`. */
  readonly positionColumns?: readonly string[];
  readonly crs: CrsClaim | null;
  readonly encoding: EncodingFound;
  /** Whether rows can have a geometry at all; a table of attributes alone has none. */
  readonly hasGeometry: boolean;
  /** The rows from the first, each time it is called. What is wrong with one row is in the row; what ends the file is thrown as `SourceFault`. */
  rows(): AsyncIterable<FeatureRow>;
}

/** Something of a file that is left alone, and that the report says: a network link, a picture, a layer without rows. */
export interface SourceNote {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A file that has been opened: its layers, to be read one at a time. `close` gives back what it holds. */
export interface Source {
  readonly format: SourceFormat;
  readonly layers: readonly SourceLayer[];
  readonly notes: readonly SourceNote[];
  close(): Promise<void>;
}

/** One file of an upload on this machine's disk, with the name that it was given by its owner. */
export interface SourceFile {
  readonly name: string;
  readonly path: string;
}

/** What the person who has the file knows better than the file. */
export interface SourceOptions {
  /** `utf-8`, `gb18030` or another name that iconv-lite knows; instead of what is said or sniffed. */
  readonly encoding?: string;
  /** Columns of a table that hold the position, instead of those that are found by their names. */
  readonly position?: { readonly lng?: string; readonly lat?: string; readonly wkt?: string };
}

/** Reads files of one format: a refusal for what cannot be opened at all. */
export type OpenSource = (files: readonly SourceFile[], options: SourceOptions) => Promise<Result<Source>>;

/** Thrown by `rows()` where a file turns out broken midway (truncated, a record beyond the end): carries the reason's code. */
export class SourceFault extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: string, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
