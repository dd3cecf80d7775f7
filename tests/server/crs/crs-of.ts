import type { Crs } from '../../../server/crs/crs.ts';
import { crsById } from '../../../server/crs/known-crs.ts';

/** The system with this id; throws where there is none. */
export function crsOf(id: string): Crs {
  const crs = crsById(id);
  if (!crs.ok) throw new Error(`${id}: ${crs.reason.code}`);
  return crs.value;
}
