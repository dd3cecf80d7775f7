import type { Building } from '../../domain/balance/types.ts';
import type { Division } from '../../domain/edit/types.ts';

/** What a division in memory was made of: it may be used as long as all three are what the database says now. */
export interface Version {
  readonly revision: number;
  /** `plans.stamp`: new when a grid or the ground changes, by whatever hand. */
  readonly plan: string;
  /** `territories.stamp`: new when a building or the surveyed ground changes. */
  readonly territory: string;
}

interface Kept {
  readonly version: Version;
  readonly division: Division;
}

/** Plans in memory: the one in force, and drafts that are being worked on. */
const MAX_PLANS = 8;
const MAX_TERRITORIES = 2;

/**
 * Divisions by plan, the least recently used dropped first. It is never the truth: who takes one asks the database
 * for its version in the same transaction, and loads it anew when that differs. Only committed states are put here.
 */
export class DivisionCache {
  readonly #plans = new Map<string, Kept>();
  readonly #buildings = new Map<string, { stamp: string; buildings: readonly Building[] }>();

  get(plan: string, version: Version): Division | undefined {
    const kept = this.#plans.get(plan);
    if (!kept || !sameVersion(kept.version, version)) return undefined;
    this.#plans.delete(plan);
    this.#plans.set(plan, kept);
    return kept.division;
  }

  put(plan: string, version: Version, division: Division): void {
    this.#plans.delete(plan);
    this.#plans.set(plan, { version, division });
    drop(this.#plans, MAX_PLANS);
  }

  buildingsOf(territory: string, stamp: string): readonly Building[] | undefined {
    const kept = this.#buildings.get(territory);
    return kept?.stamp === stamp ? kept.buildings : undefined;
  }

  putBuildings(territory: string, stamp: string, buildings: readonly Building[]): void {
    this.#buildings.delete(territory);
    this.#buildings.set(territory, { stamp, buildings });
    drop(this.#buildings, MAX_TERRITORIES);
  }
}

function sameVersion(a: Version, b: Version): boolean {
  return a.revision === b.revision && a.plan === b.plan && a.territory === b.territory;
}

function drop(map: Map<string, unknown>, max: number): void {
  for (const key of map.keys()) {
    if (map.size <= max) return;
    map.delete(key);
  }
}
