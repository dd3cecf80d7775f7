import type {
  Answer,
  BuildingsChange,
  LiveEvent,
  LoadedPlan,
  LoggedEdit,
  NewBuilding,
} from '../../../client/editor/ports.ts';
import type { PlanStatus } from '../../../client/editor/store.ts';
import type { Building, BuildingId } from '../../../domain/balance/types.ts';
import { applyBuildings } from '../../../domain/edit/apply-diff.ts';
import { applyEdit } from '../../../domain/edit/apply-edit.ts';
import { createDivision } from '../../../domain/edit/create-division.ts';
import { replayEdit } from '../../../domain/edit/replay-edit.ts';
import type { Diff, Division, Edit, EditId } from '../../../domain/edit/types.ts';
import { fromWireDiff, fromWireEdit, toWireDiff, toWireEdit } from '../../../domain/edit/wire.ts';

type EditBody = { readonly id: EditId; readonly baseRevision: number; readonly edit: Edit };

/**
 * The server's way of an edit in memory, with the real domain: one plan, the log, replay or 409, idempotent by id,
 * numbered events. Everything goes through its wire form, as over HTTP.
 */
export class MemoryServer {
  readonly plan: string;
  status: PlanStatus = 'draft';
  division: Division;
  readonly log: LoggedEdit[] = [];
  readonly events: LiveEvent[] = [];
  readonly listeners = new Set<() => void>();
  #buildings = 0;
  /** What changes of buildings were answered, by their ids. */
  readonly #answered = new Map<string, Answer<unknown>>();

  constructor(plan: string, division: Division) {
    this.plan = plan;
    this.division = division;
  }

  load(): Answer<LoadedPlan> {
    const { territory, levels, tree, buildings } = this.division;
    const division = createDivision({
      territory,
      levels,
      grids: tree.grids.values(),
      buildings: buildings.all.values(),
    });
    if (!division.ok) throw new Error(`the stored plan does not load: ${division.reason.code}`);
    const { plan: id, status } = this;
    const value = {
      id,
      name: id,
      status,
      revision: this.log.length,
      seq: this.events.length,
      division: division.value,
    };
    return { kind: 'ok', value };
  }

  edit(author: string, body: EditBody): Answer<{ revision: number; diff: Diff }> {
    const earlier = this.log.find((logged) => logged.id === body.id);
    if (earlier) return { kind: 'ok', value: { revision: earlier.revision, diff: onWire(earlier.diff) } };
    const edit = fromWireEdit(JSON.parse(JSON.stringify(toWireEdit(body.edit))));
    if (!edit.ok) return { kind: 'refused', status: 422, reason: edit.reason };
    const context = {
      editId: body.id,
      diffOf: (id: EditId) => this.log.find((logged) => logged.id === id)?.diff,
    };
    const since = this.log.slice(body.baseRevision).map((logged) => logged.diff);
    const applied =
      edit.value.kind === 'revert'
        ? applyEdit(this.division, edit.value, context)
        : replayEdit(this.division, since, edit.value, context);
    if (!applied.ok) {
      const status = applied.reason.code === 'stale-revision' ? 409 : 422;
      return { kind: 'refused', status, reason: applied.reason };
    }
    this.division = applied.value.division;
    const diff = onWire(applied.value.diff);
    const reverts = edit.value.kind === 'revert' ? edit.value.edits : [];
    const revision = this.log.length + 1;
    const logged = { plan: this.plan, id: body.id, revision, author, kind: edit.value.kind, reverts, diff };
    this.log.push(logged);
    this.#tell({ kind: 'edit', seq: this.events.length + 1, edit: logged });
    return { kind: 'ok', value: { revision, diff: onWire(diff) } };
  }

  addBuilding(changeId: string, asked: NewBuilding): Answer<Building> {
    return this.#once(changeId, () => {
      const { at, households, persons = null, name = '' } = asked;
      const id = `b${++this.#buildings}`;
      const building: Building = { id, at, households, persons, name, use: null, footprint: null };
      this.#build({ added: [building], updated: [], removed: [] });
      return { kind: 'ok', value: building };
    });
  }

  changeBuilding(changeId: string, id: BuildingId, set: Partial<NewBuilding>): Answer<Building> {
    return this.#once(changeId, () => {
      const before = this.division.buildings.all.get(id);
      if (!before) return { kind: 'refused', status: 404, reason: { code: 'building-gone', params: { id } } };
      const building = { ...before, ...set };
      this.#build({ added: [], updated: [building], removed: [] });
      return { kind: 'ok', value: building };
    });
  }

  removeBuilding(changeId: string, id: BuildingId): Answer<null> {
    return this.#once(changeId, () => {
      if (!this.division.buildings.all.has(id))
        return { kind: 'refused', status: 404, reason: { code: 'building-gone', params: { id } } };
      this.#build({ added: [], updated: [], removed: [id] });
      return { kind: 'ok', value: null };
    });
  }

  /** Buildings from a file: so many that the event only says to fetch them. */
  importBuildings(buildings: readonly Building[]): void {
    this.division = applyBuildings(this.division, { put: buildings, removed: [] });
    this.#tell({ kind: 'building', seq: this.events.length + 1, change: null });
  }

  setStatus(status: PlanStatus): void {
    this.status = status;
    this.#tell({ kind: 'plan', seq: this.events.length + 1, plan: this.plan, status });
  }

  #once<T>(id: string, make: () => Answer<T>): Answer<T> {
    const earlier = this.#answered.get(id);
    if (earlier) return earlier as Answer<T>;
    const answer = make();
    if (answer.kind === 'ok') this.#answered.set(id, answer);
    return answer;
  }

  #build(change: BuildingsChange): void {
    const put = [...change.added, ...change.updated];
    this.division = applyBuildings(this.division, { put, removed: change.removed });
    this.#tell({ kind: 'building', seq: this.events.length + 1, change });
  }

  #tell(event: LiveEvent): void {
    this.events.push(event);
    for (const listener of this.listeners) listener();
  }
}

function onWire(diff: Diff): Diff {
  return fromWireDiff(JSON.parse(JSON.stringify(toWireDiff(diff))));
}
