import type { GridId } from '../../coverage/types.ts';
import type { Polygon } from '../../geometry/point.ts';
import { childrenOf } from '../../plan/tree.ts';
import type { Grid } from '../../plan/types.ts';
import { newId } from '../new-id.ts';
import type { Diff, Division, EditId } from '../types.ts';

/** The records of grids as an edit rewrites them, over those of the division; at the end, the diff. */
export class GridChanges {
  readonly #division: Division;
  readonly #edit: EditId;
  readonly #now = new Map<GridId, Grid | null>();
  readonly #names = new Map<GridId, Set<string>>();
  /** The last number that was found taken: thousands of children are not counted up to again for each of them. */
  readonly #taken = new Map<string, number>();
  #minted = 0;

  constructor(division: Division, edit: EditId) {
    this.#division = division;
    this.#edit = edit;
  }

  /** The record as it is now; throws when there is none: whoever asks has a bug. */
  get(id: GridId): Grid {
    const now = this.#now.get(id);
    const grid = now === undefined ? this.#division.tree.grids.get(id) : now;
    if (!grid) throw new Error(`grid ${id} is not there`);
    return grid;
  }

  /** Writes some fields of a grid that is there. */
  set(id: GridId, fields: Partial<Grid>): void {
    const grid = this.get(id);
    const keys = Object.keys(fields) as (keyof Grid)[];
    if (keys.some((key) => grid[key] !== fields[key])) this.#now.set(id, { ...grid, ...fields });
  }

  /** A new grid; its id follows from the edit's. */
  add(grid: Omit<Grid, 'id'>): Grid {
    this.#minted += 1;
    const added = { id: newId(this.#edit, this.#minted), ...grid };
    this.#now.set(added.id, added);
    if (grid.parentId !== null) this.#names.get(grid.parentId)?.add(grid.name);
    return added;
  }

  remove(id: GridId): void {
    this.get(id);
    this.#now.set(id, null);
  }

  /** `name-2`, or the first number after it that no sibling bears. */
  numbered(name: string, parent: GridId | null, from = 2): string {
    let names = parent === null ? new Set<string>() : this.#names.get(parent);
    if (!names) {
      const siblings = childrenOf(this.#division.tree, parent!);
      names = new Set(siblings.map((id) => this.#division.tree.grids.get(id)!.name));
      this.#names.set(parent!, names);
    }
    const asked = `${from} ${parent} ${name}`;
    let n = this.#taken.get(asked) ?? from;
    while (names.has(`${name}-${n}`)) n += 1;
    this.#taken.set(asked, n);
    return `${name}-${n}`;
  }

  /** What changed, in the order in which it was first written; with the territory's polygons where they got vertices. */
  toDiff(outline: readonly Polygon[] = this.#division.territory.polygons): Diff {
    const added: Grid[] = [];
    const updated: (readonly [Grid, Grid])[] = [];
    const removed: Grid[] = [];
    for (const [id, after] of this.#now) {
      const before = this.#division.tree.grids.get(id);
      if (before && after) updated.push([before, after]);
      else if (after) added.push(after);
      else if (before) removed.push(before);
    }
    const was = this.#division.territory.polygons;
    const records = { added, updated, removed };
    return outline === was ? records : { ...records, territory: [was, outline] };
  }
}
