import type { Pixels } from '../../../../server/boards/draw/decode-png.ts';

/** A renderer may place an edge so many pixels beside where another does. */
const REACH = 1;

/**
 * Two pictures compared in cells of so many pixels a side: the largest difference of a cell's mean colour, of 255, to the mean at the same place or a
 * pixel beside it, whichever is nearest. Edges that are softened otherwise make little of it, what is missing or has moved by more much.
 */
export function worstCell(now: Pixels, was: Pixels, side: number): number {
  const [a, b] = [sumsOf(now), sumsOf(was)];
  const width = Math.min(now.width, was.width);
  const height = Math.min(now.height, was.height);
  let worst = 0;
  for (let y = REACH; y + side + REACH <= height; y += side)
    for (let x = REACH; x + side + REACH <= width; x += side) {
      let nearest = Number.POSITIVE_INFINITY;
      for (let dy = -REACH; dy <= REACH; dy++)
        for (let dx = -REACH; dx <= REACH; dx++) {
          let most = 0;
          for (let c = 0; c < 3; c++)
            most = Math.max(most, Math.abs(meanOf(a, x, y, side, c) - meanOf(b, x + dx, y + dy, side, c)));
          nearest = Math.min(nearest, most);
        }
      worst = Math.max(worst, nearest);
    }
  return worst;
}

/** Summed-area tables of the three channels (Crow 1984). */
interface Sums {
  readonly across: number;
  readonly channels: readonly Float64Array[];
}

function sumsOf({ width, height, rgba }: Pixels): Sums {
  const across = width + 1;
  const channels = [0, 1, 2].map((c) => {
    const sums = new Float64Array(across * (height + 1));
    for (let y = 0; y < height; y++) {
      let row = 0;
      for (let x = 0; x < width; x++) {
        row += rgba[4 * (y * width + x) + c]!;
        sums[(y + 1) * across + x + 1] = sums[y * across + x + 1]! + row;
      }
    }
    return sums;
  });
  return { across, channels };
}

function meanOf({ across, channels }: Sums, x: number, y: number, side: number, c: number): number {
  const sums = channels[c]!;
  const at = (u: number, v: number) => sums[v * across + u]!;
  return (at(x + side, y + side) - at(x, y + side) - at(x + side, y) + at(x, y)) / (side * side);
}
