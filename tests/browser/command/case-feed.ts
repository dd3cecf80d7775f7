import type { ReportAnswer, ReportedCase } from '../../../domain/contract/case.ts';
import type { KindList } from '../../../domain/contract/case-office.ts';
import type { GridCollection } from '../../../domain/contract/grid.ts';
import type { PlanList } from '../../../domain/contract/plan.ts';
import { Random } from '../../arbitrary/random.ts';
import type { TestApi } from '../harness/api.ts';

/** Degrees around the middle of a grid within which its cases are made. */
const SPREAD = 0.0008;
const TITLES = [
  '路面积水',
  '路灯不亮',
  '占道经营',
  '楼道堆物',
  '井盖松动',
  '夜间噪声',
  '树枝压线',
  '垃圾未清',
];

/** Cases such as a town reports, made from a seed: some grids have many, most have few. */
export class CaseFeed {
  readonly #api: Pick<TestApi, 'post'>;
  readonly #random: Random;
  readonly #run: string;
  #places: readonly { readonly name: string; readonly at: readonly [number, number] }[] = [];
  #kinds: readonly string[] = [];
  #made = 0;

  constructor(api: Pick<TestApi, 'post'>, seed: number, run = String(seed)) {
    this.#api = api;
    this.#random = new Random(seed);
    this.#run = run;
  }

  /** Reads the grids of the plan in force and the tree of kinds. */
  async prepare(api: Pick<TestApi, 'get'>): Promise<this> {
    const { items } = await api.get<PlanList>('/api/plans');
    const plan = items.find(({ status }) => status === 'in-force')!.id;
    const grids = await api.get<GridCollection>(`/api/plans/${plan}/grids`);
    this.#places = grids.features.flatMap(({ geometry, properties }) =>
      properties.leaf && !properties.unassigned && geometry.type === 'Polygon'
        ? [{ name: properties.name, at: middleOf(geometry.coordinates[0]!) }]
        : [],
    );
    const kinds = (await api.get<KindList>('/api/cases/kinds')).items;
    const parents = new Set(kinds.map(({ parentId }) => parentId));
    this.#kinds = kinds.filter(({ id }) => !parents.has(id)).map(({ id }) => id);
    return this;
  }

  /** One case of so many milliseconds ago. */
  make(agoMs = 0, more: Partial<ReportedCase> = {}): ReportedCase {
    const random = this.#random;
    const place = this.#places[Math.floor(random.next() ** 3 * this.#places.length)]!;
    const off = () => (random.next() + random.next() - 1) * SPREAD;
    this.#made += 1;
    return {
      source: '12345',
      externalId: `${this.#run}-${this.#made}`,
      occurredAt: new Date(Date.now() - agoMs).toISOString(),
      at: [place.at[0] + off(), place.at[1] + off()],
      kind: this.#kinds[Math.floor(random.next() ** 2 * this.#kinds.length)]!,
      severity: 'general',
      title: `${place.name}${random.pick(TITLES)}`,
      ...more,
    };
  }

  /** Reports cases; throws where one of them is refused. */
  async send(...cases: readonly ReportedCase[]): Promise<ReportAnswer> {
    const answer = await this.#api.post<ReportAnswer>('/api/cases', cases);
    if (answer.refused.length > 0) throw new Error(JSON.stringify(answer.refused[0]));
    return answer;
  }
}

function middleOf(ring: readonly (readonly number[])[]): [number, number] {
  const points = ring.slice(1);
  const sum = (axis: number) => points.reduce((all, point) => all + point[axis]!, 0) / points.length;
  return [sum(0), sum(1)];
}
