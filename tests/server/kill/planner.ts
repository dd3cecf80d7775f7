import type { NewBuilding, WireBuilding } from '../../../domain/contract/building.ts';
import type { WireDivision } from '../../../domain/contract/division.ts';
import type { IssueList } from '../../../domain/contract/issue.ts';
import type { EditAnswer, EditRequest, LogItem, LogPage } from '../../../domain/contract/log.ts';

/** A request that gets no answer for so long has none: the server hangs. */
const PATIENCE_MS = 120_000;

/**
 * What a client knows of something that it sent. `made` is all that counts as acknowledged: the status line has
 * come, whether or not the body did. After `unanswered` (no answer, or 5xx) it may be there or not.
 */
export type Outcome<T> =
  | { readonly kind: 'made'; readonly answer: T | null }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string }
  | { readonly kind: 'unanswered'; readonly why: string };

/** A planner's API key, and what is done with it over real HTTP. */
export class Planner {
  readonly #headers: Readonly<Record<string, string>>;

  constructor(key: string) {
    this.#headers = { authorization: `Bearer ${key}` };
  }

  edit(url: string, plan: string, request: EditRequest): Promise<Outcome<EditAnswer>> {
    return this.#send('POST', `${url}/api/plans/${plan}/edits`, request);
  }

  giveHouseholds(url: string, building: string, households: number): Promise<Outcome<WireBuilding>> {
    return this.#send('PATCH', `${url}/api/buildings/${building}`, { households });
  }

  /** Under the same `id` the same building. */
  addBuilding(url: string, id: string, building: NewBuilding): Promise<Outcome<WireBuilding>> {
    return this.#send('POST', `${url}/api/buildings?id=${id}`, building);
  }

  removeBuilding(url: string, id: string, building: string): Promise<Outcome<WireBuilding>> {
    return this.#send('DELETE', `${url}/api/buildings/${building}?id=${id}`);
  }

  newPlan(url: string, name: string, ring: readonly (readonly number[])[]): Promise<Outcome<{ id: string }>> {
    const territory = { type: 'Polygon', coordinates: [ring] };
    return this.#send('POST', `${url}/api/plans`, { name, territory });
  }

  division(url: string, plan: string): Promise<WireDivision> {
    return this.#get(`${url}/api/plans/${plan}/division`);
  }

  issues(url: string, plan: string): Promise<IssueList> {
    return this.#get(`${url}/api/plans/${plan}/issues`);
  }

  /** The whole log after a revision, page by page. */
  async log(url: string, plan: string, after: number): Promise<LogItem[]> {
    const items: LogItem[] = [];
    for (let from: string | undefined = String(after); from !== undefined; ) {
      const page: LogPage = await this.#get(`${url}/api/plans/${plan}/edits?after=${from}`);
      items.push(...page.items);
      from = page.next;
    }
    return items;
  }

  async #get<T>(url: string): Promise<T> {
    const answer = await fetch(url, { headers: this.#headers, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  async #send<T>(method: string, url: string, body?: unknown): Promise<Outcome<T>> {
    let answer: Response;
    try {
      answer = await fetch(url, {
        method,
        headers: { ...this.#headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    } catch (error) {
      if ((error as Error).name === 'TimeoutError') throw new Error(`${method} ${url} hangs`);
      return { kind: 'unanswered', why: (error as Error).message };
    }
    const read = (await answer.json().catch(() => null)) as unknown;
    if (answer.ok) return { kind: 'made', answer: read as T | null };
    if (answer.status >= 500) return { kind: 'unanswered', why: `${answer.status}` };
    return { kind: 'refused', status: answer.status, code: (read as { code?: string } | null)?.code ?? '' };
  }
}
