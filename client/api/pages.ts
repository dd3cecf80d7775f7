import type { Answer } from '../editor/ports.ts';
import { type Fetch, request } from './request.ts';

interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** All items of a list that answers in pages (`{items, next?}`, next is the following page's `after`). */
export async function allPages<T>(
  send: Fetch,
  path: string,
  query: Readonly<Record<string, string | number | undefined>> = {},
): Promise<Answer<readonly T[]>> {
  const items: T[] = [];
  let after = query.after;
  for (;;) {
    const page = await request<Page<T>>(send, path, { query: { ...query, after } });
    if (page.kind !== 'ok') return page;
    items.push(...page.value.items);
    if (page.value.next === undefined) return { kind: 'ok', value: items };
    after = page.value.next;
  }
}
