import type { Building } from '../../../domain/balance/types.ts';
import { type Claim, type Claims, placeClaims } from './place-claims.ts';

/** Of two candidates the nearer is the one meant when it is at most this much of the other's distance away. */
const CLEARLY = 0.5;

export interface PlaceMatch {
  /** Which building that stands a building of the file is, by their places in the lists. */
  readonly knownOf: ReadonlyMap<number, number>;
  /** Of the file: may be one of several that stand, or several of the file may be one. */
  readonly ambiguous: ReadonlySet<number>;
  /** Of those that stand: the ones that ambiguous buildings may be. */
  readonly doubtful: ReadonlySet<number>;
}

/**
 * Which buildings of a file are which of those that stand, one to one: by a point that lies in the other's footprint, both
 * ways before one way, else by points within `SAME_PLACE_M`. Each of the two must be the other's only candidate of the
 * best kind, or the only one of its name, or clearly the nearest; as some are found, others become the only ones left. Near-linear.
 */
export function matchByPlace(incoming: readonly Building[], known: readonly Building[]): PlaceMatch {
  const knownOf = alikeOnes(incoming, known);
  const found = new Set(knownOf.values());
  const claims = placeClaims(
    incoming,
    incoming.flatMap((_, i) => (knownOf.has(i) ? [] : [i])),
    known,
    known.flatMap((_, k) => (found.has(k) ? [] : [k])),
  );
  new Pairing(incoming, known, claims, knownOf, found).run();

  const ambiguous = new Set<number>();
  const doubtful = new Set<number>();
  for (const [i, list] of claims.ofIncoming) {
    if (knownOf.has(i)) continue;
    for (const { known: k } of list) {
      if (found.has(k)) continue;
      ambiguous.add(i);
      doubtful.add(k);
    }
  }
  for (const i of claims.crowded) if (!knownOf.has(i)) ambiguous.add(i);
  return { knownOf, ambiguous, doubtful };
}

/**
 * Records that are the same in place, name and households: those that are the same in all else first, then which of several is which
 * makes no difference.
 */
function alikeOnes(incoming: readonly Building[], known: readonly Building[]): Map<number, number> {
  const alike = Map.groupBy(known.keys(), (k) => keyOf(known[k]!));
  const knownOf = new Map<number, number>();
  for (const [key, ours] of Map.groupBy(incoming.keys(), (i) => keyOf(incoming[i]!))) {
    const theirs = alike.get(key);
    if (!theirs) continue;
    const left = new Set(theirs);
    const pair = (i: number, k: number | undefined) => {
      if (k === undefined) return;
      knownOf.set(i, k);
      left.delete(k);
    };
    if (ours.length + theirs.length > 2) {
      const same = Map.groupBy(theirs.toReversed(), (k) => wholeOf(known[k]!));
      for (const i of ours) pair(i, same.get(wholeOf(incoming[i]!))?.pop());
    }
    for (const i of ours) if (!knownOf.has(i)) pair(i, left.values().next().value);
  }
  return knownOf;
}

const keyOf = ({ at, name, households }: Building) => `${at[0]},${at[1]},${households},${name}`;
const wholeOf = ({ footprint, use, persons }: Building) => JSON.stringify([footprint, use, persons]);

class Pairing {
  readonly #incoming: readonly Building[];
  readonly #known: readonly Building[];
  readonly #claims: Claims;
  readonly #knownOf: Map<number, number>;
  readonly #found: Set<number>;

  constructor(
    incoming: readonly Building[],
    known: readonly Building[],
    claims: Claims,
    knownOf: Map<number, number>,
    found: Set<number>,
  ) {
    this.#incoming = incoming;
    this.#known = known;
    this.#claims = claims;
    this.#knownOf = knownOf;
    this.#found = found;
  }

  run(): void {
    const queue = [...this.#claims.ofIncoming.keys()];
    const queued = new Set(queue);
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      queued.delete(next);
      const claim = this.#best(this.#claims.ofIncoming.get(next));
      if (!claim || this.#best(this.#claims.ofKnown.get(claim.known)) !== claim) continue;
      this.#knownOf.set(claim.incoming, claim.known);
      this.#found.add(claim.known);
      for (const i of this.#moved(claim)) {
        if (queued.has(i) || this.#knownOf.has(i)) continue;
        queued.add(i);
        queue.push(i);
      }
    }
  }

  /** The claim that stands out among those of one building; null where none does. */
  #best(claims: readonly Claim[] | undefined): Claim | null {
    let top: Claim[] = [];
    for (const claim of claims ?? []) {
      if (this.#knownOf.has(claim.incoming) || this.#found.has(claim.known)) continue;
      if (top[0] && claim.rank < top[0].rank) continue;
      if (top[0] && claim.rank > top[0].rank) top = [];
      top.push(claim);
    }
    const [only, ...others] = top;
    if (!only || others.length === 0) return only ?? null;
    const named = top.filter((claim) => this.#sameName(claim));
    if (named.length === 1) return named[0] as Claim;
    const [first, second] = top.toSorted((a, b) => a.metres - b.metres) as [Claim, Claim];
    return first.metres < second.metres * CLEARLY ? first : null;
  }

  #sameName({ incoming, known }: Claim): boolean {
    const { name } = this.#incoming[incoming] as Building;
    return name !== '' && name === this.#known[known]?.name;
  }

  /** Buildings of the file that have a candidate less, or less of a rival, by this pair. */
  *#moved({ incoming, known }: Claim): Iterable<number> {
    for (const claim of this.#claims.ofKnown.get(known) ?? []) yield claim.incoming;
    for (const { known: other } of this.#claims.ofIncoming.get(incoming) ?? [])
      for (const claim of this.#claims.ofKnown.get(other) ?? []) yield claim.incoming;
  }
}
