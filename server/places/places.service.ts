import type { LineCollection } from '../../domain/contract/line.ts';
import type { PlaceCollection, PlaceKind } from '../../domain/contract/place.ts';
import type { Bbox } from '../bbox-query.ts';
import type { Db } from '../db/transaction.ts';
import { linesIn, placesIn } from './place.queries.ts';

/** Streets, rails, rivers and walls of every territory, or in a box. */
export function getLines(db: Db, bbox?: Bbox): Promise<LineCollection> {
  return linesIn(db, bbox);
}

/** Cameras, shops and units, of one kind or in a box. */
export function getPlaces(
  db: Db,
  filter: { readonly kind?: PlaceKind | undefined; readonly bbox?: Bbox | undefined },
): Promise<PlaceCollection> {
  return placesIn(db, filter);
}
