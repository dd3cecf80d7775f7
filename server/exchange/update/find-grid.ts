import type { Division } from '../../../domain/edit/types.ts';
import type { Grid } from '../../../domain/plan/types.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { plainText } from './plain-text.ts';

/** Finds the grids of a plan by what a table calls them. */
export class GridFinder {
  readonly #byId: Division['tree']['grids'];
  readonly #byCode = new Map<string, Grid>();
  readonly #byName = new Map<string, Grid[]>();
  readonly #tree: Division['tree'];

  constructor({ tree }: Division) {
    this.#tree = tree;
    this.#byId = tree.grids;
    for (const grid of tree.grids.values()) {
      if (grid.code !== null) this.#byCode.set(plainText(grid.code), grid);
      if (grid.unassigned) continue;
      const name = plainText(grid.name);
      const same = this.#byName.get(name);
      if (same) same.push(grid);
      else this.#byName.set(name, [grid]);
    }
  }

  byCode(code: string): Grid | undefined {
    return this.#byCode.get(plainText(code));
  }

  /**
   * The grid whose code or id this is, else the only one of the name, but for those beneath it that only fill it: `level` tells those of
   * different levels apart.
   * Refuses `grid-unknown`, `grid-ambiguous` with how many have the name.
   */
  find(said: string, level?: string): Result<Grid> {
    const known = this.byCode(said) ?? this.#byId.get(said);
    if (known) return ok(known);
    const named = this.#byName.get(plainText(said)) ?? [];
    const [grid, ...others] =
      level === undefined
        ? named.filter((one) => !this.#isFilling(one))
        : named.filter((one) => one.level === level);
    if (!grid) return refuse('grid-unknown', { id: said });
    return others.length === 0
      ? ok(grid)
      : refuse('grid-ambiguous', { name: said, count: others.length + 1 });
  }

  /** Whether a grid does nothing but fill the one above, under its name: so is what is not divided yet. */
  #isFilling({ parentId, name }: Grid): boolean {
    const above = parentId === null ? undefined : this.#tree.grids.get(parentId);
    return above?.name === name && this.#tree.children.get(above.id)?.length === 1;
  }
}
