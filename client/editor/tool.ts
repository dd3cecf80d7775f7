import type { BuildingId } from '../../domain/balance/types.ts';
import type { Point } from '../../domain/geometry/point.ts';
import type { Availability } from './command.ts';

export type ToolId =
  | 'select'
  | 'split'
  | 'split-evenly'
  | 'reshape'
  | 'move-vertex'
  | 'move-border'
  | 'carve'
  | 'draw'
  | 'add-building'
  | 'move-building';

/** One pointer event over the map, in lattice units. The editor snaps and locates; the map only says where. */
export interface PointerInput {
  readonly at: Point;
  /** At this place: Web Mercator stretches with latitude. Turns `SNAP_PX` into a distance. */
  readonly metresPerPixel: number;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly mod: boolean;
  /** The building drawn under the pointer, where the map draws buildings; else the nearest within reach is taken. */
  readonly building?: BuildingId;
}

export interface KeyInput {
  /** `KeyboardEvent.key` */
  readonly key: string;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly mod: boolean;
}

/**
 * A tool turns pointer events into previews and, at the end, into an edit. Between two activations it holds
 * nothing. `labelKey` is `tool.<id>.label`, `hintKey` `tool.<id>.hint`; `key` is what activates it.
 */
export interface Tool {
  readonly id: ToolId;
  readonly key: string;
  readonly labelKey: string;
  readonly hintKey: string;
  state(): Availability;
  activate(): void;
  deactivate(): void;
  onPointerMove(input: PointerInput): void;
  /** True when the tool takes the drag that may follow: the map then does not pan. */
  onPointerDown(input: PointerInput): boolean;
  onPointerUp(input: PointerInput): void;
  /** Down and up without a drag between them; comes after `onPointerUp`. */
  onClick(input: PointerInput): void;
  /** Comes after two clicks. */
  onDoubleClick(input: PointerInput): void;
  /** True when the tool took the key. */
  onKey(input: KeyInput): boolean;
  /** What it works by has changed under it: whether points snap, or lines follow streets. */
  onChoice(): void;
  /** The pointer left the map. */
  onPointerLeave(): void;
}
