import type { GridId } from '../../../domain/coverage/types.ts';
import { type EvenGround, evenGround } from '../../../domain/draft/split-evenly/even-ground.ts';
import { evenly, stepTowards } from '../../../domain/draft/split-evenly/evenly.ts';
import type { DraftLine } from '../../../domain/draft/types.ts';
import type { Division, Edit } from '../../../domain/edit/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import type { Result } from '../../../domain/result.ts';
import type { Availability } from '../command.ts';
import type { Preview } from '../preview.ts';
import { metresBetween, scaleAt } from '../snap/scale.ts';
import type { KeyInput, PointerInput } from '../tool.ts';
import { BaseTool } from './base.ts';
import { gridAt, outlineOf, sidesOfBorder } from './ground.ts';
import { showTrial } from './sides.ts';

const FEWEST = 2;
const MOST = 9;
/** Within so much of where a split was made nothing is shown, and a second click makes nothing; CSS pixels. */
const REST_PX = 8;

/** A grid in parts for one number of pieces, and the edits that have been asked for, by how the cuts are turned. */
interface Known {
  readonly ground: Result<EvenGround>;
  readonly edits: Map<number | null, Result<Edit>>;
}

/**
 * Shows the grid under the pointer split evenly into n, along streets and between buildings; the pointer turns the cuts, digits say n, a
 * click makes it. The ground is made into parts once per grid, number and division; then a move costs a split of those.
 */
export class SplitEvenlyTool extends BaseTool {
  readonly id = 'split-evenly';
  readonly key = 'e';
  #n = FEWEST;
  #last: PointerInput | null = null;
  /** Where the last split was made, until the pointer has left. */
  #rest: Point | null = null;
  #known = new Map<string, Known>();
  #of: { readonly division: Division; readonly lines: readonly DraftLine[] } | null = null;

  override state(): Availability {
    return this.context.mayCut();
  }

  override activate(): void {
    this.#forget();
    this.context.show({ cursor: 'crosshair' });
  }

  override deactivate(): void {
    this.#forget();
    super.deactivate();
  }

  override onPointerMove(input: PointerInput): void {
    this.#last = input;
    if (this.#rests(input)) return;
    this.#rest = null;
    this.#refresh();
  }

  override onPointerLeave(): void {
    this.#last = null;
    this.#refresh();
  }

  override onClick(input: PointerInput): void {
    if (!this.state().available || this.#rests(input)) return;
    this.#last = input;
    const edit = this.#edit(input);
    if (!edit) return;
    if (!edit.ok) this.context.tell(edit.reason);
    else if (this.context.make(edit.value).ok) this.#rest = input.at;
    this.#refresh();
  }

  override onKey({ key, mod, alt }: KeyInput): boolean {
    if (mod || alt) return false;
    const n = /^[2-9]$/.test(key)
      ? Number(key)
      : key === '+'
        ? this.#n + 1
        : key === '-'
          ? this.#n - 1
          : null;
    if (n === null) return false;
    this.#n = Math.max(FEWEST, Math.min(MOST, n));
    this.#refresh();
    return true;
  }

  #rests({ at, metresPerPixel }: PointerInput): boolean {
    return this.#rest !== null && metresBetween(this.#rest, at, scaleAt(at)) < REST_PX * metresPerPixel;
  }

  #forget(): void {
    this.#n = FEWEST;
    this.#last = null;
    this.#rest = null;
    this.#known.clear();
    this.#of = null;
  }

  #refresh(): void {
    const input = this.#last;
    const shown = input && !this.#rest && this.state().available ? this.#trial(input) : {};
    this.context.show({ cursor: 'crosshair', pointer: input?.at ?? null, ...shown });
  }

  #trial(input: PointerInput): Partial<Preview> {
    const edit = this.#edit(input);
    if (!edit) return {};
    if (!edit.ok) return { reason: edit.reason, cursor: 'not-allowed' };
    const trial = this.context.attempt(edit.value);
    if (!trial.ok) return { reason: trial.reason, cursor: 'not-allowed' };
    const level = this.context.level();
    const shown = showTrial(this.context.division(), trial.value, level, MOST);
    const pieces = new Set<GridId | null>(shown.sides.map(({ gridId }) => gridId));
    const after = trial.value.division;
    const cuts = new Map(
      shown.sides
        .flatMap(({ gridId }) => outlineOf(after, gridId))
        .filter((border) => sidesOfBorder(after, border, level).every((side) => pieces.has(side)))
        .map(({ id, points }) => [id, { points, role: 'extended' as const }]),
    );
    return { ...shown, lines: [...cuts.values()] };
  }

  /** What a click would do; null where there is no grid. */
  #edit({ at }: PointerInput): Result<Edit> | null {
    const gridId = gridAt(this.context.division(), this.context.level(), at);
    if (gridId === null) return null;
    const { ground, edits } = this.#knownOf(gridId);
    if (!ground.ok) return ground;
    const step = stepTowards(ground.value, at);
    const edit = edits.get(step) ?? evenly(ground.value, step);
    edits.set(step, edit);
    return edit;
  }

  #knownOf(gridId: GridId): Known {
    const division = this.context.division();
    const lines = this.context.lines();
    if (this.#of?.division !== division || this.#of.lines !== lines) {
      this.#known.clear();
      this.#of = { division, lines };
    }
    const key = `${this.#n} ${gridId}`;
    let known = this.#known.get(key);
    if (!known) {
      known = { ground: evenGround(division, lines, gridId, this.#n), edits: new Map() };
      this.#known.set(key, known);
    }
    return known;
  }
}
