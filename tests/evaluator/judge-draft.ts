import Flatbush from 'flatbush';
import type { Position } from 'geojson';
import { checkPolygons } from '../../domain/coverage/check-polygons.ts';
import type { DraftInput, DraftOutput } from './draft-input.ts';
import { feasibleCount } from './feasible-count.ts';
import { LineGround } from './on-lines.ts';
import { placesOf } from './place-of-building.ts';
import { type Plane, planeAround } from './plane.ts';
import { isInside, planarArea, polygonsOf } from './point-in-polygon.ts';
import { accountEdges } from './shared-edges.ts';

/** What is asked of a draft. */
export interface JudgedWish {
  readonly target: number;
  /** Grids are to hold target × (1 ± tolerance). */
  readonly tolerance: number;
}

/** A grid out of the band that neither one building nor the total of its ground accounts for. */
interface Unexplained {
  readonly grid: number;
  readonly households: number;
  readonly ground: number;
}

/** A connected piece of ground: a polygon of the territory, or of a parent. */
export interface JudgedGround {
  readonly households: number;
  readonly grids: number;
  /** The number of grids nearest to households ÷ target that its total allows; null: none does. */
  readonly feasible: number | null;
}

export interface Judged {
  readonly grids: number;
  /** Households grid by grid. */
  readonly counts: readonly number[];
  readonly households: { total: number; min: number; max: number; mean: number };
  /** Faults that `check` finds: gaps, overlaps, invalid polygons. */
  readonly faults: number;
  /** |Σ grids − territory| in m². */
  readonly areaDiffersM2: number;
  /** Grids in more than one piece. */
  readonly disconnected: number;
  /** Grids with ground of more than one parent (or of two pieces of one). */
  readonly straddling: number;
  /** Households of buildings that no grid has though they stand in the territory. */
  readonly lost: number;
  readonly within: number;
  readonly withinTen: number;
  readonly outOfBand: readonly number[];
  readonly unexplained: readonly Unexplained[];
  readonly innerBorderM: number;
  /** Share of the length of all inner borders that runs on a line. */
  readonly onLines: number;
  /** The same without the borders of parents, which were given. */
  readonly drawnOnLines: number;
  readonly compactness: number;
  /** Buildings that a border crosses. */
  readonly cut: number;
  readonly grounds: readonly JudgedGround[];
}

/**
 * What a draft is worth, from what it gave and what it was given, both as files have them. Knows nothing of how it was made: it shares no
 * code with `domain/draft`.
 */
