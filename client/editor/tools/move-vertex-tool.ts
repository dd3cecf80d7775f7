import type { Edit } from '../../../domain/edit/types.ts';
import { samePoint } from '../../../domain/geometry/point.ts';
import type { Preview } from '../preview.ts';
import type { KeyInput, PointerInput } from '../tool.ts';
import { type BorderHit, borderAt } from './border-at.ts';
import { type Dragged, DragTool } from './drag-tool.ts';

/**
 * Drags a vertex of a shared border: both sides follow. Dragging the border between two vertices puts a new one
 * there; Alt-click, or Delete over it, takes one away.
 */
export class MoveVertexTool extends DragTool<BorderHit> {
  readonly id = 'move-vertex';
  readonly key = 'v';

  protected override find(input: PointerInput): BorderHit | null {
    return borderAt(this.context.division(), this.context.level(), input);
  }

  protected override offer({ at, vertex, segment }: BorderHit): Partial<Preview> {
    return {
      lines: [{ points: [segment.a, segment.b], role: 'handle' }],
      points: [{ at, role: vertex ? 'vertex' : 'insert' }],
    };
  }

  override onPointerMove(input: PointerInput): void {
    super.onPointerMove(input);
    if (input.alt && !this.held && this.hovered?.vertex)
      this.context.show({ points: [{ at: this.hovered.at, role: 'remove' }], cursor: 'pointer' });
  }

  override onPointerDown(input: PointerInput): boolean {
    if (!input.alt) return super.onPointerDown(input);
    if (!this.state().available) return false;
    const hit = this.find(input);
    if (!hit?.vertex) return false;
    this.#remove(hit);
    return true;
  }

  override onKey(input: KeyInput): boolean {
    if ((input.key === 'Delete' || input.key === 'Backspace') && this.hovered?.vertex && !this.held) {
      this.#remove(this.hovered);
      return true;
    }
    return super.onKey(input);
  }

  protected override drag(hit: BorderHit, input: PointerInput): Dragged {
    const snapped = this.context.snap(input, [hit.at]);
    const edit: Edit = {
      kind: 'move-border',
      level: this.context.level(),
      moves: [{ from: hit.at, to: snapped.at }],
      ...(hit.vertex ? {} : { insert: [hit.at] }),
    };
    return {
      edit: samePoint(hit.at, snapped.at) ? null : edit,
      snapped,
      shown: { points: [{ at: snapped.at, role: 'vertex' }] },
    };
  }

  #remove(hit: BorderHit): void {
    this.hovered = null;
    this.context.make({ kind: 'move-border', level: this.context.level(), moves: [], remove: [hit.at] });
    this.showOffer();
  }
}
