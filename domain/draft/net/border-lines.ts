import { LATTICE, type Point } from '../../geometry/point.ts';
import type { DraftLine } from '../types.ts';

/** Ends of the lattice: 180° and 90°. */
const MAX_X = 180 * LATTICE;
const MAX_Y = 90 * LATTICE;

/** What is no border on the ground, though it is kept among railways, waters and roads. */
const NONE: Readonly<Record<DraftLine['kind'], ReadonlySet<string>>> = {
  road: new Set(['platform', 'elevator', 'corridor', 'proposed', 'construction', 'planned', 'razed']),
  rail: new Set([
    ...['platform', 'platform_edge', 'station', 'subway', 'abandoned', 'razed', 'dismantled', 'proposed'],
    ...['construction', 'miniature', 'halt', 'tram_stop', 'buffer_stop', 'switch'],
  ]),
  water: new Set([
    'dam',
    'weir',
    'dock',
    'boatyard',
    'wadi',
    'pressurised',
    'fairway',
    'waterfall',
    'lock_gate',
  ]),
  wall: new Set(),
};

/**
 * Can a border run along the line? Nothing that lies in a tunnel or under a roof can: what is above it belongs together. Nor can
 * platforms, railways that are gone or not yet built, and undergrounds. Any other class can, known or not.
 */
export function canBeBorder({ kind, class: value, tunnel }: DraftLine): boolean {
  return !tunnel && !NONE[kind].has(value ?? '');
}

/** The points of a line as far as they are places on the lattice, rounded, none twice in a row: one run a stretch, each of two points or more. */
export function soundRuns(points: readonly Point[]): Point[][] {
  const runs: Point[][] = [];
  let run: Point[] = [];
  const close = () => {
    if (run.length > 1) runs.push(run);
    run = [];
  };
  for (const p of points) {
    const x = Math.round(p[0]) + 0;
    const y = Math.round(p[1]) + 0;
    if (!(Math.abs(x) <= MAX_X && Math.abs(y) <= MAX_Y)) close();
    else if (run.length === 0 || run.at(-1)![0] !== x || run.at(-1)![1] !== y) run.push([x, y]);
  }
  close();
  return runs;
}
