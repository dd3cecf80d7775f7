import type { PlacesSummary } from '../../../domain/contract/board.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { childrenOf } from '../../../domain/plan/tree.ts';

type Counted = PlacesSummary['grids'][number];

/** A grid in the list of grids with places; `gone`: the plan has it no more, and its places want another grid. */
export interface PlaceGrid {
  readonly id: GridId;
  readonly name: string;
  readonly code: string | null;
  readonly depth: number;
  readonly gone: boolean;
  /** It is of the level that sheets are made of. */
  readonly isLeaf: boolean;
  readonly places: number;
  readonly bare: number;
  readonly must: number;
  readonly may: number;
}

/** Which grids are listed: all, those with a place that wants a board, those without any place. */
export const PLACE_FILTERS = ['all', 'wanting', 'none'] as const;
export type PlaceFilter = (typeof PLACE_FILTERS)[number];

const collator = new Intl.Collator('zh-CN', { numeric: true });
const NOTHING = { places: 0, bare: 0, must: 0, may: 0 };

/** Grids that are no more and have places still, then the tree of the plan's grids, by code and name. */
export function placeGrids({ tree }: Division, { grids: counted }: PlacesSummary): PlaceGrid[] {
  const counts = new Map(counted.map((one) => [one.grid, one]));
  const rows: PlaceGrid[] = counted
    .filter(({ gone }) => gone)
    .map(({ grid, ...rest }: Counted) => ({ id: grid, depth: 0, isLeaf: true, ...rest }));
  const visit = (id: GridId, depth: number) => {
    const { name, code, leaf, unassigned, shape } = tree.grids.get(id)!;
    if (unassigned || shape) return;
    const { places, bare, must, may } = counts.get(id) ?? NOTHING;
    rows.push({ id, name, code, depth, gone: false, isLeaf: leaf, places, bare, must, may });
    const children = childrenOf(tree, id).map((child) => tree.grids.get(child)!);
    children.sort((a, b) => collator.compare(a.code ?? '', b.code ?? '') || collator.compare(a.name, b.name));
    for (const child of children) visit(child.id, depth + 1);
  };
  visit(tree.root, 0);
  return rows;
}

/** The rows that a filter and a text leave, without the grids above them. */
export function placeGridsWith(
  rows: readonly PlaceGrid[],
  filter: PlaceFilter,
  text: string,
): readonly PlaceGrid[] {
  const wanted = text.trim().toLowerCase();
  if (filter === 'all' && wanted === '') return rows;
  return rows.filter(
    (row) =>
      (filter === 'all' ||
        (filter === 'wanting' ? row.bare + row.must + row.may > 0 : row.isLeaf && row.places === 0)) &&
      [row.name, row.code ?? ''].some((said) => said.toLowerCase().includes(wanted)),
  );
}

/** The grid after another in a list, of those that sheets are made of; null at its end. */
export function gridAfter(rows: readonly PlaceGrid[], id: GridId | null): GridId | null {
  const from = rows.findIndex((row) => row.id === id) + 1;
  return rows.slice(from).find(({ isLeaf, gone }) => isLeaf && !gone)?.id ?? null;
}

export interface PlacesTotal {
  readonly places: number;
  readonly bare: number;
  readonly must: number;
  readonly may: number;
  /** Grids of the level of sheets that have no place. */
  readonly without: number;
}

export function totalOf(rows: readonly PlaceGrid[]): PlacesTotal {
  const sum = (of: 'places' | 'bare' | 'must' | 'may') => rows.reduce((all, row) => all + row[of], 0);
  return {
    places: sum('places'),
    bare: sum('bare'),
    must: sum('must'),
    may: sum('may'),
    without: rows.filter(({ isLeaf, gone, places }) => isLeaf && !gone && places === 0).length,
  };
}