export function judgeDraft(grids: DraftOutput, input: DraftInput, { target, tolerance }: JudgedWish): Judged {
  const corners = input.territory.flatMap(({ geometry }) => polygonsOf(geometry).flat(2));
  const plane = planeAround(corners);
  const pieces = grids.map(({ geometry }) => polygonsOf(geometry));
  const [low, high] = [target * (1 - tolerance), target * (1 + tolerance)];

  const grounds = (input.parents ?? input.territory).flatMap(({ geometry }) => polygonsOf(geometry));
  const groundIndex = indexOf(grounds);
  const gridIndex = indexOf(pieces.map((polygons) => polygons[0]!));
  const groundAt = (at: Position) =>
    groundIndex.search(at[0]!, at[1]!, at[0]!, at[1]!).find((g) => isInside(at, grounds[g]!)) ?? -1;

  const households = new Array<number>(grids.length).fill(0);
  const largest = new Array<number>(grids.length).fill(0);
  const groundHouseholds = new Array<number>(grounds.length).fill(0);
  let lost = 0;
  for (const { at, households: count } of placesOf(input)) {
    const grid = gridIndex
      .search(at[0]!, at[1]!, at[0]!, at[1]!)
      .find((g) => pieces[g]!.some((polygon) => isInside(at, polygon)));
    const ground = groundAt(at);
    if (ground !== -1) groundHouseholds[ground]! += count;
    if (grid === undefined) {
      if (ground !== -1) lost += count;
      continue;
    }
    households[grid]! += count;
    largest[grid] = Math.max(largest[grid]!, count);
  }

  const groundOfGrid = pieces.map((polygons) => groundAt(innerPoint(polygons[0]!, plane)));
  const gridsOfGround = new Array<number>(grounds.length).fill(0);
  for (const ground of groundOfGrid) if (ground !== -1) gridsOfGround[ground]!++;
  const judgedGrounds = grounds.map((_, g) => ({
    households: groundHouseholds[g]!,
    grids: gridsOfGround[g]!,
    feasible: feasibleCount(groundHouseholds[g]!, target, low, high),
  }));
  const isIn = (count: number, share: number) =>
    count >= target * (1 - share) - 1e-9 && count <= target * (1 + share) + 1e-9;
  const outOfBand = grids.map((_, i) => i).filter((i) => !isIn(households[i]!, tolerance));
  const unexplained = outOfBand
    .filter((i) => largest[i]! <= high && judgedGrounds[groundOfGrid[i]!]?.feasible !== null)
    .map((grid) => ({ grid, households: households[grid]!, ground: groundOfGrid[grid]! }));

  const { shared, contested } = accountEdges(grids);
  const lineGround = new LineGround(input, plane);
  let [inner, onInner, drawn, onDrawn] = [0, 0, 0, 0];
  for (const { a, b, grids: beside } of shared) {
    const { metres, onLine } = lineGround.measure(a, b);
    inner += metres;
    onInner += onLine;
    if (groundOfGrid[beside[0]] !== groundOfGrid[beside[1]]) continue;
    drawn += metres;
    onDrawn += onLine;
  }
  const areas = pieces.map((polygons) =>
    polygons.reduce((sum, polygon) => sum + planarArea(polygon, plane.to), 0),
  );
  const territoryM2 = input.territory
    .flatMap(({ geometry }) => polygonsOf(geometry))
    .reduce((sum, polygon) => sum + planarArea(polygon, plane.to), 0);
  const total = households.reduce((sum, count) => sum + count, 0);
  const share = (n: number, of: number) => (of === 0 ? 1 : n / of);
  return {
    grids: grids.length,
    counts: households,
    households: {
      total,
      min: Math.min(...households),
      max: Math.max(...households),
      mean: share(total, grids.length),
    },
    faults: contested + checkPolygons(rawGrids(grids)).length,
    areaDiffersM2: Math.abs(areas.reduce((sum, area) => sum + area, 0) - territoryM2),
    disconnected: pieces.filter((polygons) => polygons.length !== 1).length,
    straddling: pieces.filter((polygons, i) => strays(polygons, grounds[groundOfGrid[i]!], plane)).length,
    lost,
    within: share(grids.length - outOfBand.length, grids.length),
    withinTen: share(households.filter((count) => isIn(count, 0.1)).length, grids.length),
    outOfBand: outOfBand.map((i) => households[i]!),
    unexplained,
    innerBorderM: inner,
    onLines: share(onInner, inner),
    drawnOnLines: share(onDrawn, drawn),
    compactness: share(
      pieces.reduce((sum, polygons, i) => sum + polsbyPopper(polygons, areas[i]!, plane), 0),
      grids.length,
    ),
    cut: cutBuildings(input, shared, plane),
    grounds: judgedGrounds,
  };
}

/** 4π × area ÷ perimeter² (Polsby, Popper 1991), holes' edges counted. */
function polsbyPopper(polygons: readonly Position[][][], areaM2: number, { to }: Plane): number {
  let perimeter = 0;
  for (const ring of polygons.flat())
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = to(ring[i - 1]!);
      const [bx, by] = to(ring[i]!);
      perimeter += Math.hypot(bx - ax, by - ay);
    }
  return perimeter === 0 ? 0 : (4 * Math.PI * areaM2) / perimeter ** 2;
}

/** How far (m) a corner may lie beyond its ground: two units of the lattice. */
const BEYOND_M = 0.025;

