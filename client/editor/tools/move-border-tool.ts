import type { Edit } from '../../../domain/edit/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import type { Preview } from '../preview.ts';
import type { PointerInput } from '../tool.ts';
import { borderAt } from './border-at.ts';
import { type BorderRun, borderRun } from './border-run.ts';
import { type Dragged, DragTool } from './drag-tool.ts';
import { regrounded } from './sides.ts';
import { alongStreetBeside } from './street-beside.ts';

/**
 * Drags the whole border between two grids; the borders that end in it follow, the territory's edge stays. Pulled to a street that runs
 * along it, it takes that street's course, and its ends stay.
 */
export class MoveBorderTool extends DragTool<BorderRun> {
  readonly id = 'move-border';
  readonly key = 'b';

  protected override find(input: PointerInput): BorderRun | null {
    const division = this.context.division();
    const hit = borderAt(division, this.context.level(), input);
    return hit && borderRun(division, this.context.level(), hit.segment.border, hit.at);
  }

  protected override offer({ lines }: BorderRun): Partial<Preview> {
    return { lines: lines.map((points) => ({ points, role: 'handle' as const })) };
  }

  protected override drag(run: BorderRun, input: PointerInput): Dragged {
    const snapped = this.context.snap(input, run.movable);
    const along = this.#alongStreet(run, snapped.at, input);
    if (along) return { ...along, snapped };
    const dx = snapped.at[0] - run.grabbed[0];
    const dy = snapped.at[1] - run.grabbed[1];
    const still = (dx === 0 && dy === 0) || run.movable.length === 0;
    const moved = new Map(run.movable.map((p) => [`${p[0]},${p[1]}`, [p[0] + dx, p[1] + dy] as Point]));
    const shown: Partial<Preview> = {
      lines: run.lines.map((points) => ({
        points: points.map((p) => moved.get(`${p[0]},${p[1]}`) ?? p),
        role: 'moved' as const,
      })),
      ...(run.movable.length === 0 ? { reason: { code: 'border-ends-on-edge', params: {} } } : {}),
    };
    const moves = run.movable.map((from) => ({ from, to: [from[0] + dx, from[1] + dy] as Point }));
    return {
      edit: still ? null : { kind: 'move-border', level: this.context.level(), moves },
      snapped,
      shown,
    };
  }

  /** The drag as an edit that leads the border along a street under the pointer, where there is one and that can be done. */
  #alongStreet(run: BorderRun, place: Point, input: PointerInput): Omit<Dragged, 'snapped'> | null {
    const level = this.context.level();
    const way = (from: Point, to: Point) => {
      const followed = this.context.follow(from, to, input, run.lines);
      return followed?.kind === 'streets' ? followed.points : null;
    };
    const along = alongStreetBeside(this.context.division(), level, run, place, way);
    if (!along) return null;
    const edit: Edit = { kind: 'reshape', level, line: along.line };
    const trial = this.context.attempt(edit);
    if (!trial.ok) return null;
    // between the two whose border it is, and at nobody else's cost
    const changed = regrounded(this.context.division(), trial.value, level);
    if (changed.some((id) => !run.sides.includes(id))) return null;
    return { edit, shown: { lines: [{ points: along.course, role: 'moved' }], following: 'streets' } };
  }
}
