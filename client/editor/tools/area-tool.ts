import type { GridId } from '../../../domain/coverage/types.ts';
import type { Edit } from '../../../domain/edit/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import { validatePolygon } from '../../../domain/geometry/validate.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Preview } from '../preview.ts';
import { DrawingTool } from './drawing-tool.ts';

/** Draws an area and gives the ground in it to a grid: what carve and draw share. */
export abstract class AreaTool extends DrawingTool {
  /** Who gets the ground. */
  protected abstract into(area: readonly Point[]): Result<GridId | { readonly new: GridId }>;

  protected override editOf(line: readonly Point[]): Result<Edit> | null {
    if (line.length < 3) return null;
    const area = validatePolygon([line]);
    if (!area.ok) return area;
    const into = this.into(line);
    if (!into.ok) return into;
    return ok({ kind: 'carve', level: this.context.level(), area: area.value, into: into.value });
  }

  protected override outline(line: readonly Point[]): Partial<Preview> {
    return line.length < 3
      ? { lines: [{ points: line, role: 'drawn' }] }
      : { areas: [{ polygon: [line], role: 'drawn' }] };
  }
}
