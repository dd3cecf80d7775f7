import type { CANONICAL_STEPS } from '../../domain/deployment/types.ts';
import type { Point } from '../../domain/geometry/point.ts';

/** How far a case has come, in the canonical words. */
export type CaseState = (typeof CANONICAL_STEPS)[number];

/** A case that is to be stored. Who reported it is not part of it. */
export interface NewCase {
  /** Where it comes from, and its number there: the two together are one case, however often it is sent. */
  readonly source: string;
  readonly externalId: string;
  /** ISO 8601. */
  readonly occurredAt: string;
  readonly at: Point;
  /** As reported: the office's own words. */
  readonly kind: string;
  readonly severity: string;
  readonly title: string;
  readonly state: CaseState;
}
