import qrcode from 'qrcode-generator';
import type { Mm, Trace } from '../../../domain/board/drawing.ts';

/** Modules of white on each side, without which no camera finds the code (ISO/IEC 18004, 9.1). */
const QUIET = 4;

/**
 * The dark parts of a QR code (ISO/IEC 18004, level M: 15 % may be dirty) that says a text, as rings to be filled, in a square
 * of a size from its upper left corner at 0, 0, quiet zone and all. As many rings as runs of dark modules in a row.
 */
export function qrTraces(text: string, size: Mm): readonly Trace[] {
  const code = qrcode(0, 'M');
  code.addData(Buffer.from(text, 'utf8').toString('latin1'), 'Byte');
  code.make();
  const modules = code.getModuleCount();
  const step = size / (modules + 2 * QUIET);
  const traces: Trace[] = [];
  for (let row = 0; row < modules; row++)
    for (let from = 0; from < modules; ) {
      if (!code.isDark(row, from)) {
        from++;
        continue;
      }
      let to = from;
      while (to < modules && code.isDark(row, to)) to++;
      const [left, top] = [(from + QUIET) * step, (row + QUIET) * step];
      const [right, bottom] = [(to + QUIET) * step, (row + 1 + QUIET) * step];
      traces.push({
        points: Float64Array.of(left, top, right, top, right, bottom, left, bottom),
        closed: true,
      });
      from = to;
    }
  return traces;
}
