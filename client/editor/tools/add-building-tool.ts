import type { Availability } from '../command.ts';
import type { KeyInput, PointerInput } from '../tool.ts';
import { BaseTool } from './base.ts';

/** A click says where a new building stands; the screen then asks how many households it has. */
export class AddBuildingTool extends BaseTool {
  readonly id = 'add-building';
  readonly key = 'a';

  override state(): Availability {
    return this.context.mayBuild();
  }

  override activate(): void {
    this.context.show({ cursor: 'crosshair' });
  }

  override deactivate(): void {
    this.context.place(null);
    super.deactivate();
  }

  override onPointerMove(input: PointerInput): void {
    this.context.show({ pointer: input.at, cursor: 'crosshair' });
  }

  override onClick(input: PointerInput): void {
    if (this.state().available) this.context.place(input.at);
  }

  override onKey(input: KeyInput): boolean {
    if (input.key !== 'Escape' || this.context.state().placing === null) return false;
    this.context.place(null);
    return true;
  }
}
