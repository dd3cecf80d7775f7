import { severitiesOf } from '../../../domain/case/severity.ts';
import type { CaseState } from '../../../domain/case/types.ts';
import type { Words } from '../../../domain/deployment/types.ts';
import type { PlanContext } from '../../plans/context.ts';
import type { CaseRow } from '../case.queries.ts';
import { getDepartments } from '../office/departments.service.ts';
import { getKinds } from '../office/kinds.service.ts';
import { gridNames } from './list.queries.ts';

const STATES: Readonly<Record<CaseState, Words>> = {
  reported: { zh: '上报', en: 'Reported' },
  accepted: { zh: '受理', en: 'Accepted' },
  dispatched: { zh: '派遣', en: 'Dispatched' },
  handled: { zh: '处置', en: 'Handled' },
  answered: { zh: '反馈', en: 'Answered' },
  verified: { zh: '核查', en: 'Verified' },
  closed: { zh: '结案', en: 'Closed' },
  appraised: { zh: '评价', en: 'Appraised' },
};

const POSITIONS: Readonly<Record<CaseRow['position'], Words>> = {
  located: { zh: '已定位', en: 'located' },
  outside: { zh: '辖区外', en: 'outside' },
  bad: { zh: '位置有误', en: 'bad position' },
  placed: { zh: '人工定位', en: 'placed by hand' },
};

/** What the ids of cases are called, in one language; an id that nobody knows is its own name. */
export class CaseWords {
  readonly #context: PlanContext;
  readonly #lang: 'zh' | 'en';
  readonly #kinds: ReadonlyMap<string, Words>;
  readonly #departments: ReadonlyMap<string, Words>;
  readonly #severities: ReadonlyMap<string, Words>;
  readonly #steps: ReadonlyMap<string, Words>;
  readonly #grids = new Map<string, { readonly name: string; readonly code: string | null }>();

  private constructor(context: PlanContext, lang: 'zh' | 'en', kinds: Named, departments: Named) {
    const { cases } = context.profile;
    this.#context = context;
    this.#lang = lang;
    this.#kinds = namesOf(kinds);
    this.#departments = namesOf(departments);
    this.#severities = namesOf(severitiesOf(cases));
    this.#steps = namesOf(cases.steps);
  }

  static async read(context: PlanContext, lang: 'zh' | 'en'): Promise<CaseWords> {
    const kinds = await getKinds(context);
    const departments = await getDepartments(context);
    return new CaseWords(context, lang, kinds.items, departments.items);
  }

  /** Learns the names of the grids that these cases lie in or were sent to. */
  async learnGrids(rows: readonly CaseRow[]): Promise<void> {
    const wanted = new Map<string, { plan: string; grid: string }>();
    for (const { plan_id: plan, grid_id, to_ids } of rows)
      for (const grid of [grid_id, ...to_ids]) {
        if (plan === null || grid === null || this.#departments.has(grid)) continue;
        const key = `${plan}\n${grid}`;
        if (!this.#grids.has(key)) wanted.set(key, { plan, grid });
      }
    for (const { plan, grid, name, code } of await gridNames(this.#context.db, [...wanted.values()]))
      this.#grids.set(`${plan}\n${grid}`, { name, code });
  }

  kind(id: string): string {
    return this.#kinds.get(id)?.[this.#lang] ?? id;
  }

  severity(id: string): string {
    return this.#severities.get(id)?.[this.#lang] ?? id;
  }

  state(state: CaseState): string {
    return STATES[state][this.#lang];
  }

  step(id: string | null): string | null {
    return id === null ? null : (this.#steps.get(id)?.[this.#lang] ?? id);
  }

  position(position: CaseRow['position']): string {
    return POSITIONS[position][this.#lang];
  }

  grid({ plan_id, grid_id }: CaseRow): { readonly name: string; readonly code: string | null } | undefined {
    return this.#grids.get(`${plan_id}\n${grid_id}`);
  }

  receivers({ plan_id, to_ids }: CaseRow): string {
    return to_ids
      .map(
        (id) => this.#departments.get(id)?.[this.#lang] ?? this.#grids.get(`${plan_id}\n${id}`)?.name ?? id,
      )
      .join(this.#lang === 'zh' ? '、' : ', ');
  }

  yes(yes: boolean): string {
    if (this.#lang === 'zh') return yes ? '是' : '否';
    return yes ? 'yes' : 'no';
  }
}

type Named = readonly { readonly id: string; readonly name: Words }[];

function namesOf(named: Named): ReadonlyMap<string, Words> {
  return new Map(named.map(({ id, name }) => [id, name]));
}
