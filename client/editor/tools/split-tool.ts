import type { GridId } from '../../../domain/coverage/types.ts';
import type { Edit } from '../../../domain/edit/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { Preview } from '../preview.ts';
import { DrawingTool } from './drawing-tool.ts';
import { extendLine } from './extend-line.ts';
import { gridAt } from './ground.ts';

/** Where a line is looked at to find the grid that it mostly lies in. */
const SAMPLES_A_SEGMENT = 12;

/** Cuts one grid along a drawn line, ends carried on to its border; shows what each side would hold. */
export class SplitTool extends DrawingTool {
  readonly id = 'split';
  readonly key = 's';
  protected override readonly follows = true;

  protected override editOf(line: readonly Point[]): Result<Edit> | null {
    if (line.length < 2) return null;
    const gridId = this.#gridUnder(line);
    if (gridId === null) return refuse('line-outside', {}, line[0]);
    return ok({ kind: 'split', gridId, line: extendLine(this.context.division(), gridId, line) });
  }

  protected override outline(line: readonly Point[]): Partial<Preview> {
    const edit = this.editOf(line);
    const cut = edit?.ok && edit.value.kind === 'split' ? edit.value.line : line;
    return {
      lines: [
        { points: cut, role: 'extended' },
        { points: line, role: 'drawn' },
      ],
    };
  }

  /** The grid in hand that most of the line lies in; the only selected one, where the line touches that at all. */
  #gridUnder(line: readonly Point[]): GridId | null {
    const division = this.context.division();
    const level = this.context.level();
    const metres = new Map<GridId, number>();
    for (let i = 1; i < line.length; i++) {
      const a = line[i - 1]!;
      const b = line[i]!;
      const share = Math.hypot(b[0] - a[0], b[1] - a[1]) / SAMPLES_A_SEGMENT;
      for (let n = 0; n < SAMPLES_A_SEGMENT; n++) {
        const t = (n + 0.5) / SAMPLES_A_SEGMENT;
        const p: Point = [Math.round(a[0] + t * (b[0] - a[0])), Math.round(a[1] + t * (b[1] - a[1]))];
        const id = gridAt(division, level, p);
        if (id !== null) metres.set(id, (metres.get(id) ?? 0) + share);
      }
    }
    const { selection } = this.context.state();
    const [only] = selection;
    if (selection.size === 1 && only !== undefined && metres.has(only)) return only;
    let best: GridId | null = null;
    for (const [id, length] of metres) if (best === null || length > metres.get(best)!) best = id;
    return best;
  }
}
