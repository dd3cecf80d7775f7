import type { Edit } from '../../../domain/edit/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Preview } from '../preview.ts';
import { DrawingTool } from './drawing-tool.ts';

/** A line drawn across a border twice becomes the border between those two crossings. */
export class ReshapeTool extends DrawingTool {
  readonly id = 'reshape';
  readonly key = 'r';
  protected override readonly follows = true;

  protected override editOf(line: readonly Point[]): Result<Edit> | null {
    return line.length < 2 ? null : ok({ kind: 'reshape', level: this.context.level(), line });
  }

  protected override outline(line: readonly Point[]): Partial<Preview> {
    return { lines: [{ points: line, role: 'drawn' }] };
  }
}
