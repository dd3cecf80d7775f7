import type { LiveCases } from '../../domain/contract/case.ts';
import type { LiveAlarm } from '../../domain/contract/case-office.ts';
import type { Db } from '../db/transaction.ts';
import { parentsInPlan, plansInForce } from '../plans/grid-parents.ts';
import type { StoredEvent } from './events.queries.ts';

/** Plans whose trees are kept: those in force, of some territories, and the ones before. */
const TREES_MAX = 12;
/** A plan comes in force so seldom that an alarm may be late by this for those of its grids that are new. */
const PLANS_FOR_MS = 10_000;

type Parents = ReadonlyMap<string, string | null>;

/**
 * What somebody hears who listens for one grid: of cases and alarms those in it, at whatever depth. A case is in the
 * grid of the plan that it was reported under, whose tree stands still from then on.
 */
export class GridViews {
  readonly #db: Db;
  readonly #trees = new Map<string, Promise<Parents>>();
  readonly #payloads = new WeakMap<StoredEvent, unknown>();
  /** What each grid hears of an event: those who listen for the same one share it, for as long as the bus keeps the event. */
  readonly #views = new WeakMap<StoredEvent, Map<string, Promise<StoredEvent | null>>>();
  #plans: { readonly ids: Promise<string[]>; readonly at: number } | null = null;

  constructor(db: Db) {
    this.#db = db;
  }

  /** The event as it is heard in a grid; null where nothing of it is there. Other subjects are heard as they are. */
  view(event: StoredEvent, grid: string): Promise<StoredEvent | null> | StoredEvent {
    if (event.kind !== 'case' && event.kind !== 'alarm') return event;
    const views = this.#views.get(event) ?? new Map<string, Promise<StoredEvent | null>>();
    this.#views.set(event, views);
    let view = views.get(grid);
    if (!view) {
      view = event.kind === 'case' ? this.#cases(event, grid) : this.#alarms(event, grid);
      view.catch(() => views.delete(grid));
      views.set(grid, view);
    }
    return view;
  }

  async #cases(event: StoredEvent, grid: string): Promise<StoredEvent | null> {
    const payload = this.#payloadOf(event) as Partial<LiveCases>;
    if (!payload.cases || payload.all) return event;
    const cases: LiveCases['cases'] = [];
    for (const one of payload.cases)
      if (one.plan !== null && one.grid !== null && isWithin(await this.#tree(one.plan), one.grid, grid))
        cases.push(one);
    return narrowed(event, payload.cases.length, cases.length, { ...payload, cases });
  }

  async #alarms(event: StoredEvent, grid: string): Promise<StoredEvent | null> {
    const payload = this.#payloadOf(event) as Partial<LiveAlarm>;
    if (!payload.alarms) return event;
    const trees = await Promise.all((await this.#plansNow()).map((plan) => this.#tree(plan)));
    const alarms = payload.alarms.filter(
      (alarm) => alarm.grid !== null && trees.some((tree) => isWithin(tree, alarm.grid!, grid)),
    );
    return narrowed(event, payload.alarms.length, alarms.length, { ...payload, alarms });
  }

  #payloadOf(event: StoredEvent): unknown {
    let payload = this.#payloads.get(event);
    if (payload === undefined) {
      payload = JSON.parse(event.data);
      this.#payloads.set(event, payload);
    }
    return payload;
  }

  #tree(plan: string): Promise<Parents> {
    let tree = this.#trees.get(plan);
    if (!tree) {
      tree = parentsInPlan(this.#db, plan);
      tree.catch(() => this.#trees.delete(plan));
      this.#trees.set(plan, tree);
      if (this.#trees.size > TREES_MAX) this.#trees.delete(this.#trees.keys().next().value!);
    }
    return tree;
  }

  #plansNow(): Promise<string[]> {
    const now = performance.now();
    if (!this.#plans || now - this.#plans.at > PLANS_FOR_MS) {
      const ids = plansInForce(this.#db);
      this.#plans = { ids, at: now };
      ids.catch(() => {
        this.#plans = null;
      });
    }
    return this.#plans.ids;
  }
}

function isWithin(parents: Parents, from: string, grid: string): boolean {
  for (let at: string | null | undefined = from; at; at = parents.get(at)) if (at === grid) return true;
  return false;
}

function narrowed(event: StoredEvent, all: number, left: number, payload: object): StoredEvent | null {
  if (left === 0) return null;
  return left === all ? event : { ...event, data: JSON.stringify(payload) };
}
