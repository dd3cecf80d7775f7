import { readFileSync } from 'node:fs';
import type { WireDiff } from '../../../domain/contract/diff.ts';
import type { WireDivision } from '../../../domain/contract/division.ts';
import { levelsOf } from '../../../domain/deployment/levels.ts';
import { readProfile } from '../../../domain/deployment/profile.ts';
import { applyDiff } from '../../../domain/edit/apply-diff.ts';
import { createDivision } from '../../../domain/edit/create-division.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { fromWireBuilding, fromWireDiff, fromWireGrid } from '../../../domain/edit/wire.ts';
import { trustRings } from '../../../domain/edit/wire-geometry.ts';
import type { Result } from '../../../domain/result.ts';

const profile = must(
  readProfile(
    JSON.parse(readFileSync(new URL('../../../data/profiles/xincheng.json', import.meta.url), 'utf8')),
  ),
);

/** A plan at a revision as a client holds it: made from what the server hands out, moved on by diffs alone. */
export class KnownDivision {
  #division: Division;
  #revision: number;
  readonly #early = new Map<number, WireDiff>();

  constructor(wire: WireDivision) {
    this.#revision = wire.revision;
    this.#division = must(
      createDivision({
        territory: {
          polygons: wire.territory.polygons.map(trustRings),
          original: wire.territory.original.map(trustRings),
        },
        levels: levelsOf(profile),
        grids: wire.grids.map(fromWireGrid),
        buildings: wire.buildings.map(fromWireBuilding),
      }),
    );
  }

  get division(): Division {
    return this.#division;
  }

  get revision(): number {
    return this.#revision;
  }

  /** Takes a diff whichever comes first; those of earlier revisions wait for no one. Throws when one does not fit. */
  hear(revision: number, diff: WireDiff): void {
    if (revision > this.#revision) this.#early.set(revision, diff);
    for (;;) {
      const next = this.#early.get(this.#revision + 1);
      if (!next) return;
      this.#early.delete(++this.#revision);
      this.#division = must(applyDiff(this.#division, fromWireDiff(next)));
    }
  }
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.reason));
  return result.value;
}
