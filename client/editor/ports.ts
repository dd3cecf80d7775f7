import type { Building, BuildingId } from '../../domain/balance/types.ts';
import type { Diff, Division, Edit, EditId } from '../../domain/edit/types.ts';
import type { Point } from '../../domain/geometry/point.ts';
import type { Reason } from '../../domain/result.ts';
import type { LogEntry, PlanStatus } from './store.ts';

/** A plan as it is fetched whole. `seq` is the last live event that it already holds. */
export interface LoadedPlan {
  readonly id: string;
  readonly name: string;
  readonly status: PlanStatus;
  readonly revision: number;
  readonly seq: number;
  readonly division: Division;
}

/** An acknowledged edit, from the log or from the live stream. */
export interface LoggedEdit extends LogEntry {
  readonly plan: string;
  readonly diff: Diff;
}

/** What came of asking the server. `unreachable` may or may not have been done: ask again with the same id. */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly status: number; readonly reason: Reason }
  | { readonly kind: 'unreachable' };

export interface BuildingsChange {
  readonly added: readonly Building[];
  readonly updated: readonly Building[];
  readonly removed: readonly BuildingId[];
}

export type LiveEvent =
  | { readonly kind: 'edit'; readonly seq: number; readonly edit: LoggedEdit }
  /** `change` is null where it was too much to tell (an import): the division is to be fetched anew. */
  | { readonly kind: 'building'; readonly seq: number; readonly change: BuildingsChange | null }
  | { readonly kind: 'plan'; readonly seq: number; readonly plan: string; readonly status: PlanStatus }
  /** Streets and the like, or cameras, shops and units, have been imported. */
  | { readonly kind: 'place'; readonly seq: number };

export interface NewBuilding {
  readonly at: Point;
  readonly households: number;
  readonly persons?: number;
  readonly name?: string;
}

/** All that the editor asks of the server. `client/api` fulfils it over HTTP; tests fulfil it in memory. */
export interface ServerPort {
  loadPlan(plan: string): Promise<Answer<LoadedPlan>>;
  /** Idempotent by `id`. */
  sendEdit(
    plan: string,
    body: { readonly id: EditId; readonly baseRevision: number; readonly edit: Edit; readonly note?: string },
  ): Promise<Answer<{ readonly revision: number; readonly diff: Diff }>>;
  /** All that was acknowledged after a revision, in order. */
  log(plan: string, after: number): Promise<Answer<readonly LoggedEdit[]>>;
  /** Idempotent by `id`, the change's own; so are the next two. */
  addBuilding(id: string, building: NewBuilding): Promise<Answer<Building>>;
  changeBuilding(id: string, building: BuildingId, set: Partial<NewBuilding>): Promise<Answer<Building>>;
  removeBuilding(id: string, building: BuildingId): Promise<Answer<null>>;
  /** Follows the live stream from an event on, reconnecting by itself, until the returned function is called. */
  follow(
    after: number,
    on: { event(event: LiveEvent): void; state(state: 'connecting' | 'open'): void; lost(): void },
  ): () => void;
}

/** Keeps small JSON values over a reload. Keys are paths; a write that fails rejects. */
export interface StoragePort {
  list(prefix: string): Promise<readonly (readonly [key: string, value: string])[]>;
  put(key: string, value: string): Promise<void>;
  remove(key: string): Promise<void>;
}

/** What makes the editor's behaviour depend on the world; tests hand in their own. */
export interface WorldPort {
  /** A new UUID. */
  newId(): string;
  /** Milliseconds. */
  now(): number;
  /** Calls back once after a while; returns what cancels it. */
  after(ms: number, then: () => void): () => void;
}
