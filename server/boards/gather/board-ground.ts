import type { Building } from '../../../domain/balance/types.ts';
import type { LineKind } from '../../../domain/contract/line.ts';
import type { PlaceKind } from '../../../domain/contract/place.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { boxOf, joinBoxes } from '../../../domain/geometry/box.ts';
import { type Box, type Point, type Polygon, toLattice } from '../../../domain/geometry/point.ts';
import { polygonBox } from '../../../domain/geometry/ring.ts';
import { gridsAt } from '../../../domain/plan/tree.ts';
import type { Grid, LevelId } from '../../../domain/plan/types.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { surroundingsStamp, territoryLines, territoryPlaces } from '../../places/places.service.ts';
import type { PlanContext } from '../../plans/context.ts';
import { groundOfGrid } from '../../plans/derived-geometry.ts';
import { type LoadedDivision, readPlanDivision } from '../../plans/load-division.ts';
import { territoryName } from '../../plans/territory-of-plan.ts';
import { NearIndex } from './near-index.ts';

export interface GroundLine {
  readonly kind: LineKind;
  readonly class: string;
  readonly name: string;
  readonly bridge: boolean;
  readonly tunnel: boolean;
  readonly points: readonly Point[];
  readonly box: Box;
}

export interface GroundPlace {
  readonly kind: PlaceKind;
  readonly category: string;
  readonly name: string;
  readonly at: Point;
}

/** A grid with its ground, leaf or not. */
export interface PlacedGrid {
  readonly grid: Grid;
  readonly polygons: readonly Polygon[];
  readonly box: Box;
}

/** What stands along the streets whichever plan divides it. */
interface Indexed {
  readonly lines: NearIndex<GroundLine>;
  readonly places: NearIndex<GroundPlace>;
}

/** The same as the database had it. */
interface Surroundings extends Indexed {
  readonly territory: string;
  readonly stamp: string;
}

export function surroundingsOf(lines: readonly GroundLine[], places: readonly GroundPlace[]): Indexed {
  return {
    lines: new NearIndex<GroundLine>(lines, ({ box }) => box),
    places: new NearIndex<GroundPlace>(places, ({ at }) => [...at, ...at]),
  };
}

/**
 * All that sheets of one plan are made from, in memory and indexed: nothing more is asked of the database per grid. Its size is
 * the plan's division and the territory's lines and places; outlines of grids above the leaves are made when they are first asked for.
 */
export class BoardGround {
  readonly plan: Pick<LoadedDivision['plan'], 'id' | 'name' | 'status' | 'territory_id'>;
  readonly revision: number;
  readonly territory: string;
  readonly division: Division;
  readonly lines: NearIndex<GroundLine>;
  readonly places: NearIndex<GroundPlace>;
  readonly #placed = new Map<GridId, PlacedGrid>();
  readonly #levels = new Map<LevelId, NearIndex<PlacedGrid>>();
  #buildings: NearIndex<Building> | null = null;

  constructor(
    plan: BoardGround['plan'],
    revision: number,
    territory: string,
    division: Division,
    { lines, places }: Indexed,
  ) {
    this.plan = plan;
    this.revision = revision;
    this.territory = territory;
    this.division = division;
    this.lines = lines;
    this.places = places;
  }

  /** Refuses `grid-unknown`, and `grid-unassigned` for ground that is no grid's yet. */
  grid(id: GridId): Result<PlacedGrid> {
    const grid = this.division.tree.grids.get(id);
    if (!grid) return refuse('grid-unknown', { id });
    return grid.unassigned ? refuse('grid-unassigned', { id }) : ok(this.placed(grid));
  }

  placed(grid: Grid): PlacedGrid {
    let placed = this.#placed.get(grid.id);
    if (!placed) {
      const polygons = groundOfGrid(this.division, grid);
      placed = { grid, polygons, box: polygons.map(polygonBox).reduce(joinBoxes) };
      this.#placed.set(grid.id, placed);
    }
    return placed;
  }

  /** The grids of a level whose boxes meet a box. */
  gridsIn(level: LevelId, box: Box): PlacedGrid[] {
    let index = this.#levels.get(level);
    if (!index) {
      const grids = gridsAt(this.division.tree, level).filter((grid) => !grid.unassigned);
      index = new NearIndex(
        grids.map((grid) => this.placed(grid)),
        (placed) => placed.box,
      );
      this.#levels.set(level, index);
    }
    return index.in(box);
  }

  buildingsIn(box: Box): Building[] {
    this.#buildings ??= new NearIndex([...this.division.buildings.all.values()], ({ at, footprint }) =>
      footprint?.length ? footprint.map(polygonBox).reduce(joinBoxes) : [...at, ...at],
    );
    return this.#buildings.in(box);
  }
}

/** Lines and places of the territory that was asked for last, and the ground of the plan. */
const kept = new WeakMap<PlanContext['divisions'], { surroundings: Surroundings; ground: BoardGround }>();

/**
 * The ground of a plan as the database has it now; the last one is kept and serves again as long as nothing of it has changed.
 * Refuses `plan-gone`.
 */
export async function loadBoardGround(context: PlanContext, planId: string): Promise<Result<BoardGround>> {
  const found = await readPlanDivision(context, planId);
  if (!found) return refuse('plan-gone', { plan: planId });
  const { plan, division, version } = found;
  const last = kept.get(context.divisions);
  const surroundings = await readSurroundings(context, plan.territory_id, last?.surroundings);
  const isSame =
    last?.ground.division === division &&
    last.surroundings === surroundings &&
    last.ground.plan.status === plan.status &&
    last.ground.plan.name === plan.name;
  if (isSame && last.ground.revision === version.revision) return ok(last.ground);
  const territory = await territoryName(context.db, plan.territory_id);
  const ground = new BoardGround(plan, version.revision, territory, division, surroundings);
  kept.set(context.divisions, { surroundings, ground });
  return ok(ground);
}

async function readSurroundings(
  { db }: PlanContext,
  territory: string,
  last: Surroundings | undefined,
): Promise<Surroundings> {
  const stamp = await surroundingsStamp(db, territory);
  if (last?.territory === territory && last.stamp === stamp) return last;
  const lines = (await territoryLines(db, territory)).features.map(({ geometry, properties }) => {
    const points = geometry.coordinates.map(([lng, lat]) => toLattice(lng!, lat!));
    return { ...properties, class: properties.class ?? '', points, box: boxOf(points) };
  });
  const places = (await territoryPlaces(db, territory)).features.map(({ geometry, properties }) => ({
    kind: properties.kind,
    category: properties.category ?? '',
    name: properties.name,
    at: toLattice(geometry.coordinates[0]!, geometry.coordinates[1]!),
  }));
  return { territory, stamp, ...surroundingsOf(lines, places) };
}
