import type { Feature, LineString } from 'geojson';
import type { BorderChange } from '../../domain/contract/compare.ts';
import type { Division } from '../../domain/edit/types.ts';
import { lengthM } from '../../domain/geometry/measure.ts';
import { comparePoints, type Point, toDegrees } from '../../domain/geometry/point.ts';
import { ancestorsOfLeaves } from './ancestors.ts';

interface Segment {
  readonly a: Point;
  readonly b: Point;
  /** Index of the highest level at which it separates two grids. */
  readonly rank: number;
}

/** Two units of the lattice, about 2 cm: how far a vertex inserted into an edge may lie beside it by rounding. */
const ON_EDGE_UNITS = 2;

/**
 * The border lines that only one of two divisions of the same ground has, each with the highest level at which it
 * separates grids. A vertex that a neighbour's cut put into an edge moves no border.
 */
export function compareBorders(mine: Division, other: Division): Feature<LineString, BorderChange>[] {
  const is = segmentsOf(mine);
  const was = segmentsOf(other);
  const onlyMine = missingFrom(is, was);
  const onlyOther = missingFrom(was, is);
  const born = onlyMine.filter((segment) => !runsAlong(segment, onlyOther));
  const gone = onlyOther.filter((segment) => !runsAlong(segment, onlyMine));
  const features: Feature<LineString, BorderChange>[] = [];
  for (const [change, segments] of [['gone', gone] as const, ['new', born] as const]) {
    for (const [rank, level] of mine.levels.entries()) {
      for (const line of chain(segments.filter((segment) => segment.rank === rank))) {
        features.push({
          type: 'Feature',
          properties: { change, level: level.id, lengthM: lengthM(line) },
          geometry: { type: 'LineString', coordinates: line.map(toDegrees) },
        });
      }
    }
  }
  return features;
}

function segmentsOf(division: Division): Map<string, Segment> {
  const ancestors = ancestorsOfLeaves(division);
  const segments = new Map<string, Segment>();
  for (const border of division.coverage.borders.values()) {
    const left = ancestors.get(border.left) ?? [];
    const right = border.right === null ? [] : (ancestors.get(border.right) ?? []);
    const rank = left.findIndex((id, i) => id !== right[i]);
    for (let i = 1; i < border.points.length; i++) {
      const p = border.points[i - 1] as Point;
      const q = border.points[i] as Point;
      const [a, b] = comparePoints(p, q) < 0 ? [p, q] : [q, p];
      segments.set(`${a[0]},${a[1]} ${b[0]},${b[1]}`, { a, b, rank });
    }
  }
  return segments;
}

/** Segments that `those` lacks, or has at a lower level only. */
function missingFrom(these: Map<string, Segment>, those: Map<string, Segment>): Segment[] {
  const missing: Segment[] = [];
  for (const [key, segment] of these) {
    const same = those.get(key);
    if (!same || same.rank > segment.rank) missing.push(segment);
  }
  return missing;
}

/** Whether others of the same level run along this segment from end to end, or it runs along one of them. */
function runsAlong(segment: Segment, others: readonly Segment[]): boolean {
  const near = others.filter((other) => other.rank === segment.rank && boxesTouch(segment, other));
  if (near.some((other) => isOn(segment.a, other) && isOn(segment.b, other))) return true;
  const covered = near
    .filter((other) => isOn(other.a, segment) && isOn(other.b, segment))
    .reduce((sum, other) => sum + Math.hypot(other.b[0] - other.a[0], other.b[1] - other.a[1]), 0);
  const length = Math.hypot(segment.b[0] - segment.a[0], segment.b[1] - segment.a[1]);
  return covered >= length - ON_EDGE_UNITS;
}

function boxesTouch(s: Segment, t: Segment): boolean {
  return (
    s.a[0] <= t.b[0] + ON_EDGE_UNITS &&
    t.a[0] <= s.b[0] + ON_EDGE_UNITS &&
    Math.min(s.a[1], s.b[1]) <= Math.max(t.a[1], t.b[1]) + ON_EDGE_UNITS &&
    Math.min(t.a[1], t.b[1]) <= Math.max(s.a[1], s.b[1]) + ON_EDGE_UNITS
  );
}

function isOn(p: Point, { a, b }: Segment): boolean {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const along = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(p[0] - (a[0] + t * dx), p[1] - (a[1] + t * dy)) <= ON_EDGE_UNITS;
}

/** Segments end to end as lines; a line ends where it meets more or fewer than one other, or closes on itself. */
function chain(segments: readonly Segment[]): Point[][] {
  const at = new Map<string, Segment[]>();
  const key = (p: Point) => `${p[0]},${p[1]}`;
  for (const segment of segments) {
    for (const end of [segment.a, segment.b]) {
      const list = at.get(key(end));
      if (list) list.push(segment);
      else at.set(key(end), [segment]);
    }
  }
  const used = new Set<Segment>();
  const lines: Point[][] = [];
  const walk = (first: Segment, from: Point) => {
    const line: Point[] = [from];
    for (let next: Segment | undefined = first; next; ) {
      used.add(next);
      const end: Point = key(next.a) === key(line[line.length - 1] as Point) ? next.b : next.a;
      line.push(end);
      const meeting: Segment[] = at.get(key(end)) ?? [];
      next = meeting.length === 2 ? meeting.find((s) => !used.has(s)) : undefined;
    }
    lines.push(line);
  };
  for (const meeting of at.values()) {
    if (meeting.length === 2) continue;
    for (const segment of meeting) {
      if (used.has(segment)) continue;
      walk(segment, at.get(key(segment.a)) === meeting ? segment.a : segment.b);
    }
  }
  for (const segment of segments) if (!used.has(segment)) walk(segment, segment.a);
  return lines;
}
