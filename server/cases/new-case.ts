import type { ReachedAt } from '../../domain/case/past-case.ts';
import type { CaseState } from '../../domain/case/types.ts';
import type { Point } from '../../domain/geometry/point.ts';

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
  readonly note?: string;
  readonly state: CaseState;
  /** When it reached which state, as far as its register says. */
  readonly reached?: ReachedAt;
  /** 1 to 5. */
  readonly satisfaction?: number;
}
