import { imprintDiffers } from './imprint.ts';
import { sameBorder } from './same-border.ts';
import type { SheetDigests, ShownGrid, ShownSheet, WrongReason } from './types.ts';

/** A sheet and its digests: as it was printed, or as it would be printed now. */
export interface KnownSheet {
  readonly shown: ShownSheet;
  readonly digests: SheetDigests;
}

/** A sheet that hangs somewhere. */
export interface HungSheet extends KnownSheet {
  /** Printed of a plan that was not in force: it says so, and that it must not be hung. */
  readonly draft?: boolean;
}

/** `must`: what it says of its own grid is no longer so. `may`: what lies about it has changed. Both empty: it is right. */
export interface Judgement {
  readonly must: readonly WrongReason[];
  readonly may: readonly WrongReason[];
}

/** Longer texts are told by their beginning: what is wrong has to fit a line. */
const TOLD_MAX = 60;
const CLAUSE_ENDS = ['，', '; ', '；', ', '];
/** Of so many neighbours the names are told. */
const NAMED_MAX = 3;

/** Judges a sheet that hangs somewhere by the one that would be printed now; null: its grid is no more. */
export function judgeSheet(was: HungSheet, now: KnownSheet | null): Judgement {
  if (now === null) return { must: [{ code: 'grid-gone', params: {} }], may: [] };
  const differs = (part: keyof SheetDigests) => was.digests[part] !== now.digests[part];
  const must: WrongReason[] = [];
  const may: WrongReason[] = [];
  if (was.draft) must.push({ code: 'was-draft', params: {} });
  if (differs('border') && !sameBorder(was.shown.border, now.shown.border))
    must.push({ code: 'border-moved', params: {} });
  if (differs('text')) must.push(...wordsChanged(was.shown, now.shown));
  must.push(...imprintChanged(was.shown, now.shown, must));
  if (differs('team')) must.push(...teamChanged(was.shown, now.shown));
  if (differs('neighbours'))
    may.push(gridsChanged('neighbours-changed', was.shown.neighbours, now.shown.neighbours));
  if (differs('overview')) may.push(gridsChanged('overview-changed', was.shown.overview, now.shown.overview));
  return { must, may };
}

function wordsChanged(sheet: ShownSheet, today: ShownSheet): WrongReason[] {
  const [was, now] = [sheet.words, today.words];
  // The same border told in other words, as after an update of the product, makes no board wrong.
  const isOnlyReworded = sheet.sides !== undefined && sheet.sides === today.sides;
  const fields = [...new Set([...Object.keys(was), ...Object.keys(now)])];
  return fields
    .filter((field) => (was[field] ?? '') !== (now[field] ?? ''))
    .filter((field) => !(field === 'four-sides' && isOnlyReworded))
    .map((field) => ({
      code: `${field}-changed`,
      params: toldBoth(was[field] ?? '', now[field] ?? ''),
    }));
}

/** What can be put in a template's line, by the code that says of it that it is another. */
const PUT_IN = ['name-changed', 'community-changed', 'code-changed', 'office-changed'];

/** A line that is another only by a name in it is told by that name. */
function imprintChanged(
  { imprint: was }: ShownSheet,
  { imprint: now }: ShownSheet,
  told: readonly WrongReason[],
): WrongReason[] {
  const reasons: WrongReason[] = [];
  for (const part of imprintDiffers(was, now)) {
    const isLine = part === 'heading' || part === 'footing';
    const isSameLine = isLine && was?.lines?.[part] === now?.lines?.[part];
    if (isSameLine && [...told, ...reasons].some(({ code }) => PUT_IN.includes(code))) continue;
    reasons.push({ code: `${part}-changed`, params: toldBoth(was?.[part] ?? '', now?.[part] ?? '') });
  }
  return reasons;
}

function teamChanged(was: ShownSheet, now: ShownSheet): WrongReason[] {
  return (['members', 'services'] as const).flatMap((list) => {
    const gone = was[list].filter((line) => !now[list].includes(line));
    const come = now[list].filter((line) => !was[list].includes(line));
    const isSame =
      was[list].length === now[list].length && was[list].every((line, i) => line === now[list][i]);
    if (isSame) return [];
    if (gone.length + come.length === 0) return [{ code: `${list}-reordered`, params: {} }];
    return [{ code: `${list}-changed`, params: { was: told(gone.join('; ')), now: told(come.join('; ')) } }];
  });
}

/** Those that are another, have come or have gone, by name. */
function gridsChanged(code: string, was: readonly ShownGrid[], now: readonly ShownGrid[]): WrongReason {
  const before = new Map(was.map((grid) => [grid.id, grid]));
  const after = new Map(now.map((grid) => [grid.id, grid]));
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((id) => {
    const [a, b] = [before.get(id), after.get(id)];
    return a?.name !== b?.name || a?.ground !== b?.ground;
  });
  const names = changed
    .map((id) => after.get(id)?.name || before.get(id)?.name || '')
    .filter((name) => name !== '');
  return {
    code,
    params: { count: changed.length, names: told(names.slice(0, NAMED_MAX).join('; ')) },
  };
}

/** Two long texts from the clause on in which they begin to differ, or the beginnings of both could be the same. */
function toldBoth(was: string, now: string): { readonly was: string; readonly now: string } {
  if (was.length <= TOLD_MAX && now.length <= TOLD_MAX) return { was, now };
  let same = 0;
  while (same < was.length && was[same] === now[same]) same++;
  const clause = Math.max(...CLAUSE_ENDS.map((end) => was.lastIndexOf(end, same - end.length) + end.length));
  const from = clause > 1 && clause <= same ? clause : 0;
  const rest = (text: string) => (from === 0 ? told(text) : `…${told(text.slice(from).trimStart())}`);
  return { was: rest(was), now: rest(now) };
}

function told(text: string): string {
  const signs = [...text];
  return signs.length > TOLD_MAX ? `${signs.slice(0, TOLD_MAX).join('')}…` : text;
}
