import type { Diff, Division, Edit, EditId } from '../../../domain/edit/types.ts';
import { ok, type Reason, type Result, refuse } from '../../../domain/result.ts';
import type {
  Answer,
  BuildingsChange,
  LiveEvent,
  LoadedPlan,
  LoggedEdit,
  ServerPort,
  StoragePort,
  WorldPort,
} from '../ports.ts';
import type { Beside, OpenPlan, SaveState } from '../store.ts';
import { fetchWhole } from './fetch-whole.ts';
import { History } from './history.ts';
import { createKeep, type Keep } from './keep.ts';
import { KeptQueue } from './kept-queue.ts';
import {
  type Acknowledged,
  advance,
  append,
  changeBuildings,
  currentOf,
  markSent,
  type Queue,
  resume,
  setAside,
  tryEdit,
} from './queue.ts';
import { RETRY_LONGEST_MS, Retry } from './retry.ts';

export interface SessionPorts {
  readonly server: ServerPort;
  readonly storage: StoragePort;
  readonly world: WorldPort;
  readonly account: string;
  /** After every change, the whole state of the plan. */
  show(plan: OpenPlan, save: SaveState): void;
  live(state: 'connecting' | 'open'): void;
  /** Something beside this plan has changed, or may have while nothing was heard. */
  heard(what: Beside): void;
  /** Something that the person has to know: an edit was kept aside, or could not be written down. */
  tell(kind: 'conflict' | 'refused', reason: Reason): void;
}

/** Answers that say nothing about the edit itself: it stays pending and is sent again. */
const PASSING = new Set([401, 408, 425, 429, 500, 502, 503, 504]);

/**
 * One open plan: holds what the server has acknowledged and what it has not, sends what is pending one after
 * another, follows the live stream, and closes gaps from the log. Every change ends in `#settle`, which shows it,
 * writes down what is pending, and sends on.
 */
export class Session {
  readonly #ports: SessionPorts;
  readonly #kept: KeptQueue;
  readonly #history: History;
  #plan: { readonly id: string; readonly name: string; status: OpenPlan['status'] };
  #queue: Queue;
  /** Acknowledged edits whose predecessors have not arrived. */
  readonly #ahead = new Map<number, LoggedEdit>();
  #sending = false;
  #fetching = false;
  readonly #retry: Retry;
  #unfollow: (() => void) | null = null;
  /** Of the edit that will be made next: a trial has it already, so that ties that ids decide fall alike. */
  #nextId: EditId;
  #stale = false;
  #closed = false;

  private constructor(ports: SessionPorts, keep: Keep, history: History, plan: LoadedPlan, queue: Queue) {
    this.#ports = ports;
    this.#history = history;
    this.#plan = { id: plan.id, name: plan.name, status: plan.status };
    this.#queue = queue;
    this.#nextId = ports.world.newId();
    this.#retry = new Retry(ports.world, () => this.#goOn());
    this.#kept = new KeptQueue(keep, () => ports.tell('refused', { code: 'storage-failed', params: {} }));
  }

  /**
   * Fetches a plan, takes up what was pending here before, and follows it from then on. `wanted` is asked once it
   * is there and before anything is shown: meanwhile another plan may have been opened; then null.
   */
  static async open(
    ports: SessionPorts,
    planId: string,
    wanted: (session: Session) => boolean,
  ): Promise<Answer<Session | null>> {
    const keep = createKeep(ports.storage, ports.account, planId);
    const failed = () => ports.tell('refused', { code: 'storage-failed', params: {} });
    const kept = await keep.load().catch(() => {
      failed();
      return { pending: [], conflicts: [] };
    });
    const fetched = await fetchWhole(ports.server, planId, kept);
    if (fetched.kind !== 'ok') return fetched;
    const { plan, since } = fetched.value;
    const history = new History(plan.revision);
    history.remember(since);
    const queue = resume(plan, kept, since, history.diffOf);
    const session = new Session(ports, keep, history, plan, queue);
    if (!wanted(session)) return { kind: 'ok', value: null };
    session.#kept.adopt([...kept.pending, ...kept.conflicts]);
    session.#settle();
    session.#follow(plan.seq);
    void session.#loadHistory();
    return { kind: 'ok', value: session };
  }

  close(): void {
    this.#closed = true;
    this.#unfollow?.();
    this.#retry.stop();
  }

