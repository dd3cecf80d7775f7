import type { GridId } from '../../../domain/coverage/types.ts';
import type { Box, Point } from '../../../domain/geometry/point.ts';
import { ancestorAt, childrenOf } from '../../../domain/plan/tree.ts';
import { isInside, isShaped, shapesIn } from '../shapes.ts';
import type { KeyInput, PointerInput } from '../tool.ts';
import { BaseTool } from './base.ts';
import { boxOfGrid, gridAt } from './ground.ts';
import { isDrag } from './is-drag.ts';

/**
 * Click takes the grid of the level in hand, Shift-click adds or takes away, Shift-drag opens a box that takes the
 * grids wholly inside it, a double click takes all under the same parent.
 */
export class SelectTool extends BaseTool {
  readonly id = 'select';
  readonly key = 'q';
  #corner: Point | null = null;
  #boxed = false;

  override deactivate(): void {
    this.#corner = null;
    super.deactivate();
  }

  override onPointerMove(input: PointerInput): void {
    const box = this.#corner && this.#box(input);
    if (box) this.context.show({ areas: [{ polygon: [cornersOf(box)], role: 'box' }], cursor: 'crosshair' });
    else this.context.show({ cursor: this.#under(input) === null ? 'default' : 'pointer' });
  }

  override onPointerDown(input: PointerInput): boolean {
    this.#boxed = false;
    if (!input.shift) return false;
    this.#corner = input.at;
    return true;
  }

  override onPointerUp(input: PointerInput): void {
    const box = this.#corner && this.#box(input);
    this.#corner = null;
    if (!box) return;
    this.#boxed = true;
    this.context.show({});
    this.context.select([...this.context.state().selection, ...this.#inside(box)]);
  }

  override onClick(input: PointerInput): void {
    if (this.#boxed) return;
    this.context.chooseBuilding(input.building ?? null);
    const id = this.#under(input);
    if (!input.shift) {
      this.context.select(id === null ? [] : [id]);
      return;
    }
    if (id === null) return;
    const selection = new Set(this.context.state().selection);
    if (!selection.delete(id)) selection.add(id);
    this.context.select(selection);
  }

  override onDoubleClick(input: PointerInput): void {
    const { tree } = this.context.division();
    const id = this.#under(input);
    const parent = id === null ? null : (tree.grids.get(id)?.parentId ?? null);
    if (parent !== null) this.context.select(childrenOf(tree, parent));
  }

  override onKey(input: KeyInput): boolean {
    if (input.key !== 'Escape') return false;
    this.#corner = null;
    this.context.show({});
    this.context.select([]);
    return true;
  }

  #under(input: PointerInput): GridId | null {
    return gridAt(this.context.division(), this.context.level(), input.at);
  }

  #box(input: PointerInput): Box | null {
    const a = this.#corner!;
    const b = input.at;
    if (!isDrag(a, input)) return null;
    return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
  }

  #inside(box: Box): GridId[] {
    const division = this.context.division();
    const level = this.context.level();
    if (isShaped(division, level)) return shapesIn(division, level, box);
    const found = new Set<GridId>();
    for (const leaf of division.coverage.index.search(box)) {
      const id = ancestorAt(division.tree, leaf, level);
      if (id !== null) found.add(id);
    }
    return [...found].filter((id) => isInside(boxOfGrid(division, id), box));
  }
}

function cornersOf([minX, minY, maxX, maxY]: Box): Point[] {
  return [
    [minX, minY],
    [maxX, minY],
    [maxX, maxY],
    [minX, maxY],
  ];
}
