import type { Issue } from '../issue.ts';
import type { GridId } from '../types.ts';
import type { Dispute } from './disputes.ts';
import type { Earth } from './earth.ts';
import type { Stray } from './join-strays.ts';
import { measureGround, outlineOf, placeOf, polygonsOf } from './measure-ground.ts';
import { NOBODY, type Plots } from './plots.ts';
import type { Verdict } from './settle.ts';
import type { Shift } from './shifts.ts';
import type { CleanRule, Repair } from './types.ts';

/** Less ground than this, m², between two grids is not worth a line: a square centimetre. */
const NOTHING_M2 = 1e-4;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The repairs and problems that disputes ended in. What is narrower than the snap distance is told once for the same grids. */
export function reportDisputes(
  plots: Plots,
  disputes: readonly Dispute[],
  verdicts: readonly Verdict[],
  ids: readonly GridId[],
  earth: Earth,
): { repairs: Repair[]; problems: Issue[] } {
  const repairs: Repair[] = [];
  const problems: Issue[] = [];
  const snaps = new Map<string, Mutable<Repair> & { largestM2: number }>();
  disputes.forEach((dispute, d) => {
    const { how, reason, plots: parts } = verdicts[d]!;
    const { kind, claims, widthM } = dispute;
    if (how === null) {
      problems.push(problemOf(plots, dispute, reason, ids));
      return;
    }
    const gives = claims.map((grid) => ids[grid]!);
    // the pieces of a gap that the same grid got are one repair
    const winners = new Map<number, number[]>();
    for (const plot of parts) {
      const winner = Math.max(plots.owner[plot]!, NOBODY);
      const won = winners.get(winner);
      if (won) won.push(plot);
      else winners.set(winner, [plot]);
    }
    for (const [winner, won] of winners) {
      const outline = outlineOf(won.flatMap((plot) => plots.halvesOf(plot)));
      const geometry = polygonsOf(plots.map, outline);
      const areaM2 = parts.length === 1 ? dispute.areaM2 : measureGround(plots.map, earth, outline).areaM2;
      const repair: Repair = {
        kind: how === 'snap' ? 'snap' : kind,
        at: placeOf(geometry),
        areaM2,
        widthM,
        gives,
        gets: winner === NOBODY ? null : ids[winner]!,
        rule: how,
        geometry,
      };
      if (how !== 'snap') {
        repairs.push(repair);
        continue;
      }
      const others = new Set(outline.map((half) => plots.ownerOn(half ^ 1)));
      others.delete(winner);
      const key = `${claims.join()}|${winner}|${[...others].sort((a, b) => a - b).join()}`;
      const known = snaps.get(key);
      if (!known) {
        const first = { ...repair, largestM2: areaM2 };
        snaps.set(key, first);
        continue;
      }
      known.areaM2 += areaM2;
      known.widthM = Math.max(known.widthM, widthM);
      known.geometry = [...known.geometry!, ...geometry];
      if (areaM2 > known.largestM2) {
        known.largestM2 = areaM2;
        known.at = repair.at;
      }
    }
  });
  for (const { largestM2: _, ...repair } of snaps.values()) repairs.push(repair);
  return { repairs, problems };
}

function problemOf(plots: Plots, dispute: Dispute, reason: Verdict['reason'], ids: readonly GridId[]): Issue {
  const { kind, claims, halves, areaM2, widthM } = dispute;
  const outline = outlineOf(halves);
  const geometry = polygonsOf(plots.map, outline);
  const beside = new Set(outline.map((half) => plots.ownerOn(half ^ 1)).filter((grid) => grid >= 0));
  const gridIds = [...(kind === 'gap' ? beside : claims)].map((grid) => ids[grid]!).sort();
  const at = placeOf(geometry);
  return {
    id: `${kind}:${gridIds.join('+')}@${at[0]},${at[1]}`,
    code: kind,
    severity: 'error',
    gridIds,
    at,
    areaM2,
    widthM,
    geometry,
    ...(reason ? { params: { reason } } : {}),
  };
}

/** What borders moved by, between every two grids in one: net, since half a unit to and fro is no news. */
export function reportShifts(shifts: Iterable<Shift>, ids: readonly GridId[]): Repair[] {
  const repairs: Repair[] = [];
  for (const { pair, won, lost, widthM, at, grid, news } of shifts) {
    const net = [won[0] - lost[0], won[1] - lost[1]] as const;
    const add = (gives: number, gets: number, areaM2: number) =>
      repairs.push({
        kind: 'snap',
        at,
        areaM2,
        widthM,
        gives: gives === NOBODY ? [] : [ids[gives]!],
        gets: gets === NOBODY ? null : ids[gets]!,
        rule: 'snap',
      });
    const before = repairs.length;
    const passed = net[0] * net[1] < 0 ? Math.min(Math.abs(net[0]), Math.abs(net[1])) : 0;
    if (passed > NOTHING_M2) {
      if (net[0] > 0) add(pair[1], pair[0], passed);
      else add(pair[0], pair[1], passed);
    }
    pair.forEach((member, side) => {
      if (member === NOBODY) return;
      const rest = Math.abs(net[side]!) - passed;
      if (rest <= NOTHING_M2) return;
      if (net[side]! > 0) add(NOBODY, member, rest);
      else add(member, NOBODY, rest);
    });
    // a corner on a straight border: no ground, and yet the border was not the same line
    if (news && repairs.length === before) add(NOBODY, grid, 0);
  }
  return repairs;
}

/** Pieces that came off their grid: joined to another, or left to it as an exclave, where nothing moves. */
export function reportStrays(
  plots: Plots,
  strays: readonly Stray[],
  ids: readonly GridId[],
  rule: CleanRule,
): Repair[] {
  return strays.map(({ outline, areaM2, widthM, from, to }) => {
    const geometry = polygonsOf(plots.map, outline);
    return {
      kind: 'part',
      at: placeOf(geometry),
      areaM2: from === to ? 0 : areaM2,
      widthM,
      gives: [ids[from]!],
      gets: ids[to]!,
      rule,
      geometry,
    };
  });
}
