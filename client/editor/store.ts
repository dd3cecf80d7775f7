import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BuildingId } from '../../domain/balance/types.ts';
import type { GridId } from '../../domain/coverage/types.ts';
import type { Diff, Division, Edit, EditId } from '../../domain/edit/types.ts';
import type { Point } from '../../domain/geometry/point.ts';
import type { LevelId } from '../../domain/plan/types.ts';
import type { Reason } from '../../domain/result.ts';
import { NO_PREVIEW, type Preview } from './preview.ts';
import type { ToolId } from './tool.ts';

export type PlanStatus = 'draft' | 'in-review' | 'in-force' | 'retired';

export interface Account {
  readonly name: string;
  readonly role: string;
}

/** An edit that the person has made and the server has not yet acknowledged. `diff` is what it does where it stands now. */
export interface PendingEdit {
  readonly id: EditId;
  readonly edit: Edit;
  readonly note?: string;
  /** The last revision that it was made on, or found to agree with: the server compares with all that came after it. */
  readonly baseRevision: number;
  /** Milliseconds; only orders edits that are taken up again after a reload. */
  readonly made: number;
  readonly diff: Diff;
  /** It is on its way, or was and no answer came back: whether it holds is the server's to say. */
  readonly sent?: boolean;
}

/** An edit that could not be kept as it was made: kept aside until the person takes it again or discards it. */
export interface Conflict {
  readonly id: EditId;
  readonly edit: Edit;
  readonly note?: string;
  readonly baseRevision: number;
  readonly made: number;
  readonly reason: Reason;
  /** Its answer is out: it may yet turn out to be in the plan. */
  readonly sent?: boolean;
}

/** What undo needs to know of an acknowledged edit. */
export interface LogEntry {
  readonly id: EditId;
  readonly revision: number;
  readonly author: string;
  readonly kind: Edit['kind'];
  readonly reverts: readonly EditId[];
}

/** `saved`: all is on the server · `saving` · `offline`: kept here, will be sent · `conflict`: something waits for the person. */
export type SaveState = 'saved' | 'saving' | 'offline' | 'conflict';

export interface OpenPlan {
  readonly id: string;
  readonly name: string;
  readonly status: PlanStatus;
  /** The last revision that the server has acknowledged here. */
  readonly revision: number;
  /** What the server has acknowledged. */
  readonly base: Division;
  /** What the person sees: the base and all that is pending. */
  readonly division: Division;
  readonly pending: readonly PendingEdit[];
  readonly conflicts: readonly Conflict[];
  /** What the server has acknowledged, in order; all of it once `historyReady`. */
  readonly log: readonly LogEntry[];
  readonly historyReady: boolean;
}

export const LAYERS = [
  'grids',
  'roads',
  'water',
  'buildings',
  'cameras',
  'shops',
  'units',
  'shapes',
  'parents',
  'labels',
  'basemap',
] as const;
export type LayerId = (typeof LAYERS)[number];
export type ColourMode = 'type' | 'risk' | 'deviation';

/** What the live stream tells of beside the open plan: which plans there are, and what the ground and its places show. */
export type Beside = 'plans' | 'ground';

/** Something to tell the person once; `serial` tells two alike apart. */
export interface Notice {
  readonly serial: number;
  readonly kind: 'refused' | 'done' | 'conflict';
  readonly reason: Reason;
}

export interface EditorState {
  readonly account: Account | null;
  readonly plan: OpenPlan | null;
  /** The plan that is being fetched, or why it could not be. */
  readonly opening: { readonly plan: string; readonly reason: Reason | null } | null;
  readonly save: SaveState;
  readonly live: 'closed' | 'connecting' | 'open';
  /** How often each has been told to have changed: whoever shows it asks anew when the number is another. */
  readonly heard: Readonly<Record<Beside, number>>;
  /** The level that every edit acts at. */
  readonly level: LevelId | null;
  readonly selection: ReadonlySet<GridId>;
  readonly building: BuildingId | null;
  /** Where `add-building` wants to put one: the screen asks for its households. */
  readonly placing: Point | null;
  /** Proposals are being asked for, looked at or taken: the screen has their panel beside the map. */
  readonly drafting: boolean;
  readonly hover: GridId | null;
  readonly tool: ToolId;
  readonly preview: Preview;
  readonly snapping: boolean;
  /** Split and reshape follow the streets between clicks. */
  readonly routing: boolean;
  /** Where `draw` puts a new grid; null: under the parent of the ground it is drawn on. */
  readonly parent: GridId | null;
  readonly layers: Readonly<Record<LayerId, boolean>>;
  readonly colour: ColourMode;
  readonly notice: Notice | null;
}

export type EditorStore = StoreApi<EditorState>;

const SHOWN: Readonly<Record<LayerId, boolean>> = {
  grids: true,
  roads: true,
  water: true,
  buildings: true,
  cameras: false,
  shops: false,
  units: false,
  shapes: true,
  parents: true,
  labels: true,
  basemap: true,
};

/** An editor's state before anything is opened. What changes it is in `editor.ts`; the screen only reads. */
export function createEditorStore(): EditorStore {
  return createStore<EditorState>(() => ({
    account: null,
    plan: null,
    opening: null,
    save: 'saved',
    live: 'closed',
    heard: { plans: 0, ground: 0 },
    level: null,
    selection: new Set<GridId>(),
    building: null,
    placing: null,
    drafting: false,
    hover: null,
    tool: 'select',
    preview: NO_PREVIEW,
    snapping: true,
    routing: true,
    parent: null,
    layers: SHOWN,
    colour: 'deviation',
    notice: null,
  }));
}
