import type { Feature, Geometry } from 'geojson';
import type { ExportContent } from '../../../domain/contract/exchange.ts';
import type { Profile, Words } from '../../../domain/deployment/types.ts';
import type { Column } from './columns.ts';
import type { DbfEncoding } from './dbf-text.ts';
import type { Placing } from './placing.ts';

export type Language = keyof Words;

/** One grid, building, line or place, in true degrees, with the properties that the API gives it. */
export type OutFeature = Feature<Geometry, Readonly<Record<string, unknown>>>;

/**
 * What all geometries of a layer are (of a `MultiPolygon` layer one may be a Polygon, and stands for its only part).
 */
export type LayerGeometry = 'Point' | 'LineString' | 'Polygon' | 'MultiPolygon';

/** One table of a file: the grids of a level, buildings with a footprint, lines … */
export interface OutLayer {
  /** Fit to be a file's and a table's name: ASCII letters, digits, `_` and `-`. */
  readonly name: string;
  /** As people call it. */
  readonly title: Words;
  readonly geometry: LayerGeometry;
  readonly count: number;
  /** From the first, each time it is called; made one by one, since a whole plan is large. */
  features(): Iterable<OutFeature>;
}

/** The content of a file, whichever format it goes out in. */
export interface Content {
  readonly what: ExportContent;
  readonly columns: readonly Column[];
  /** At least one. */
  readonly layers: readonly OutLayer[];
  /** All of them in the order of the API, which is not always that of the layers. */
  features(): Iterable<OutFeature>;
}

/** What goes out, and how. */
export interface Outgoing extends Content {
  /** The plan's. */
  readonly name: string;
  readonly profile: Profile;
  readonly placing: Placing;
  readonly encoding: DbfEncoding;
  readonly language: Language;
}

/** Writes what goes out to a new file. */
export type WriteFormat = (outgoing: Outgoing, path: string) => Promise<void>;
