import type { GridId } from '../coverage/types.ts';
import type { Point, Polygon } from '../geometry/point.ts';
import type { PersistentMap } from '../persistent-map.ts';

export type BuildingId = string;

/** A building of the territory (not of a plan). `at` is its point on surface: computed once, stored, never recomputed. */
export interface Building {
  readonly id: BuildingId;
  readonly at: Point;
  readonly households: number;
  readonly persons: number | null;
  readonly name: string;
  readonly use: string | null;
  readonly footprint: readonly Polygon[] | null;
}

/** What a grid holds. `declared` when it comes from a declared count; `estimated` when a split has dealt that. */
export interface Count {
  readonly households: number;
  readonly persons: number;
  readonly buildings: number;
  readonly declared: boolean;
  readonly estimated: boolean;
}

/** Every building in exactly one leaf, or in none (outside the territory). */
export interface Buildings {
  readonly all: PersistentMap<BuildingId, Building>;
  /** Leaf by leaf; a leaf without buildings has no entry. */
  readonly byLeaf: PersistentMap<GridId, readonly BuildingId[]>;
  readonly leafOf: PersistentMap<BuildingId, GridId>;
  /** Buildings that lie in no leaf. */
  readonly outside: PersistentMap<BuildingId, true>;
}