/** Does a grid have a corner outside its ground, or no ground at all? */
function strays(polygons: readonly Position[][][], ground: Position[][] | undefined, plane: Plane): boolean {
  if (!ground) return true;
  return polygons.some((polygon) =>
    polygon.some((ring) => ring.some((p) => !isInside(p, ground) && outsideBy(p, ground, plane) > BEYOND_M)),
  );
}

/** Metres from a position to the nearest edge of a polygon. */
function outsideBy(p: Position, ground: readonly Position[][], { to }: Plane): number {
  const [x, y] = to(p);
  let nearest = Infinity;
  for (const ring of ground)
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = to(ring[i - 1]!);
      const [bx, by] = to(ring[i]!);
      const square = (bx - ax) ** 2 + (by - ay) ** 2;
      const along =
        square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square));
      nearest = Math.min(nearest, Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)));
    }
  return nearest;
}

/** A position well inside: the middle of the widest stretch across the polygon, of some heights. */
function innerPoint(polygon: readonly Position[][], { to }: Plane): Position {
  const heights = polygon[0]!.map((p) => p[1]!).sort((a, b) => a - b);
  let best: { at: Position; wide: number } = { at: polygon[0]![0]!, wide: -1 };
  for (const share of [0.5, 0.37, 0.63, 0.25, 0.75]) {
    const i = Math.min(heights.length - 2, Math.floor(share * (heights.length - 1)));
    const y = (heights[i]! + heights[i + 1]!) / 2;
    const xs: number[] = [];
    for (const ring of polygon)
      for (let k = 1; k < ring.length; k++) {
        const [ax, ay] = ring[k - 1] as [number, number];
        const [bx, by] = ring[k] as [number, number];
        if (ay > y !== by > y) xs.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
      }
    xs.sort((a, b) => a - b);
    for (let k = 0; k + 1 < xs.length; k += 2) {
      const wide = to([xs[k + 1]!, y])[0] - to([xs[k]!, y])[0];
      if (wide > best.wide) best = { at: [(xs[k]! + xs[k + 1]!) / 2, y], wide };
    }
  }
  return best.at;
}

/** How deep (m) a border has to go into a building to cut it. */
const CUT_M = 0.05;

/** Buildings with a border inside of their footprint. */
function cutBuildings(
  { buildings }: DraftInput,
  shared: readonly { a: Position; b: Position }[],
  plane: Plane,
): number {
  if (shared.length === 0) return 0;
  const index = new Flatbush(shared.length);
  for (const { a, b } of shared)
    index.add(Math.min(a[0]!, b[0]!), Math.min(a[1]!, b[1]!), Math.max(a[0]!, b[0]!), Math.max(a[1]!, b[1]!));
  index.finish();
  return buildings.features.filter(({ geometry }) => {
    if (geometry.type === 'Point') return false;
    return polygonsOf(geometry).some((polygon) => {
      const box = boxOf(polygon);
      return index.search(...box).some((e) => {
        const { a, b } = shared[e]!;
        for (let i = 0; i <= 20; i++) {
          const p = [a[0]! + ((b[0]! - a[0]!) * i) / 20, a[1]! + ((b[1]! - a[1]!) * i) / 20];
          if (isInside(p, polygon) && outsideBy(p, polygon, plane) > CUT_M) return true;
        }
        return false;
      });
    });
  }).length;
}

function rawGrids(grids: DraftOutput) {
  return grids.map(({ geometry }, i) => ({
    id: String(i),
    polygons: polygonsOf(geometry).map((polygon) =>
      polygon.map((ring) => ring.slice(0, -1) as [number, number][]),
    ),
  }));
}

function indexOf(polygons: readonly (readonly Position[][])[]): Flatbush {
  const index = new Flatbush(polygons.length);
  for (const polygon of polygons) index.add(...boxOf(polygon));
  index.finish();
  return index;
}

function boxOf(polygon: readonly Position[][]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of polygon[0]! as [number, number][]) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}
