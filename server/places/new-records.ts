import type { LineKind } from '../../domain/contract/line.ts';
import type { PlaceKind } from '../../domain/contract/place.ts';
import type { Point } from '../../domain/geometry/point.ts';

/** A street, rail, river or wall that is to be stored. */
export interface NewLine {
  readonly id: string;
  readonly kind: LineKind;
  readonly class: string;
  readonly name: string;
  readonly bridge: boolean;
  readonly tunnel: boolean;
  readonly points: readonly Point[];
}

/** A camera, shop or unit that is to be stored. */
export interface NewPlace {
  readonly id: string;
  readonly kind: PlaceKind;
  readonly category: string;
  readonly name: string;
  readonly direction: number | null;
  /** How far a camera sees, in metres. */
  readonly rangeM: number | null;
  readonly link: string | null;
  readonly at: Point;
}
