import { applyBuildings, applyDiff } from '../../../domain/edit/apply-diff.ts';
import { applyEdit } from '../../../domain/edit/apply-edit.ts';
import { equalValues } from '../../../domain/edit/equal-values.ts';
import type { Diff, Division, Edit, EditId } from '../../../domain/edit/types.ts';
import { ok, type Reason, type Result, refuse } from '../../../domain/result.ts';
import type { BuildingsChange } from '../ports.ts';
import type { Conflict, PendingEdit } from '../store.ts';
import { noteStep, touchedBy } from './changed-since.ts';
import { asConflict, clashWith, withoutUndone } from './conflicts.ts';

/** A pending edit and the division after it. */
export interface Entry extends PendingEdit {
  readonly after: Division;
}

/** What the server has acknowledged, what it has not yet, and what it would not: immutable, no I/O. */
export interface Queue {
  readonly revision: number;
  readonly base: Division;
  readonly entries: readonly Entry[];
  readonly conflicts: readonly Conflict[];
}

/** An edit before anyone has tried it. */
export type Wish = Omit<PendingEdit, 'diff'>;

/** The diffs of acknowledged edits, for `revert`. */
export type DiffOf = (id: EditId) => Diff | undefined;

/** What the person sees. */
export function currentOf(queue: Queue): Division {
  return queue.entries.at(-1)?.after ?? queue.base;
}

/**
 * Tries an edit on a division as `append` would, and notes what it touches, for whoever shows it; `entries` are those
 * whose diffs a revert may ask for. A bug of the domain refuses this one edit (`edit-failed`) and is reported: it must not take the person's other work along.
 */
export function tryEdit(
  division: Division,
  entries: readonly Entry[],
  wish: { readonly id: EditId; readonly edit: Edit },
  diffOf: DiffOf,
): Result<{ division: Division; diff: Diff }> {
  try {
    const made = applyEdit(division, wish.edit, {
      editId: wish.id,
      diffOf: (id) => entries.find((entry) => entry.id === id)?.diff ?? diffOf(id),
    });
    if (made.ok)
      noteStep(division, made.value.division, touchedBy(made.value.diff, division, made.value.division));
    return made;
  } catch (error) {
    console.error(`an edit failed: ${JSON.stringify(wish.edit)}`, error);
    return refuse('edit-failed', { kind: wish.edit.kind });
  }
}

function place(division: Division, entries: readonly Entry[], wish: Wish, diffOf: DiffOf): Result<Entry> {
  const made = tryEdit(division, entries, wish, diffOf);
  if (!made.ok) return made;
  return ok({ ...wish, diff: made.value.diff, after: made.value.division });
}

/** Puts an edit at the end. Refuses what the domain refuses; the queue then stands as it was. */
export function append(queue: Queue, wish: Wish, diffOf: DiffOf): Result<Queue> {
  const entry = place(currentOf(queue), queue.entries, wish, diffOf);
  if (!entry.ok) return entry;
  return ok({ ...queue, entries: [...queue.entries, entry.value] });
}

/** All pending edits anew on another base. What no longer applies is kept aside, with the reason; what follows is still tried. */
function rebase(queue: Queue, base: Division, entries: readonly Wish[], diffOf: DiffOf): Queue {
  const placed: Entry[] = [];
  const conflicts: Conflict[] = [...queue.conflicts];
  let division = base;
  for (const wish of entries) {
    const entry = place(division, placed, wish, diffOf);
    if (entry.ok) {
      placed.push(entry.value);
      division = entry.value.after;
    } else conflicts.push(asConflict(wish, entry.reason));
  }
  return { revision: queue.revision, base, entries: placed, conflicts: withoutUndone(conflicts) };
}

/** An edit as the server has put it into the plan: one's own or another's. */
export interface Acknowledged {
  readonly id: EditId;
  readonly revision: number;
  readonly diff: Diff;
}

/**
 * The queue after the edit that makes the next revision. What is pending was made without knowing of it: what
 * shares a border segment or an attribute with it is kept aside as `stale-revision`, which is what the server
 * would answer; so `baseRevision` of all that stays is that revision, but for what has been sent. Refuses a diff that does not fit the base.
 */
