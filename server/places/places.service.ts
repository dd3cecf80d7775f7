import type { LineCollection } from '../../domain/contract/line.ts';
import type { PlaceCollection, PlaceKind } from '../../domain/contract/place.ts';
import type { Bbox } from '../bbox-query.ts';
import type { Db } from '../db/transaction.ts';
import { linesIn, placesIn, placesStamp } from './place.queries.ts';

/** Streets, rails, rivers and walls of every territory, or in a box. */
export function getLines(db: Db, bbox?: Bbox): Promise<LineCollection> {
  return linesIn(db, { bbox });
}

/** Cameras, shops and units, of one kind or in a box. */
export function getPlaces(
  db: Db,
  filter: { readonly kind?: PlaceKind | undefined; readonly bbox?: Bbox | undefined },
): Promise<PlaceCollection> {
  return placesIn(db, filter);
}

/** The lines of one territory. */
export function territoryLines(db: Db, territory: string): Promise<LineCollection> {
  return linesIn(db, { territory });
}

/** The cameras, shops and units of one territory. */
export function territoryPlaces(db: Db, territory: string): Promise<PlaceCollection> {
  return placesIn(db, { territory });
}

/** Another text as soon as a line or a place of a territory is not as it was. */
export function surroundingsStamp(db: Db, territory: string): Promise<string> {
  return placesStamp(db, territory);
}
