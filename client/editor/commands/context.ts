import type { BuildingId } from '../../../domain/balance/types.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { AppliedEdit } from '../../../domain/edit/apply-edit.ts';
import type { Diff, Edit } from '../../../domain/edit/types.ts';
import type { LevelId } from '../../../domain/plan/types.ts';
import type { Result } from '../../../domain/result.ts';
import type { MapPort } from '../map-port.ts';
import type { EditorState } from '../store.ts';

/** What a command may do. */
export interface CommandContext {
  readonly state: () => EditorState;
  /** Tries an edit; the answer is remembered until the division changes, since a button asks at every render. */
  readonly attempt: (edit: Edit) => Result<AppliedEdit>;
  readonly make: (edit: Edit) => Result<Diff>;
  readonly select: (ids: Iterable<GridId>) => void;
  readonly setLevel: (level: LevelId) => void;
  readonly toggleSnapping: () => void;
  readonly toggleRouting: () => void;
  readonly removeBuilding: (id: BuildingId) => void;
  readonly startDrafting: () => void;
  readonly map: () => MapPort;
}