  get division(): Division {
    return currentOf(this.#queue);
  }

  /** Makes an edit here at once; it is then sent. Refuses what the domain refuses. */
  make(edit: Edit, note?: string): Result<Diff> {
    const { world } = this.#ports;
    const wish = { id: this.#nextId, edit, baseRevision: this.#queue.revision, made: this.#nextMade() };
    const queue = append(this.#queue, note === undefined ? wish : { ...wish, note }, this.#history.diffOf);
    if (!queue.ok) return queue;
    this.#nextId = world.newId();
    this.#queue = queue.value;
    this.#settle();
    return ok(queue.value.entries.at(-1)!.diff);
  }

  /** What an edit would do to what the person sees; nothing is kept. */
  attempt(edit: Edit): Result<{ division: Division; diff: Diff }> {
    return tryEdit(this.division, this.#queue.entries, { id: this.#nextId, edit }, this.#history.diffOf);
  }

  /** Makes an edit that was kept aside anew, on what stands now. Refused, it stays aside with the new reason. */
  takeAgain(id: EditId): Result<Diff> {
    const conflict = this.#queue.conflicts.find((one) => one.id === id);
    if (!conflict) return refuse('edit-unknown', { id });
    const { reason: _, sent: __, ...wish } = conflict;
    const others = this.#queue.conflicts.filter((one) => one !== conflict);
    const again = append(
      { ...this.#queue, conflicts: others },
      { ...wish, baseRevision: this.#queue.revision, made: this.#nextMade() },
      this.#history.diffOf,
    );
    if (again.ok) this.#queue = again.value;
    else this.#queue = { ...this.#queue, conflicts: [...others, { ...conflict, reason: again.reason }] };
    this.#settle();
    return again.ok ? ok(again.value.entries.at(-1)!.diff) : again;
  }

  /** Forgets an edit that was kept aside; only ever asked for by the person. */
  discard(id: EditId): void {
    this.#queue = { ...this.#queue, conflicts: this.#queue.conflicts.filter((one) => one.id !== id) };
    this.#settle();
  }

  /** Buildings that the server has acknowledged, before the live stream says so. */
  takeBuildings(change: BuildingsChange): void {
    this.#queue = changeBuildings(this.#queue, change, this.#history.diffOf);
    this.#settle();
  }

  /** An edit that the server has answered to somebody else here with, as a proposal that is adopted. */
  acknowledge(edit: LoggedEdit): void {
    if (!this.#closed && edit.plan === this.#plan.id) this.#receive([edit]);
  }

  /** Sends at once what waits for a retry. */
  retryNow(): void {
    this.#retry.now();
  }

  /** Now, or later: two edits of one millisecond have an order, and clocks are set back. */
  #nextMade(): number {
    return Math.max(this.#ports.world.now(), ...this.#queue.entries.map((entry) => entry.made + 1));
  }

  #follow(after: number): void {
    this.#unfollow?.();
    this.#unfollow = this.#ports.server.follow(after, {
      event: (event) => this.#hear(event),
      state: (state) => {
        this.#ports.live(state);
        if (state === 'open') this.retryNow();
      },
      lost: () => {
        this.#ports.heard('plans');
        this.#ports.heard('ground');
        this.#fetchAnew();
      },
    });
  }

  #fetchAnew(): void {
    this.#stale = true;
    this.#goOn();
  }

  #hear(event: LiveEvent): void {
    if (this.#closed) return;
    if (event.kind === 'building') {
      if (event.change) this.takeBuildings(event.change);
      else this.#fetchAnew();
    } else if (event.kind === 'place') this.#ports.heard('ground');
    else if (event.kind === 'plan') {
      this.#ports.heard('plans');
      if (event.plan !== this.#plan.id) return;
      this.#plan = { ...this.#plan, status: event.status };
      this.#settle();
    } else if (event.edit.plan === this.#plan.id) this.#receive([event.edit]);
  }

  /** Acknowledged edits, in whatever order and however often they come. */
  #receive(logged: readonly LoggedEdit[]): void {
    for (const one of logged) if (one.revision > this.#queue.revision) this.#ahead.set(one.revision, one);
    while (!this.#stale) {
      const next = this.#ahead.get(this.#queue.revision + 1);
      if (!next) break;
      this.#history.remember([next]);
      const queue = this.#advance(next);
      if (!queue) {
        this.#stale = true;
        break;
      }
      const aside = queue.conflicts.filter((c) => !this.#queue.conflicts.some((was) => was.id === c.id));
      this.#queue = queue;
      this.#ahead.delete(next.revision);
      for (const conflict of aside) this.#ports.tell('conflict', conflict.reason);
    }
    this.#settle();
  }

  /** Null when the acknowledged edit does not fit what is here: then only fetching the whole plan helps. */
  #advance(logged: Acknowledged): Queue | null {
    try {
      const queue = advance(this.#queue, logged, this.#history.diffOf);
      return queue.ok ? queue.value : null;
    } catch (error) {
      // The tree throws on a change that does not fit it; here that means that this copy has gone astray.
      console.error(`revision ${logged.revision} does not fit, the plan is fetched anew`, error);
      return null;
    }
  }

  #settle(): void {
    if (this.#closed) return;
    const { entries, conflicts, revision, base } = this.#queue;
    this.#kept.write(entries, conflicts);
    const save: SaveState =
      conflicts.length > 0
        ? 'conflict'
        : entries.length === 0
          ? 'saved'
          : this.#retry.failing
            ? 'offline'
            : 'saving';
    this.#ports.show(
      {
        ...this.#plan,
        revision,
        base,
        division: this.division,
        pending: entries,
        conflicts,
        log: this.#history.entries,
        historyReady: this.#history.ready,
      },
      save,
    );
    this.#goOn();
  }

  /** Whatever has to be asked of the server next: first what is missing here, then what is missing there. */
  #goOn(): void {
    if (this.#closed || this.#fetching || this.#retry.waiting) return;
    if (this.#stale) void this.#fetchWhole();
    else if (this.#ahead.size > 0) void this.#fetchMissing();
    else if (!this.#sending && this.#queue.entries.length > 0) void this.#send();
  }

  async #send(): Promise<void> {
    this.#sending = true;
    this.#queue = markSent(this.#queue);
    this.#kept.write(this.#queue.entries, this.#queue.conflicts);
    const { id, edit, note, baseRevision } = this.#queue.entries[0]!;
    const body = { id, baseRevision, edit, ...(note === undefined ? {} : { note }) };
    const answer = await this.#ports.server.sendEdit(this.#plan.id, body);
    this.#sending = false;
    if (this.#closed) return;
    if (answer.kind === 'ok') {
      this.#retry.answered();
      const reverts = edit.kind === 'revert' ? edit.edits : [];
      const { account } = this.#ports;
      this.#receive([
        { plan: this.#plan.id, id, author: account, kind: edit.kind, reverts, ...answer.value },
      ]);
    } else if (answer.kind === 'refused' && !PASSING.has(answer.status)) {
      this.#retry.answered();
      this.#queue = setAside(this.#queue, id, answer.reason, this.#history.diffOf);
      if (this.#queue.conflicts.some((one) => one.id === id)) this.#ports.tell('conflict', answer.reason);
      this.#settle();
    } else this.#retryLater(answer.kind === 'refused' ? answer.reason : null);
  }

  async #fetchMissing(): Promise<void> {
    this.#fetching = true;
    const answer = await this.#ports.server.log(this.#plan.id, this.#queue.revision);
    this.#fetching = false;
    if (this.#closed) return;
    if (answer.kind !== 'ok') {
      this.#retryLater(answer.kind === 'refused' ? answer.reason : null);
      return;
    }
    this.#retry.answered();
    const first = answer.value.find((logged) => logged.revision > this.#queue.revision);
    if (first && first.revision !== this.#queue.revision + 1) this.#stale = true;
    this.#receive(answer.value);
  }

  async #fetchWhole(): Promise<void> {
    this.#fetching = true;
    const { entries, conflicts } = this.#queue;
    const fetched = await fetchWhole(this.#ports.server, this.#plan.id, { pending: entries, conflicts });
    this.#fetching = false;
    if (this.#closed) return;
    if (fetched.kind !== 'ok') {
      this.#retryLater(fetched.kind === 'refused' ? fetched.reason : null);
      return;
    }
    this.#retry.answered();
    const { plan, since } = fetched.value;
    this.#history.remember(since);
    this.#stale = false;
    this.#plan = { id: plan.id, name: plan.name, status: plan.status };
    const kept = { pending: this.#queue.entries, conflicts: this.#queue.conflicts };
    this.#queue = resume(plan, kept, since, this.#history.diffOf);
    for (const revision of this.#ahead.keys()) if (revision <= plan.revision) this.#ahead.delete(revision);
    this.#follow(plan.seq);
    this.#receive([]);
  }

  async #loadHistory(): Promise<void> {
    const answer = await this.#ports.server.log(this.#plan.id, 0);
    if (this.#closed) return;
    if (answer.kind === 'ok') {
      this.#history.remember(answer.value);
      this.#history.complete();
      this.#settle();
    } else this.#ports.world.after(RETRY_LONGEST_MS, () => void this.#loadHistory());
  }

  #retryLater(reason: Reason | null): void {
    if (reason && !this.#retry.failing) this.#ports.tell('refused', reason);
    this.#retry.later();
    this.#settle();
  }
}
