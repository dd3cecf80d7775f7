import type { SheetTools } from '../../../domain/board/layout/layout-sheet.ts';
import { boardRuler } from '../draw/board-ruler.ts';
import { qrTraces } from '../draw/qr-traces.ts';

/** What sheets are laid out with on this machine: the font that they are drawn in, and QR codes. */
export function sheetTools(): SheetTools {
  return { ruler: boardRuler(), qr: qrTraces };
}
