import type { HangingPlace } from '../../../domain/contract/board.ts';
import { toDegrees } from '../../../domain/geometry/point.ts';
import type { PlaceRow } from './place.queries.ts';

export function toWirePlace({
  id,
  grid_id,
  name,
  note,
  at,
  print_id,
  hung_at,
  author,
}: PlaceRow): HangingPlace {
  return {
    id,
    grid: grid_id,
    name,
    note,
    at: at && toDegrees(at),
    print: print_id,
    hungAt: hung_at?.toISOString() ?? null,
    author,
  };
}
