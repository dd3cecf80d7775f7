import type { GridId } from '../../domain/coverage/types.ts';
import type { Division } from '../../domain/edit/types.ts';
import type { Point, Polygon } from '../../domain/geometry/point.ts';
import type { Reason } from '../../domain/result.ts';

/** What a point was pulled to. `street` names the street where it has a name. */
export interface SnapCue {
  readonly kind: 'vertex' | 'crossing' | 'border' | 'street';
  readonly at: Point;
  readonly street?: string;
}

/** `drawn` by hand; `extended` by us to the border; `handle` is what the pointer would take hold of; `moved` is where it goes. */
interface PreviewLine {
  readonly points: readonly Point[];
  readonly role: 'drawn' | 'extended' | 'handle' | 'moved';
}

/** `corner` of the line being drawn; `vertex` that can be dragged; `insert` where a new one would come; `remove` where one would go. */
interface PreviewPoint {
  readonly at: Point;
  readonly role: 'corner' | 'vertex' | 'insert' | 'remove';
}

interface PreviewArea {
  readonly polygon: Polygon;
  readonly role: 'drawn' | 'box';
}

/** One piece of what is being cut, as it would be: shown beside the pointer and written on the piece itself. */
export interface SideCount {
  readonly gridId: GridId;
  /** A keeps id, name and team. */
  readonly letter: string;
  readonly households: number;
  readonly persons: number;
  readonly target: number | null;
  readonly deviation: 'under' | 'in' | 'over' | null;
  /** A point inside the piece. */
  readonly at: Point;
}

/** How the line that is drawn gets to the pointer: along streets, or straight although it was to follow them, and why. */
export type Following = 'streets' | 'no-street' | 'no-way';

/** What a tool shows while it works. The map draws it in a small live source and touches nothing else. */
export interface Preview {
  readonly lines: readonly PreviewLine[];
  readonly points: readonly PreviewPoint[];
  readonly areas: readonly PreviewArea[];
  /** The division as it would be. */
  readonly ghost: Division | null;
  /** The pieces' counts, beside `pointer`. */
  readonly sides: readonly SideCount[];
  readonly pointer: Point | null;
  readonly cue: SnapCue | null;
  readonly following: Following | null;
  /** Why what is drawn so far could not be done. */
  readonly reason: Reason | null;
  readonly cursor: 'default' | 'crosshair' | 'grab' | 'grabbing' | 'pointer' | 'not-allowed';
}

export const NO_PREVIEW: Preview = {
  lines: [],
  points: [],
  areas: [],
  ghost: null,
  sides: [],
  pointer: null,
  cue: null,
  following: null,
  reason: null,
  cursor: 'default',
};
