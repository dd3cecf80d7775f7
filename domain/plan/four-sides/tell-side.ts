import type { Followed } from './follow.ts';
import { keyOf } from './key.ts';
import type { Piece } from './pieces.ts';
import { ON_M } from './reach.ts';
import type { Neighbour, Side, SideRun } from './types.ts';

/** What runs along less of a side is not told: on one of 300 m that is the width of a crossing. */
export const TOLD_SHARE = 0.1;
/** Beside a line that is told a neighbour or the edge of the territory is only from this share on. */
const BESIDE_LINE_SHARE = 0.25;
/** More is told of no side: the longest. */
const MOST_RUNS = 4;

/** Lengths that differ by no more, as a share, are the same. */
const SAME_LENGTH = 1e-6;

/** A piece of a side in the order of walking, and what lies along it. */
export interface SidePiece {
  readonly piece: Piece;
  readonly followed: Followed | null;
  /** Null: outside the territory. */
  readonly across: Neighbour | null;
  /** The ring walks it the other way. */
  readonly backwards: boolean;
}

interface Stretch extends Pick<SideRun, 'what' | 'kind' | 'name'> {
  lengthM: number;
  readonly pieces: SidePiece[];
}

/** A side from its pieces, of which there is one at least: what runs along it, short stretches left out, the same twice in a row once. */
export function tellSide(pieces: readonly SidePiece[]): Side {
  let lengthM = 0;
  const metres: Record<string, number> = {};
  const stretches: Stretch[] = [];
  for (const piece of pieces) {
    const size = piece.piece.lengthM;
    lengthM += size;
    const is = what(piece);
    metres[keyOf(is)] = (metres[keyOf(is)] ?? 0) + size;
    const last = stretches.at(-1);
    if (last && keyOf(last) === keyOf(is)) {
      last.lengthM += size;
      last.pieces.push(piece);
    } else stretches.push({ ...is, lengthM: size, pieces: [piece] });
  }
  const told = withoutWeak(
    withoutShort(stretches, TOLD_SHARE * (1 - SAME_LENGTH) * lengthM),
    BESIDE_LINE_SHARE * (1 - SAME_LENGTH) * lengthM,
  );
  return {
    runs: told.map(toRun),
    lengthM,
    shares: Object.fromEntries(Object.entries(metres).map(([key, m]) => [key, m / lengthM])),
    unnamed: told.some(({ kind, name }) => (kind === 'road' || kind === 'water') && name === ''),
  };
}

function what({ followed, across }: SidePiece): Pick<SideRun, 'what' | 'kind' | 'name'> {
  if (followed) return { what: 'line', kind: followed.line.kind, name: followed.line.name };
  if (!across) return { what: 'edge', kind: null, name: '' };
  if (across.unassigned) return { what: 'neighbour', kind: 'unassigned', name: '' };
  return { what: 'neighbour', kind: 'grid', name: across.name };
}

/**
 * The shortest go first, so that what they parted is one again; where all are short the longest stay. Those that are equally short go together: which way a
 * side is walked makes no difference.
 */
function withoutShort(stretches: readonly Stretch[], leastM: number): Stretch[] {
  let left = joined(stretches);
  while (left.length > 1) {
    const lengths = left.map((stretch) => stretch.lengthM);
    const shortest = Math.min(...lengths);
    const fits = left.length <= MOST_RUNS;
    if (fits && (shortest >= leastM || Math.max(...lengths) < leastM)) break;
    const longer = left.filter(({ lengthM }) => lengthM > shortest * (1 + SAME_LENGTH));
    if (longer.length === 0) return left.slice(0, MOST_RUNS);
    left = joined(longer);
  }
  return left;
}

/** Roads without a name are told where no line has one, neighbours and the edge beside a line only where they are a good part. */
function withoutWeak(stretches: readonly Stretch[], besideM: number): Stretch[] {
  const named = stretches.some((stretch) => stretch.what === 'line' && stretch.name !== '');
  const nameless = (stretch: Stretch) => stretch.kind === 'road' && stretch.name === '';
  const kept = named ? stretches.filter((stretch) => !nameless(stretch)) : stretches;
  const lined = kept.some((stretch) => stretch.what === 'line');
  return joined(
    lined ? kept.filter((stretch) => stretch.what === 'line' || stretch.lengthM >= besideM) : kept,
  );
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches) {
    const last = result.at(-1);
    if (last && keyOf(last) === keyOf(stretch))
      result[result.length - 1] = {
        ...last,
        lengthM: last.lengthM + stretch.lengthM,
        pieces: [...last.pieces, ...stretch.pieces],
      };
    else result.push(stretch);
  }
  return result;
}

function toRun({ what: of, kind, name, lengthM, pieces }: Stretch): SideRun {
  const [first, last] = [pieces[0]!, pieces.at(-1)!];
  return {
    what: of,
    kind,
    name,
    side: kind === 'road' ? sideOfRoad(pieces) : null,
    behind: (kind === 'wall' || kind === 'road') && name === '' ? behindOf(pieces) : '',
    lengthM,
    from: first.backwards ? first.piece.to : first.piece.from,
    to: last.backwards ? last.piece.from : last.piece.to,
  };
}

/** The neighbour across two thirds of a stretch or more; '' where there is none with a name. */
function behindOf(pieces: readonly SidePiece[]): string {
  const metres = new Map<string, number>();
  let all = 0;
  for (const { piece, across } of pieces) {
    all += piece.lengthM;
    const name = across === null || across.unassigned ? '' : across.name;
    metres.set(name, (metres.get(name) ?? 0) + piece.lengthM);
  }
  for (const [name, length] of metres) if (length >= (2 / 3) * all) return name;
  return '';
}

/** Where on the road most of the stretch runs; null where that is less than two thirds, or the middle of the road is not known. */
function sideOfRoad(pieces: readonly SidePiece[]): SideRun['side'] {
  const metres = { centre: 0, inner: 0, outer: 0 };
  let all = 0;
  for (const { piece, followed } of pieces) {
    all += piece.lengthM;
    const out = followed?.outM;
    if (out === null || out === undefined) continue;
    metres[Math.abs(out) <= ON_M ? 'centre' : out > 0 ? 'inner' : 'outer'] += piece.lengthM;
  }
  for (const side of ['centre', 'inner', 'outer'] as const) if (metres[side] >= (2 / 3) * all) return side;
  return null;
}
