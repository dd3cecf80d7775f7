import type { Drawing, GroupMark, Mark, TextMark, TextRuler } from '../../../../domain/board/drawing.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Every mark that is no group, with the names of the groups around it. */
export function leavesOf(
  drawing: Drawing,
): readonly { readonly mark: Mark; readonly within: readonly GroupMark[] }[] {
  const found: { mark: Mark; within: readonly GroupMark[] }[] = [];
  const visit = (mark: Mark, within: readonly GroupMark[]): void => {
    if (mark.kind !== 'group') found.push({ mark, within });
    else for (const inner of mark.marks) visit(inner, [...within, mark]);
  };
  for (const mark of drawing.marks) visit(mark, []);
  return found;
}

/** Text of the layout's own: what stands on the map is not. */
export function textsOf(drawing: Drawing): readonly TextMark[] {
  return leavesOf(drawing).flatMap(({ mark, within }) =>
    mark.kind === 'text' && !within.some(({ name }) => name === 'map') ? [mark] : [],
  );
}

/** All that it says, without spaces: words that were broken into lines are whole again. */
export function said(drawings: readonly Drawing[]): string {
  return drawings
    .flatMap(textsOf)
    .map(({ text }) => text)
    .join('')
    .replace(/\s/g, '');
}

/** Where the letters of a line stand: a Chinese sign fills nearly the em. */
export function boxOf({ at, anchor, size, text, weight }: TextMark, ruler: TextRuler): Box {
  const width = ruler.width(text, size, weight);
  const share = { start: 0, middle: 0.5, end: 1 }[anchor];
  return { x: at[0] - share * width, y: at[1] - 0.86 * size, width, height: size };
}

export function numbersOf(mark: Mark): readonly number[] {
  if (mark.kind === 'path')
    return [...mark.traces.flatMap(({ points }) => [...points]), mark.strokeWidth ?? 0, ...(mark.dash ?? [])];
  if (mark.kind === 'text') return [...mark.at, mark.size, mark.halo?.width ?? 0, mark.turn ?? 0];
  if (mark.kind === 'image') return [...mark.at, mark.width, mark.height];
  return [];
}
