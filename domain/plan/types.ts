import type { GridId } from '../coverage/types.ts';
import type { Polygon } from '../geometry/point.ts';
import type { PersistentMap } from '../persistent-map.ts';

export type LevelId = string;

/** A published member of a grid's team: an office, never a resident. */
export interface TeamMember {
  readonly role: string;
  readonly name: string;
  readonly phone: string;
}

/** A service phone on the board: appliance repair, drains, … */
export interface ServicePhone {
  readonly name: string;
  readonly phone: string;
}

export interface Team {
  readonly members: readonly TeamMember[];
  readonly services: readonly ServicePhone[];
}

/** Households given for a whole grid by an office that has no buildings; `estimated` once a split has dealt them. */
export interface Declared {
  readonly households: number;
  readonly persons: number | null;
  readonly estimated: boolean;
}

/**
 * A node of a plan's tree. Exactly the leaves (grids of the deepest tiling level) carry a `polygon`; exactly the
 * grids of a level that does not tile carry `shape` (any polygons or points inside their parent); all others
 * derive their geometry from their children. Immutable.
 */
export interface Grid {
  readonly id: GridId;
  readonly parentId: GridId | null;
  readonly level: LevelId;
  readonly leaf: boolean;
  /** Ground that no grid has yet: a leaf, or the only child of a chain of unassigned grids above it. */
  readonly unassigned: boolean;
  /** Null until the plan goes in force and codes are issued; kept across edits by rule 6. */
  readonly code: string | null;
  readonly name: string;
  readonly type: string | null;
  readonly risk: string | null;
  /** Overrides the level's target. */
  readonly target: number | null;
  readonly locked: boolean;
  readonly note: string;
  readonly tags: readonly string[];
  readonly team: Team;
  readonly declared: Declared | null;
  /** Lineage: the grids that this one was cut or merged from, nearest first. */
  readonly from: readonly GridId[];
  readonly polygon: Polygon | null;
  readonly shape: readonly Polygon[] | null;
}

/** What the tree must know of a level of the profile (`domain/deployment`), top first. */
export interface Level {
  readonly id: LevelId;
  /** A level that does not tile holds points or footprints inside a parent, and is in no sum. */
  readonly tiles: boolean;
  readonly measure: 'households' | 'persons';
  readonly target: number | null;
  /** Lower and upper end as factors of the target, e.g. 0.8 and 1.2. */
  readonly band: readonly [low: number, high: number];
  readonly outOfBand: 'block' | 'reason';
  readonly requiredRoles: readonly string[];
}

/** The tree of grids; root first. */
export interface GridTree {
  readonly root: GridId;
  readonly grids: PersistentMap<GridId, Grid>;
  readonly children: PersistentMap<GridId, readonly GridId[]>;
}

export const EMPTY_TEAM: Team = { members: [], services: [] };
