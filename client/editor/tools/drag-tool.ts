import type { Edit } from '../../../domain/edit/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import type { Availability } from '../command.ts';
import type { Preview } from '../preview.ts';
import type { Snapped } from '../snap/snap.ts';
import type { KeyInput, PointerInput } from '../tool.ts';
import { BaseTool } from './base.ts';
import { isDrag } from './is-drag.ts';
import { showTrial } from './sides.ts';

/** The edit that a drag stands for at this moment; null while it goes nowhere. */
export interface Dragged {
  readonly edit: Edit | null;
  readonly shown: Partial<Preview>;
  readonly snapped: Snapped | null;
}

/**
 * What the dragging tools share: `H` is what the pointer can take hold of. Every move tries the whole edit, letting
 * go makes it, Escape lets go without.
 */
export abstract class DragTool<H> extends BaseTool {
  protected hovered: H | null = null;
  protected held: H | null = null;
  #from: Point | null = null;

  /** What is under the pointer to take hold of. */
  protected abstract find(input: PointerInput): H | null;
  /** How it is shown before it is taken. */
  protected abstract offer(handle: H): Partial<Preview>;
  protected abstract drag(handle: H, input: PointerInput): Dragged;

  override state(): Availability {
    return this.context.mayCut();
  }

  override activate(): void {
    this.#letGo();
  }

  override deactivate(): void {
    this.#letGo();
  }

  override onPointerMove(input: PointerInput): void {
    if (this.held) {
      if (this.#from && isDrag(this.#from, input)) this.#show(this.held, input);
    } else {
      this.hovered = this.state().available ? this.find(input) : null;
      this.showOffer();
    }
  }

  override onPointerDown(input: PointerInput): boolean {
    if (!this.state().available) return false;
    this.held = this.find(input);
    this.#from = input.at;
    if (this.held) this.context.show({ ...this.offer(this.held), cursor: 'grabbing' });
    return this.held !== null;
  }

  override onPointerUp(input: PointerInput): void {
    const { held } = this;
    if (!held) return;
    const edit = this.#from && isDrag(this.#from, input) ? this.drag(held, input).edit : null;
    this.#letGo();
    if (edit) this.context.make(edit);
  }

  override onKey(input: KeyInput): boolean {
    if (input.key !== 'Escape' || !this.held) return false;
    this.#letGo();
    return true;
  }

  override onPointerLeave(): void {
    if (!this.held) this.#letGo();
  }

  protected showOffer(): void {
    this.context.show(this.hovered ? { cursor: 'grab', ...this.offer(this.hovered) } : {});
  }

  #show(held: H, input: PointerInput): void {
    const { edit, shown, snapped } = this.drag(held, input);
    const base = {
      ...shown,
      pointer: input.at,
      cue: snapped?.cue ?? null,
      cursor: 'grabbing',
    } as const;
    const trial = edit && this.context.attempt(edit);
    if (!trial) this.context.show(base);
    else if (!trial.ok) this.context.show({ ...base, reason: trial.reason });
    else
      this.context.show({
        ...base,
        ...showTrial(this.context.division(), trial.value, this.context.level()),
      });
  }

  #letGo(): void {
    this.held = null;
    this.hovered = null;
    this.context.show({});
  }
}
