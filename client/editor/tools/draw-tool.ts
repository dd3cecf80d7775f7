import type { GridId } from '../../../domain/coverage/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import { gridsAt } from '../../../domain/plan/tree.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { type Availability, unavailable } from '../command.ts';
import { AreaTool } from './area-tool.ts';
import { gridAt } from './ground.ts';

/** Makes a new grid of a drawn area, under the chosen parent or the parent of the ground where drawing began. */
export class DrawTool extends AreaTool {
  readonly id = 'draw';
  readonly key = 'd';

  override state(): Availability {
    const may = super.state();
    if (!may.available) return may;
    const level = this.context.level();
    if (this.context.division().levels[0]?.id === level)
      return unavailable({ code: 'level-root', params: { level } });
    return may;
  }

  protected override into(area: readonly Point[]): Result<{ readonly new: GridId }> {
    const division = this.context.division();
    const level = this.context.level();
    const above = division.levels[division.levels.findIndex((one) => one.id === level) - 1];
    const { parent } = this.context.state();
    if (parent !== null && division.tree.grids.get(parent)?.level === above?.id) return ok({ new: parent });
    for (const p of area) {
      const under = above && gridAt(division, above.id, p);
      if (under) return ok({ new: under });
    }
    // An area may take in ground while all its corners lie outside; with one parent there is nothing to choose.
    const parents = above ? gridsAt(division.tree, above.id) : [];
    if (parents.length === 1) return ok({ new: parents[0]!.id });
    return refuse('area-outside', {}, area[0]);
  }
}
