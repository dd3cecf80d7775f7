import { OTHER_KIND } from '../../../domain/case/kinds.ts';
import type { WireKind } from '../../../domain/contract/case-office.ts';
import type { Say } from '../../i18n/use-say.ts';

/** The tree of kinds: class → item → kind, each with its name and all that lies beneath. */
export interface KindTree {
  readonly byId: ReadonlyMap<string, WireKind>;
  readonly childrenOf: ReadonlyMap<string | null, readonly WireKind[]>;
}

export function kindTree(kinds: readonly WireKind[]): KindTree {
  const byId = new Map(kinds.map((kind) => [kind.id, kind]));
  const childrenOf = new Map<string | null, WireKind[]>();
  for (const kind of kinds) {
    const parent = kind.parentId !== null && byId.has(kind.parentId) ? kind.parentId : null;
    const list = childrenOf.get(parent);
    if (list) list.push(kind);
    else childrenOf.set(parent, [kind]);
  }
  return { byId, childrenOf };
}

/** From the class down to the kind itself; empty where the tree does not know it. A loop ends where it closes. */
export function kindPath({ byId }: KindTree, id: string): WireKind[] {
  const path: WireKind[] = [];
  for (let at = byId.get(id); at && !path.includes(at); at = byId.get(at.parentId ?? '')) path.unshift(at);
  return path;
}

/** A kind in words; what the tree does not know by the word that was reported, else as other. */
export function kindName(tree: KindTree, id: string, say: Say, said = ''): string {
  const kind = tree.byId.get(id);
  if (kind && id !== OTHER_KIND.id) return say.words(kind.name);
  return said && said !== OTHER_KIND.id ? said : kind ? say.words(kind.name) : say.t('caseKind.other');
}

/**
 * Kinds whose name, or a name above, holds every word of the text, in either language; those whose own name begins
 * with it first. Kinds without children alone: a case is of the finest kind. None that is retired.
 */
export function searchKinds(tree: KindTree, text: string, most: number): WireKind[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const found: { kind: WireKind; rank: number }[] = [];
  for (const kind of tree.byId.values()) {
    if (kind.active === false || tree.childrenOf.has(kind.id)) continue;
    const own = [kind.name.zh, kind.name.en, kind.id].map((name) => name.toLowerCase());
    const all = kindPath(tree, kind.id)
      .flatMap(({ name }) => [name.zh, name.en])
      .concat(kind.id)
      .join(' ')
      .toLowerCase();
    if (!words.every((word) => all.includes(word))) continue;
    const rank = own.some((name) => words.length > 0 && name.startsWith(words[0]!))
      ? 0
      : own.some((name) => words.every((word) => name.includes(word)))
        ? 1
        : 2;
    found.push({ kind, rank });
  }
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ kind }) => kind);
}
