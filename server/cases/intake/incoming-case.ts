import type { Point } from '../../../domain/geometry/point.ts';

/** A case that was reported, read and found fit to be kept. */
export interface IncomingCase {
  readonly source: string;
  readonly externalId: string;
  /** ISO 8601. */
  readonly occurredAt: string;
  /** True degrees on the lattice; null where no position could be read of what was sent. */
  readonly at: Point | null;
  /** What was sent as its position, for whoever places it by hand. */
  readonly saidAt: unknown;
  /** As reported. */
  readonly kind: string;
  readonly severity: string;
  readonly title: string;
  readonly note: string;
}
