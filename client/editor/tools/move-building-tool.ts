import type { Building } from '../../../domain/balance/types.ts';
import { applyBuildings } from '../../../domain/edit/apply-diff.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import type { Availability } from '../command.ts';
import type { Preview } from '../preview.ts';
import { noteStep } from '../sync/changed-since.ts';
import type { KeyInput, PointerInput } from '../tool.ts';
import { BaseTool } from './base.ts';
import { buildingAt } from './building-at.ts';
import { gridAt } from './ground.ts';
import { isDrag } from './is-drag.ts';
import { sideCounts } from './sides.ts';

/** Drags a building to where it stands; the households of the grids it leaves and enters are shown meanwhile. */
export class MoveBuildingTool extends BaseTool {
  readonly id = 'move-building';
  readonly key = 'g';
  #held: Building | null = null;
  #from: Point | null = null;

  override state(): Availability {
    return this.context.mayBuild();
  }

  override deactivate(): void {
    this.#held = null;
    super.deactivate();
  }

  override onPointerMove(input: PointerInput): void {
    const held = this.#held;
    if (held) this.context.show(this.#preview(held, input));
    else {
      const under = buildingAt(this.context.division(), input);
      this.context.show(under ? { points: [{ at: under.at, role: 'vertex' }], cursor: 'grab' } : {});
    }
  }

  override onPointerDown(input: PointerInput): boolean {
    if (!this.state().available) return false;
    this.#held = buildingAt(this.context.division(), input);
    this.#from = input.at;
    this.context.chooseBuilding(this.#held?.id ?? null);
    return this.#held !== null;
  }

  override onPointerUp(input: PointerInput): void {
    const held = this.#held;
    this.#held = null;
    this.context.show({});
    if (held && this.#from && isDrag(this.#from, input)) this.context.moveBuilding(held.id, input.at);
  }

  override onKey(input: KeyInput): boolean {
    if (input.key !== 'Escape' || !this.#held) return false;
    this.#held = null;
    this.context.show({});
    return true;
  }

  #preview(held: Building, input: PointerInput): Partial<Preview> {
    const before = this.context.division();
    const level = this.context.level();
    const division = applyBuildings(before, {
      put: [{ ...held, at: input.at, footprint: null }],
      removed: [],
    });
    const leaves = [before, division].flatMap(({ buildings }) => buildings.leafOf.get(held.id) ?? []);
    noteStep(before, division, leaves);
    const grids = new Set([held.at, input.at].map((at) => gridAt(before, level, at)));
    const ids = [...grids].filter((id) => id !== null);
    return {
      points: [{ at: input.at, role: 'vertex' }],
      lines: [{ points: [held.at, input.at], role: 'moved' }],
      ghost: division,
      sides: sideCounts(division, ids),
      pointer: input.at,
      cursor: 'grabbing',
    };
  }
}