export function advance(queue: Queue, logged: Acknowledged, diffOf: DiffOf): Result<Queue> {
  const { id, revision, diff } = logged;
  const [head, ...rest] = queue.entries;
  const conflicts = queue.conflicts.filter((conflict) => conflict.id !== id);
  if (head?.id === id && equalValues(head.diff, diff)) {
    const entries = rest.map((entry) => ({ ...entry, baseRevision: revision }));
    return ok({ revision, base: head.after, entries, conflicts });
  }
  const base = applyDiff(queue.base, diff);
  if (!base.ok) return base;
  noteStep(queue.base, base.value, touchedBy(diff, queue.base, base.value));
  const own = queue.entries.some((entry) => entry.id === id);
  const waiting: PendingEdit[] = [];
  for (const entry of queue.entries) {
    if (entry.id === id) continue;
    const clash = own ? null : clashWith(entry, diff);
    if (clash) conflicts.push(asConflict(entry, clash));
    else waiting.push(entry.sent ? entry : { ...entry, baseRevision: revision });
  }
  return ok(rebase({ ...queue, revision, conflicts }, base.value, waiting, diffOf));
}

/**
 * The queue on a division fetched whole, with what was pending before it. `since` is the log from the revision on
 * which the oldest of it was made: what is in there already is forgotten, what clashes with it is kept aside.
 */
export function resume(
  fetched: { readonly revision: number; readonly division: Division },
  kept: { readonly pending: readonly PendingEdit[]; readonly conflicts: readonly Conflict[] },
  since: readonly Acknowledged[],
  diffOf: DiffOf,
): Queue {
  const ids = new Set([...kept.pending, ...kept.conflicts].map((one) => one.id));
  const inside = since.filter((logged) => logged.revision <= fetched.revision);
  const known = new Set(inside.map((logged) => logged.id));
  const conflicts = kept.conflicts.filter((conflict) => !known.has(conflict.id));
  const waiting: PendingEdit[] = [];
  for (const entry of kept.pending) {
    if (known.has(entry.id)) continue;
    const others = inside.filter((logged) => logged.revision > entry.baseRevision && !ids.has(logged.id));
    const clash = others.map((logged) => clashWith(entry, logged.diff)).find((reason) => reason !== null);
    if (clash) conflicts.push(asConflict(entry, clash));
    else waiting.push(entry.sent ? entry : { ...entry, baseRevision: fetched.revision });
  }
  const queue = { revision: fetched.revision, base: fetched.division, entries: [], conflicts };
  return rebase(queue, fetched.division, waiting, diffOf);
}

/** The queue with its first edit marked as on its way. */
export function markSent(queue: Queue): Queue {
  const [head, ...rest] = queue.entries;
  return head ? { ...queue, entries: [{ ...head, sent: true }, ...rest] } : queue;
}

/** Keeps an edit aside that the server has refused; what was built upon it may follow. */
export function setAside(queue: Queue, id: EditId, reason: Reason, diffOf: DiffOf): Queue {
  const refused = [...queue.entries, ...queue.conflicts].find((one) => one.id === id);
  if (!refused) return queue;
  const { sent: _, ...judged } = refused;
  const conflicts = [...queue.conflicts.filter((one) => one.id !== id), asConflict(judged, reason)];
  const waiting = queue.entries.filter((entry) => entry.id !== id);
  return rebase({ ...queue, conflicts }, queue.base, waiting, diffOf);
}

/** The queue after buildings changed: they belong to no plan, so they change the base under everything. */
export function changeBuildings(queue: Queue, change: BuildingsChange, diffOf: DiffOf): Queue {
  const put = [...change.added, ...change.updated];
  const removed = change.removed.filter((id) => queue.base.buildings.all.has(id));
  if (put.length === 0 && removed.length === 0) return queue;
  const base = applyBuildings(queue.base, { put, removed });
  const leaves = new Set<string>();
  for (const id of [...put.map((building) => building.id), ...removed]) {
    for (const division of [queue.base, base]) {
      const leaf = division.buildings.leafOf.get(id);
      if (leaf !== undefined) leaves.add(leaf);
    }
  }
  noteStep(queue.base, base, [...leaves]);
  return rebase(queue, base, queue.entries, diffOf);
}
