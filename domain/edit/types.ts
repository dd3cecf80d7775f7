import type { Buildings, Count } from '../balance/types.ts';
import type { RecordDiff } from '../coverage/diff.ts';
import type { Coverage, GridId, Territory } from '../coverage/types.ts';
import type { Point, Polygon, Ring } from '../geometry/point.ts';
import type { PersistentMap } from '../persistent-map.ts';
import type { Declared, Grid, GridTree, Level, LevelId, Team } from '../plan/types.ts';

export type EditId = string;

/** What an edit is applied to. Immutable. Buildings belong to the territory, not to the plan. */
export interface Division {
  readonly territory: Territory;
  readonly levels: readonly Level[];
  readonly coverage: Coverage;
  readonly tree: GridTree;
  readonly buildings: Buildings;
  /** Households and persons of every grid of a tiling level. */
  readonly counts: PersistentMap<GridId, Count>;
}

/**
 * A grid to be made by `replace`: rings are open, the shell first. Its level decides what is made beneath it: `children`, one level
 * below, which together are exactly it; without them one child at every level below.
 */
export interface NewGrid extends NewChild {
  readonly parentId: GridId;
  readonly level: LevelId;
}

/** A grid within one that `replace` makes. */
export interface NewChild {
  readonly rings: Polygon;
  /** The removed grid of the same level that it is: with its id, code, name, team and all that `name`, `type`, `risk` leave. */
  readonly keeps?: GridId;
  readonly name?: string;
  readonly type?: string;
  readonly risk?: string;
  readonly children?: readonly NewChild[];
}

/** The attributes that `describe` sets; only those that are present change. */
export interface Description {
  readonly name?: string;
  readonly type?: string | null;
  readonly risk?: string | null;
  readonly target?: number | null;
  readonly locked?: boolean;
  readonly note?: string;
  readonly tags?: readonly string[];
  readonly code?: string | null;
  readonly declared?: Declared | null;
}

/** What a planner does; the screen, the API and the log speak it. Points are lattice points here, degrees on the wire. */
export type Edit =
  | { readonly kind: 'split'; readonly gridId: GridId; readonly line: readonly Point[] }
  | { readonly kind: 'merge'; readonly gridIds: readonly GridId[] }
  | { readonly kind: 'reshape'; readonly level: LevelId; readonly line: readonly Point[] }
  | {
      readonly kind: 'move-border';
      readonly level: LevelId;
      readonly moves: readonly { readonly from: Point; readonly to: Point }[];
      readonly insert?: readonly Point[];
      readonly remove?: readonly Point[];
    }
  | {
      readonly kind: 'carve';
      readonly level: LevelId;
      readonly area: readonly Ring[];
      readonly into: GridId | { readonly new: GridId };
    }
  | { readonly kind: 'replace'; readonly removed: readonly GridId[]; readonly added: readonly NewGrid[] }
  | { readonly kind: 'describe'; readonly gridIds: readonly GridId[]; readonly set: Description }
  | { readonly kind: 'assign-parent'; readonly gridIds: readonly GridId[]; readonly parentId: GridId }
  | { readonly kind: 'team'; readonly gridId: GridId; readonly team: Team }
  | { readonly kind: 'revert'; readonly edits: readonly EditId[] };

/** What an edit did, as data. `territory` when a cut put a vertex on the territory's edge. */
export interface Diff extends RecordDiff<Grid> {
  readonly territory?: readonly [before: readonly Polygon[], after: readonly Polygon[]];
}

/** What an edit may ask of its caller: no clock, no randomness, no I/O. */
export interface EditContext {
  /** New grids' ids follow from it. */
  readonly editId: EditId;
  /** The diffs of earlier edits, for `revert`. */
  readonly diffOf?: (edit: EditId) => Diff | undefined;
}
