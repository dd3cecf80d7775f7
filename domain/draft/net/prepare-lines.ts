import { boxesMeet, boxOf, joinBoxes } from '../../geometry/box.ts';
import { type Box, comparePoints, type Point } from '../../geometry/point.ts';
import type { DraftBuilding, DraftLine, Ground, NetLine } from '../types.ts';
import { canBeBorder, soundRuns } from './border-lines.ts';
import { clipRun } from './clip-run.ts';
import { FlatLines } from './flat-lines.ts';
import { foldDoubles } from './fold-doubles.ts';
import { HouseWalls } from './house-walls.ts';
import { leadEnds } from './lead-ends.ts';
import { lineRank } from './line-rank.ts';
import { LocalPlane } from './local-plane.ts';
import { throughCorners } from './outline-corners.ts';

/** Lines are followed so far beyond the grounds (lattice units, about 500 m): what crosses the outline does so as it is drawn. */
const AROUND = 50_000;

/**
 * The lines along which a border can run, ready to be noded: tunnels, platforms and the like left out, lines that run beside a greater
 * one folded into it (`foldDoubles`), dead ends that stop a few metres short led to what they miss (`leadEnds`), lines that cross an
 * outline beside a corner of it led through the corner. Lines may lie anywhere, cross, repeat, and hold NaN. `along.line` is a line's
 * place among those given. The order and direction of lines do not matter, but where two are alike the first counts.
 */
export function prepareLines(
  lines: readonly DraftLine[],
  grounds: readonly Ground[],
  buildings: readonly DraftBuilding[],
): NetLine[] {
  const runs = runsWithin(lines, grounds);
  if (runs.length === 0) return [];
  const outlines = grounds.flatMap(({ polygon }) => polygon.map((ring): Point[] => [...ring, ring[0]!]));
  const { 1: south, 3: north } = outlines.map(boxOf).reduce(joinBoxes);
  const plane = new LocalPlane((south + north) / 2);
  const walls = new HouseWalls(buildings, plane);
  const flat = new FlatLines([...runs.map(({ points }) => points), ...outlines], plane);
  const folded = foldDoubles(runs, flat, walls, plane);
  const leads = leadEnds(folded, outlines, walls, plane);
  return throughCorners([...folded.kept, ...leads], new FlatLines(outlines, plane), plane);
}

/** Stretches of lines that can be borders, near a ground; of those drawn twice point by point the one that matters most, or the first. */
function runsWithin(lines: readonly DraftLine[], grounds: readonly Ground[]): NetLine[] {
  if (grounds.length === 0) return [];
  const boxes: Box[] = grounds.map(({ polygon }) => boxOf(polygon[0]!));
  const [west, south, east, north] = boxes.reduce(joinBoxes);
  const around: Box = [west - AROUND, south - AROUND, east + AROUND, north + AROUND];
  const runs: NetLine[] = [];
  const drawn = new Map<string, number>();
  lines.forEach((line, i) => {
    if (!canBeBorder(line)) return;
    const along = { kind: line.kind, class: line.class, name: line.name, line: i };
    for (const points of soundRuns(line.points).flatMap((run) => clipRun(run, around))) {
      const box = boxOf(points);
      if (!boxes.some((other) => boxesMeet(box, other))) continue;
      const key = keyOf(points);
      const known = drawn.get(key);
      if (known === undefined) {
        drawn.set(key, runs.length);
        runs.push({ points, along });
      } else if (lineRank(along) > lineRank(runs[known]!.along)) runs[known] = { points, along };
    }
  });
  return runs;
}

/** The same for a line and the same line drawn the other way. */
function keyOf(points: readonly Point[]): string {
  const back = comparePoints(points[0]!, points.at(-1)!) > 0;
  return (back ? points.toReversed() : points).join(' ');
}
