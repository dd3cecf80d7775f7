import type { GroundPoint } from '../content.ts';
import type { Frame } from '../map/types.ts';
import type { GroundExtent } from './ground-view.ts';

/** Of the frame, on each side of the grid: room for its neighbours. */
const MARGIN = 0.06;
/** 1:N of sheets, as people write them. */
const STEPS = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 8] as const;
const LEAST = 100;

export interface ChosenScale {
  /** 1:N. */
  readonly scale: number;
  /** The ground in the middle of the frame. */
  readonly centre: GroundPoint;
  /** Whether a wished scale was too large for the grid. */
  readonly tooLarge: boolean;
}

/**
 * The scale at which a grid fits a frame with a margin around it: the wished one where it does, else the largest round one. Between
 * 1:100 and 1:1,000,000 for whatever a grid can be; still a round one beyond that.
 */
export function chooseScale(extent: GroundExtent, frame: Frame, wished: number | null): ChosenScale {
  const share = 1 - 2 * MARGIN;
  const needed = Math.max(
    ((extent.east - extent.west) * 1000) / (frame.width * share),
    ((extent.north - extent.south) * 1000) / (frame.height * share),
  );
  const centre: GroundPoint = [(extent.west + extent.east) / 2, (extent.south + extent.north) / 2];
  if (wished !== null && wished >= needed) return { scale: wished, centre, tooLarge: false };
  return { scale: roundScale(needed), centre, tooLarge: wished !== null };
}

/** The least round N that is not below `needed`. */
function roundScale(needed: number): number {
  if (needed <= LEAST) return LEAST;
  const power = 10 ** Math.floor(Math.log10(needed));
  for (const base of [power, power * 10])
    for (const step of STEPS) {
      const scale = Math.round(step * base);
      // 1:125 is nobody's scale; from 1:1,250 on it is.
      if (scale >= needed && scale !== 125) return scale;
    }
  return power * 100;
}
