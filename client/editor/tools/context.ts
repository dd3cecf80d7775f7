import type { BuildingId } from '../../../domain/balance/types.ts';
import type { DraftLine } from '../../../domain/draft/types.ts';
import type { AppliedEdit } from '../../../domain/edit/apply-edit.ts';
import type { Diff, Division, Edit } from '../../../domain/edit/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import type { LevelId } from '../../../domain/plan/types.ts';
import type { Reason, Result } from '../../../domain/result.ts';
import type { Availability } from '../command.ts';
import type { Preview } from '../preview.ts';
import type { Followed } from '../snap/follow-streets.ts';
import type { Snapped } from '../snap/snap.ts';
import type { EditorState } from '../store.ts';
import type { PointerInput } from '../tool.ts';

/** What a tool may do. `division` and `level` are there whenever a tool is asked anything: without a plan none is. */
export interface ToolContext {
  readonly state: () => EditorState;
  readonly division: () => Division;
  readonly level: () => LevelId;
  /** Replaces what is shown; what is not named is empty. */
  readonly show: (preview: Partial<Preview>) => void;
  /** What an edit would do; nothing is kept. */
  readonly attempt: (edit: Edit) => Result<AppliedEdit>;
  /** Makes an edit; tells the person when it is refused. */
  readonly make: (edit: Edit) => Result<Diff>;
  readonly tell: (reason: Reason) => void;
  /** The lattice point that a pointer means; `moving` are points that are being dragged. */
  readonly snap: (input: PointerInput, moving?: readonly Point[]) => Snapped;
  /**
   * The way along the streets from one point to another, within the pointer's reach of them; if possible not along the lines `avoid`.
   * Null where lines are not to follow streets.
   */
  readonly follow: (
    from: Point,
    to: Point,
    input: PointerInput,
    avoid?: readonly (readonly Point[])[],
  ) => Followed | null;
  /** All lines of the surroundings: streets, rail, water, walls. The same array until others come. */
  readonly lines: () => readonly DraftLine[];
  /** Whether geometry may be edited at all: an open draft, and the role for it. */
  readonly mayCut: () => Availability;
  readonly mayBuild: () => Availability;
  readonly select: (ids: Iterable<string>) => void;
  readonly place: (at: Point | null) => void;
  readonly chooseBuilding: (id: BuildingId | null) => void;
  readonly moveBuilding: (id: BuildingId, to: Point) => void;
}
