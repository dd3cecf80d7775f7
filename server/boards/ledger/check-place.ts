import { hasForbiddenSigns, isUnseen, withForbiddenShown } from '../../../domain/board/plain-text.ts';
import type { LngLat } from '../../../domain/contract/geometry.ts';
import { readPoint } from '../../../domain/edit/wire-geometry.ts';
import { joinBoxes } from '../../../domain/geometry/box.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import { polygonBox } from '../../../domain/geometry/ring.ts';
import { UNIT_M } from '../../../domain/geometry/unit-metres.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { Db, Tx } from '../../db/transaction.ts';
import { groundOf } from '../../plans/territory-of-plan.ts';
import { unitEastM } from '../gather/seen-box.ts';

/** A board hangs in its territory, or at an office nearby: this far about the box of its ground, m. */
const NEAR_M = 5_000;
/** No board is older than what it could have been printed by. */
const FIRST_YEAR = 2000;
/** The clocks of a server and of an office are not the same. */
const AHEAD_MS = 10 * 60_000;

/** What a place is called, trimmed. Refuses `place-name-empty` where nothing of it is seen, `place-signs`. */
export function placeName(name: string): Result<string> {
  if (hasForbiddenSigns(name.trim())) return refuse('place-signs', { text: withForbiddenShown(name.trim()) });
  return isUnseen(name) ? refuse('place-name-empty') : ok(name.trim());
}

/** A note of any lines, trimmed. Refuses `place-signs`. */
export function placeNote(note: string): Result<string> {
  const lines = note.trim().replace(/[\t\r\n]+/g, ' ');
  return hasForbiddenSigns(lines)
    ? refuse('place-signs', { text: withForbiddenShown(lines) })
    : ok(note.trim());
}

/** Where a place is, near its territory. Refuses `place-far`, and what no point on the earth is. */
export async function placePoint(
  db: Db | Tx,
  territory: string,
  at: LngLat | null | undefined,
): Promise<Result<Point | null>> {
  if (!at) return ok(null);
  const point = readPoint([at[0], at[1]]);
  if (!point.ok) return point;
  const [x, y] = point.value;
  const box = (await groundOf(db, territory)).map(polygonBox).reduce(joinBoxes);
  const [dx, dy] = [NEAR_M / unitEastM(y), NEAR_M / UNIT_M];
  const isNear = x >= box[0] - dx && x <= box[2] + dx && y >= box[1] - dy && y <= box[3] + dy;
  return isNear ? point : refuse('place-far', { kilometres: NEAR_M / 1000 });
}

/** Since when a board hangs; undefined: not said. Refuses `hung-in-future`, `hung-too-early`. */
export function hungSince(hungAt: string | undefined): Result<Date | undefined> {
  if (hungAt === undefined) return ok(undefined);
  const since = new Date(hungAt);
  if (since.getTime() > Date.now() + AHEAD_MS) return refuse('hung-in-future');
  if (!(since.getUTCFullYear() >= FIRST_YEAR)) return refuse('hung-too-early', { year: FIRST_YEAR });
  return ok(since);
}
