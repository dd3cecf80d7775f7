import type { GridId } from '../coverage/types.ts';
import type { Point, Polygon } from '../geometry/point.ts';
import type { LevelId } from '../plan/types.ts';
import type { DraftWish, MovedBuilding, Shortfall } from './types.ts';

/** What a draft is asked for. `scope`: grids whose ground is divided anew; the root for all. */
export interface DraftRequest {
  /** `draft`: from the net alone. `rebalance`: from today's grids, moving as few households as possible. */
  readonly method: 'draft' | 'rebalance';
  readonly scope: readonly GridId[];
  /** The level whose grids are drawn; levels below it that have a target are drawn too, nested. */
  readonly level: LevelId;
  readonly wish: DraftWish;
  readonly measure: 'households' | 'persons';
  /** Lines that no grid is to cross: `rail`, `river`, or a highway class such as `trunk`. */
  readonly barriers: readonly string[];
  /** Barriers drawn by hand. */
  readonly drawn: readonly (readonly Point[])[];
}

/** A grid that is proposed: one polygon. `id` is its own within the proposal. */
export interface ProposedGrid {
  readonly id: string;
  /** One of today's grids, or a grid of the proposal at the level above. */
  readonly parentId: GridId | string;
  readonly level: LevelId;
  readonly rings: Polygon;
  /** The grid of today's whose id, code, name and team it keeps (the part with the most households does); null: it is born. */
  readonly keeps: GridId | null;
  readonly name: string;
  readonly type: string | null;
  /** Grids of today's at its level on whose ground it lies. */
  readonly from: readonly GridId[];
  /** False: it has the very ground of `keeps`. */
  readonly changed: boolean;
  /** What its buildings hold; and what offices declared where no building says more, dealt by footprint, else by area: an estimate. */
  readonly households: number;
  readonly persons: number;
  readonly buildings: number;
  /** Of the measure; null where a level has no target. */
  readonly target: number | null;
  readonly areaM2: number;
  /** Polsby-Popper: 4π × area ÷ perimeter², 0 … 1. */
  readonly compactness: number;
}

/** Figures of a set of grids of one level, today's or proposed. */
export interface GridFigures {
  readonly grids: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Largest |count − target| ÷ target. */
  readonly worst: number;
  /** Share of grids within target ± tolerance, and within ± 10 %. */
  readonly within: number;
  readonly withinTen: number;
  /** Mean Polsby-Popper. */
  readonly compactness: number;
  /** Share of the length of inner borders that runs on a line. */
  readonly onLines: number;
}

/** A shortfall with its place. */
export interface PlacedShortfall extends Omit<Shortfall, 'part' | 'parts'> {
  readonly at: Point;
  /** Grids of the proposal that it concerns. */
  readonly gridIds: readonly string[];
}

/** One answer to a request. */
export interface ProposalVariant {
  /** 0: nothing is touched … 1: ideal. A draft has one variant, 1. */
  readonly effort: number;
  readonly grids: readonly ProposedGrid[];
  /** Grids of today's that are gone when it is taken, at every level. */
  readonly removed: readonly GridId[];
  readonly today: GridFigures;
  readonly proposed: GridFigures;
  readonly moved: readonly MovedBuilding[];
  readonly movedHouseholds: number;
  /** Codes (names, where a grid has none yet) of grids that go. */
  readonly retired: readonly { readonly id: GridId; readonly code: string | null; readonly name: string }[];
  readonly born: number;
  readonly shortfalls: readonly PlacedShortfall[];
}
