import type { Edit } from '../../../domain/edit/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import type { Result } from '../../../domain/result.ts';
import type { Availability } from '../command.ts';
import type { Preview } from '../preview.ts';
import type { KeyInput, PointerInput } from '../tool.ts';
import { BaseTool } from './base.ts';
import { LineDraft } from './line-draft.ts';
import { showTrial } from './sides.ts';

/**
 * What split, reshape, carve and draw share: click corner after corner; every move tries the whole edit; a double
 * click or Enter makes it; Backspace takes the last corner back, Escape all. An edit that is refused leaves what
 * is drawn, so that the person can mend it.
 */
export abstract class DrawingTool extends BaseTool {
  protected readonly draft = new LineDraft();

  /** The edit that a drawn line stands for; null while it is too short to be one. */
  protected abstract editOf(line: readonly Point[]): Result<Edit> | null;
  /** How a line of two or more points is shown, beside its corners. */
  protected abstract outline(line: readonly Point[]): Partial<Preview>;

  override state(): Availability {
    return this.context.mayCut();
  }

  override activate(): void {
    this.draft.clear();
    this.context.show({ cursor: 'crosshair' });
  }

  override deactivate(): void {
    this.draft.clear();
    super.deactivate();
  }

  override onPointerMove(input: PointerInput): void {
    this.draft.pointer = this.context.snap(input);
    this.#refresh();
  }

  override onPointerLeave(): void {
    this.draft.pointer = null;
    this.#refresh();
  }

  override onClick(input: PointerInput): void {
    const available = this.state();
    if (!available.available) return;
    this.draft.pointer = this.context.snap(input);
    this.draft.add(this.draft.pointer.at, input.metresPerPixel);
    this.#refresh();
  }

  override onDoubleClick(_input: PointerInput): void {
    this.#finish();
  }

  override onKey(input: KeyInput): boolean {
    if (!this.draft.started || input.mod) return false;
    if (input.key === 'Escape') this.draft.clear();
    else if (input.key === 'Backspace') this.draft.pop();
    else if (input.key === 'Enter') return this.#finish();
    else return false;
    this.#refresh();
    return true;
  }

  #finish(): boolean {
    const edit = this.editOf(this.draft.fixed);
    if (!edit) return false;
    if (!edit.ok) this.context.tell(edit.reason);
    else if (this.context.make(edit.value).ok) this.draft.clear();
    this.#refresh();
    return true;
  }

  #refresh(): void {
    const { pointer, points } = this.draft;
    const shown = {
      ...(points.length < 2 ? {} : this.outline(points)),
      points: this.draft.fixed.map((at) => ({ at, role: 'corner' as const })),
      pointer: pointer?.at ?? null,
      cue: pointer?.cue ?? null,
      cursor: 'crosshair',
    } as const;
    this.context.show({ ...shown, ...this.#trial(points) });
  }

  #trial(points: readonly Point[]): Partial<Preview> {
    const edit = this.draft.started ? this.editOf(points) : null;
    if (!edit) return {};
    if (!edit.ok) return { reason: edit.reason };
    const trial = this.context.attempt(edit.value);
    if (!trial.ok) return { reason: trial.reason };
    return showTrial(this.context.division(), trial.value, this.context.level());
  }
}
