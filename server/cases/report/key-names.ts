import { chinaText } from '../../../domain/case/china-time.ts';
import type { CaseState } from '../../../domain/case/types.ts';
import type { SummaryQuery } from '../../../domain/contract/case.ts';
import type { PlanContext } from '../../plans/context.ts';
import { readGridTrees } from '../../plans/grid-trees.ts';
import { CaseWords } from '../list/case-words.ts';

export type ReportLanguage = 'zh' | 'en';

const NONE = { zh: '（无）', en: '(none)' };
const NO_GRID = { zh: '不在网格内', en: 'In no grid' };

/** What the keys of summaries are called, in one language: kinds, severities, states, grids, hours in China's time. */
export class KeyNames {
  readonly lang: ReportLanguage;
  readonly #words: CaseWords;
  readonly #grids = new Map<string, string>();

  private constructor(lang: ReportLanguage, words: CaseWords) {
    this.lang = lang;
    this.#words = words;
  }

  /** Grids by their names in `plan`, else in the plan in force, else in the last one that had them. */
  static async read(
    context: PlanContext,
    lang: ReportLanguage,
    plans: readonly string[],
    plan?: string | undefined,
  ): Promise<KeyNames> {
    const names = new KeyNames(lang, await CaseWords.read(context, lang));
    const trees = await readGridTrees(context.db, plan === undefined ? plans : [...plans, plan]);
    const last = trees.filter((tree) => tree.plan === plan);
    for (const { grids } of [...trees, ...last])
      for (const { id, name, code } of grids.values()) names.#grids.set(id, name || code || id);
    return names;
  }

  of(by: SummaryQuery['by'], key: string): string {
    if (by === 'grid') return key === '' ? NO_GRID[this.lang] : (this.#grids.get(key) ?? key);
    if (key === '') return NONE[this.lang];
    if (by === 'kind') return this.#words.kind(key);
    if (by === 'severity') return this.#words.severity(key);
    if (by === 'state') return this.#words.state(key as CaseState);
    if (by === 'hour') return chinaText(Date.parse(key)).slice(0, 16);
    return key;
  }
}
