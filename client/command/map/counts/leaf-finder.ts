import type { WireCase } from '../../../../domain/contract/case.ts';
import { locate } from '../../../../domain/coverage/locate.ts';
import type { GridId } from '../../../../domain/coverage/types.ts';
import { toLattice } from '../../../../domain/geometry/point.ts';
import type { LoadedPlan } from '../../../editor/ports.ts';

/**
 * The leaf of a plan in which a case lies: the one that it was reported in where it was reported in this very plan, else
 * the one around its place. The case itself keeps what it was reported with. Each case is looked up once.
 */
export class LeafFinder {
  readonly #plan: LoadedPlan;
  readonly #found = new WeakMap<WireCase, { readonly leaf: GridId | null }>();

  constructor(plan: LoadedPlan) {
    this.#plan = plan;
  }

  leafOf(one: WireCase): GridId | null {
    let found = this.#found.get(one);
    if (!found) {
      found = { leaf: this.#find(one) };
      this.#found.set(one, found);
    }
    return found.leaf;
  }

  #find({ plan, grid, at }: WireCase): GridId | null {
    const { coverage } = this.#plan.division;
    if (plan === this.#plan.id && grid !== null && coverage.leaves.has(grid)) return grid;
    return at && locate(coverage, toLattice(at[0], at[1]));
  }
}
