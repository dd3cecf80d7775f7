import { keyOf } from './key.ts';
import { TOLD_SHARE } from './tell-side.ts';
import { type FourSides, SIDES, type SideName } from './types.ts';

/** What the four sides were when a text was written: for each piece and side what it told, and where on a road that ran. */
export type SidesBasis = readonly Readonly<Record<SideName, readonly string[]>>[];

/** What is new on a side is told from `TOLD_SHARE` on; it makes a text wrong only when it is well beyond, and what is told when it is well below. */
const NEW_SHARE = 2 * TOLD_SHARE;
const GONE_SHARE = TOLD_SHARE / 2;

/** What of the four sides a text written now rests on, to be kept with it. */
export function basisOf({ parts }: FourSides): SidesBasis {
  return parts.map(({ sides }) => {
    const told = (side: SideName) => sides[side].runs.map((run) => `${keyOf(run)}@${run.side ?? ''}`);
    return { east: told('east'), south: told('south'), west: told('west'), north: told('north') };
  });
}

/** All that a text of the four sides tells, in no language: two states of a border with the same are told in the same words. */
export function toldBy({ parts }: FourSides): string {
  return JSON.stringify(
    parts.map(({ sides, within }) => [
      ...SIDES.map((side) => sides[side].runs.map((run) => [keyOf(run), run.side, run.behind])),
      within,
    ]),
  );
}

/**
 * Does a text that was written on `basis` still fit? Not when a side has come to run along something else for a good part of it, no longer
 * runs along what the text could name, or has left the middle or the edge of its road. A share that wavers about what is told changes nothing.
 */
export function stillFits(basis: SidesBasis, now: FourSides): boolean {
  if (basis.length !== now.parts.length) return false;
  return now.parts.every(({ sides }, i) =>
    SIDES.every((name) => {
      const { runs, shares } = sides[name];
      const told = new Map<string, string[]>();
      for (const [key, side] of basis[i]![name].map(split)) told.set(key, [...(told.get(key) ?? []), side]);
      for (const key of told.keys()) if ((shares[key] ?? 0) < GONE_SHARE) return false;
      return runs.every((run) => {
        const key = keyOf(run);
        const on = told.get(key);
        if (on === undefined) return (shares[key] ?? 0) < NEW_SHARE;
        return run.side === null || on.includes('') || on.includes(run.side);
      });
    }),
  );
}

function split(text: string): [key: string, side: string] {
  const at = text.lastIndexOf('@');
  return [text.slice(0, at), text.slice(at + 1)];
}
