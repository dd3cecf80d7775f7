import type { Edit } from '../../../domain/edit/types.ts';
import { type Point, samePoint } from '../../../domain/geometry/point.ts';
import type { Result } from '../../../domain/result.ts';
import type { Availability } from '../command.ts';
import type { Following, Preview } from '../preview.ts';
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
  /** Whether the line follows the streets between clicks. */
  protected readonly follows: boolean = false;
  #following: Following | null = null;
  #last: PointerInput | null = null;

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
    this.#aim(input);
    this.#refresh();
  }

  override onChoice(): void {
    if (this.#last && this.draft.pointer) this.onPointerMove(this.#last);
  }

  override onPointerLeave(): void {
    this.draft.pointer = null;
    this.draft.leg = null;
    this.#following = null;
    this.#refresh();
  }

  override onClick(input: PointerInput): void {
    const available = this.state();
    if (!available.available) return;
    this.draft.add(this.#aim(input), input.metresPerPixel);
    this.#following = null;
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

  /** Takes where the pointer is, and how the line gets there. */
  #aim(input: PointerInput): Point {
    const { draft } = this;
    this.#last = input;
    draft.pointer = this.context.snap(input);
    const { at } = draft.pointer;
    const from = draft.fixed.at(-1);
    const way = from && this.follows && !samePoint(from, at) ? this.context.follow(from, at, input) : null;
    draft.leg = way?.kind === 'streets' ? way.points : null;
    this.#following = way?.kind ?? null;
    return at;
  }

  #finish(): boolean {
    const edit = this.editOf(this.draft.line);
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
      following: pointer ? this.#following : null,
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
