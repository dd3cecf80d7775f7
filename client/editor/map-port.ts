import type { GridId } from '../../domain/coverage/types.ts';
import type { Box, Point } from '../../domain/geometry/point.ts';

/** A place on the screen, CSS pixels from the map's upper left corner. */
export type ScreenPoint = readonly [x: number, y: number];

/**
 * All that the editor asks of a map. What lies under the pointer is found in the division itself, never read
 * back from the map; so an editor without a map (`NO_MAP`) is a whole editor.
 */
export interface MapPort {
  project(p: Point): ScreenPoint;
  unproject(p: ScreenPoint): Point;
  /** Brings a box into view, with a margin; never zooms in so far that a small grid fills the window. */
  zoomTo(box: Box): void;
  /** Draws the eye to grids or to a place for a moment. */
  flash(what: { readonly gridIds: readonly GridId[]; readonly at?: Point }): void;
}

/** The map of an editor that has no screen yet. */
export const NO_MAP: MapPort = {
  project: (p) => [p[0], p[1]],
  unproject: (p) => [Math.round(p[0]), Math.round(p[1])],
  zoomTo: () => {},
  flash: () => {},
};
