import type { Polygon } from '../../domain/geometry/point.ts';
import { toDegrees } from '../../domain/geometry/point.ts';
import { InsideIndex } from './datum/inside-index.ts';
import type { DraftReport } from './draft-report.ts';
import { ManyRepairs } from './many-repairs.ts';
import { eachPosition } from './position-sample.ts';
import type { FeatureRow } from './source/source.ts';

/**
 * The rows as they come, in true degrees; what lies outside of the ground is told by its row: it is taken, and no grid will have it.
 * Of a shape it is the middle that counts.
 */
export async function* tellOutside(
  rows: AsyncIterable<FeatureRow>,
  ground: readonly Polygon[],
  report: DraftReport,
): AsyncGenerator<FeatureRow> {
  const inside = new InsideIndex(edgesOf(ground));
  const told = new ManyRepairs(report);
  for await (const row of rows) {
    const middle = middleOf(row.geometry);
    if (middle && !inside.holds(...middle))
      told.say(row.row, 'outside-territory', middle.map((degrees) => degrees.toFixed(5)).join(', '), '');
    yield row;
  }
}

function middleOf(geometry: unknown): readonly [number, number] | null {
  let box: [number, number, number, number] | null = null;
  eachPosition(geometry, (x, y) => {
    if (box === null) box = [x, y, x, y];
    else box = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
  });
  const [minX, minY, maxX, maxY] = (box ?? []) as number[];
  if (box === null) return null;
  // Numbers that are no degrees are refused as such, by whoever reads the row.
  const isDegrees = minX! >= -180 && maxX! <= 180 && minY! >= -90 && maxY! <= 90;
  return isDegrees ? [(minX! + maxX!) / 2, (minY! + maxY!) / 2] : null;
}

function edgesOf(ground: readonly Polygon[]): Float64Array {
  const edges: number[] = [];
  for (const ring of ground.flat())
    for (const [i, corner] of ring.entries())
      edges.push(...toDegrees(corner), ...toDegrees(ring[(i + 1) % ring.length]!));
  return Float64Array.from(edges);
}
