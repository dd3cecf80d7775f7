import type { Vec } from './plane.ts';
import type { BuildingUse } from './types.ts';

/** A building before its households are dealt out. */
export interface Structure {
  readonly ring: readonly Vec[];
  readonly at: Vec;
  readonly use: BuildingUse;
  readonly floors: number;
  /** Length of its front in metres. */
  readonly front: number;
  /** The households that it would hold by its size; 0: nobody lives there. */
  readonly holds: number;
}
