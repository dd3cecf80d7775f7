import type { GridId } from '../../../domain/coverage/types.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { type Availability, unavailable } from '../command.ts';
import { AreaTool } from './area-tool.ts';

/** Gives the ground of a drawn area to the one selected grid. */
export class CarveTool extends AreaTool {
  readonly id = 'carve';
  readonly key = 'c';

  override state(): Availability {
    const may = super.state();
    if (!may.available) return may;
    const into = this.into();
    return into.ok ? may : unavailable(into.reason);
  }

  protected override into(): Result<GridId> {
    const { selection } = this.context.state();
    const [only] = selection;
    if (selection.size !== 1 || only === undefined) return refuse('select-one', { selected: selection.size });
    return ok(only);
  }
}
