import { ok, type Result, refuse } from '../result.ts';
import type { CaseKind } from './types.ts';

/** Where everything is filed that nobody knows: always there, and no row may take its name. */
export const OTHER_KIND: CaseKind = {
  id: 'other',
  parentId: null,
  name: { zh: '其他', en: 'Other' },
  deadlines: {},
};

/** Class, item and kind. */
const DEEPEST = 3;
const ID = /^[A-Za-z0-9][A-Za-z0-9_.~-]{0,63}$/;

export type Kinds = ReadonlyMap<string, CaseKind>;

/**
 * A tree of kinds from its rows, in their order, with `other` last. Refuses an id that is malformed, reserved or there twice, a missing
 * name, a parent that there is not, a circle, and what is deeper than class → item → kind; `row` counts from 1.
 */
export function readKinds(rows: readonly CaseKind[]): Result<Kinds> {
  const kinds = new Map<string, CaseKind>();
  for (const [index, kind] of rows.entries()) {
    const { id, name } = kind;
    const params = { row: index + 1, id };
    if (!ID.test(id)) return refuse('kind-id', params);
    if (id === OTHER_KIND.id) return refuse('kind-reserved', params);
    if (kinds.has(id)) return refuse('kind-twice', params);
    if (name.zh.trim() === '' || name.en.trim() === '') return refuse('kind-name-missing', params);
    kinds.set(id, kind);
  }
  for (const [index, { id, parentId }] of rows.entries()) {
    const params = { row: index + 1, id };
    if (parentId !== null && !kinds.has(parentId))
      return refuse('kind-parent-missing', { ...params, parent: parentId });
    const above = kindsAbove(kinds, id);
    if (above.length > DEEPEST) {
      const circle = new Set(above).size < above.length;
      return refuse(circle ? 'kind-circle' : 'kind-too-deep', { ...params, deepest: DEEPEST });
    }
  }
  return ok(kinds.set(OTHER_KIND.id, OTHER_KIND));
}

/** A kind and what it lies beneath, itself first; of a circle or too deep a tree the first few. Empty for an unknown id. */
export function kindsAbove(kinds: Kinds, id: string): CaseKind[] {
  const above: CaseKind[] = [];
  for (let at = kinds.get(id); at && above.length <= DEEPEST; ) {
    above.push(at);
    at = at.parentId === null ? undefined : kinds.get(at.parentId);
  }
  return above;
}

/** The ids of a kind and of all that lies beneath it. */
export function kindsBeneath(kinds: Kinds, id: string): Set<string> {
  const beneath = new Set([id]);
  for (const kind of kinds.keys())
    if (kindsAbove(kinds, kind).some((above) => above.id === id)) beneath.add(kind);
  return beneath;
}

/** The item that a kind belongs to: its parent among items, itself where it is an item or a class. */
export function itemOf(kinds: Kinds, id: string): string {
  const above = kindsAbove(kinds, id);
  return above.at(-2)?.id ?? id;
}
