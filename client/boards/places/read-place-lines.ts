import { isUnseen } from '../../../domain/board/plain-text.ts';
import type { NewHangingPlaces } from '../../../domain/contract/board.ts';
import type { PlaceGrid } from './place-grids.ts';

/** As the server takes them. */
const NAME_MAX = 100;
const NOTE_MAX = 500;

/** Why a line of a pasted list is not taken. */
export type LineFault = 'no-place' | 'no-grid' | 'grid-twice' | 'name-long' | 'note-long';

/** What offices write over the first two columns; any other first line is a place, if only of a misspelt grid. */
const HEADINGS =
  /^(所属|所在)?网格(名|名称|编码|编号)?$|^(名称|编码|编号)$|^(悬挂)?(位置|地点)(名称)?$|^grids?( name| code)?$|^(name|code)$|^(hanging )?places?( name)?$/i;

export interface ReadPlaceLines {
  readonly places: NewHangingPlaces['places'];
  readonly grids: number;
  readonly faults: readonly { readonly line: number; readonly text: string; readonly fault: LineFault }[];
}

/**
 * Reads a list of hanging places as a spreadsheet copies it: a line each with grid (name or code), place, note, parted by tabs or commas. An
 * empty grid is the one above, as of cells that were joined. A first line of headings is passed over where it names no grid.
 */
export function readPlaceLines(text: string, rows: readonly PlaceGrid[]): ReadPlaceLines {
  const byName = new Map<string, PlaceGrid | null>();
  // A compound is often called as the community that it is alone in: the sheet is the deeper grid's.
  for (const row of rows.filter(({ gone }) => !gone))
    for (const name of new Set([row.name, row.code ?? ''].filter((one) => one !== ''))) {
      const other = byName.get(name);
      if (!other || other.isLeaf !== row.isLeaf) byName.set(name, other?.isLeaf ? other : row);
      else byName.set(name, null);
    }
  const places: { grid: string; name: string; note?: string }[] = [];
  const faults: { line: number; text: string; fault: LineFault }[] = [];
  let above = '';
  for (const [i, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    const cells = line.split(line.includes('\t') ? '\t' : /[,，]/).map((cell) => cell.trim());
    const [said = '', name = '', ...rest] = cells;
    const wanted = said || above;
    above = wanted;
    const grid = byName.get(wanted);
    const note = rest.filter((cell) => cell !== '').join(' ');
    const fault = faultOf(grid, name, note);
    const isHeading = i === 0 && fault === 'no-grid' && (HEADINGS.test(said) || HEADINGS.test(name));
    if (fault === null) places.push({ grid: grid!.id, name, ...(note ? { note } : {}) });
    else if (!isHeading) faults.push({ line: i + 1, text: line.trim(), fault });
  }
  return { places, grids: new Set(places.map(({ grid }) => grid)).size, faults };
}

function faultOf(grid: PlaceGrid | null | undefined, name: string, note: string): LineFault | null {
  if (grid === undefined) return 'no-grid';
  if (grid === null) return 'grid-twice';
  if (isUnseen(name)) return 'no-place';
  if (name.length > NAME_MAX) return 'name-long';
  return note.length > NOTE_MAX ? 'note-long' : null;
}

/** The names that somebody has typed or pasted, a line each, and the lines that are too long for one. */
export function readNames(text: string): {
  readonly names: readonly string[];
  readonly faults: ReadPlaceLines['faults'];
} {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line, i) => ({ line: i + 1, text: line.trim() }))
    .filter((one) => !isUnseen(one.text));
  return {
    names: lines.map((one) => one.text).filter((name) => name.length <= NAME_MAX),
    faults: lines
      .filter((one) => one.text.length > NAME_MAX)
      .map((one) => ({ ...one, fault: 'name-long' as const })),
  };
}
