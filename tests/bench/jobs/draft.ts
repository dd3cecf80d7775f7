import assert from 'node:assert/strict';
import type { DraftWish } from '../../../domain/draft/types.ts';
import type { DraftInput } from '../../evaluator/draft-input.ts';
import { judgeDraft } from '../../evaluator/judge-draft.ts';
import { draftOf, onLattice } from '../../fixtures/draft-of-input.ts';
import { demonstrationInput, realTownInput } from '../../fixtures/draft-towns.ts';
import { medianMs } from '../median-ms.ts';
import { type Bench, figure } from '../result.ts';

const TARGET = 300;
const WISH: DraftWish = {
  target: TARGET,
  parts: null,
  tolerance: 0.2,
  seed: 1,
  weights: { balance: 0.5, compactness: 0.5, mainStreets: 0.5, keepBorders: 0 },
};
const BARRIERS = ['rail', 'river', 'trunk'];

/** Drafts of three towns from their lines and buildings; every figure is the evaluator's, from what came out. */
export const bench: Bench = async (report) => {
  const { parents, ...demonstration } = demonstrationInput();
  judge(report, 'draft the demonstration', demonstration);
  judge(report, 'draft the demonstration, 23 communities as parents', { ...demonstration, parents });
  for (const town of ['west-village', 'liechtenstein'] as const) {
    const input = realTownInput(town, `draft ${town}`);
    if (input) judge(report, `draft ${town}`, input);
  }
};

function judge(report: Parameters<Bench>[0], title: string, input: DraftInput): void {
  const lattice = onLattice(input);
  // the first run counts too: a job begins in a thread that has not drafted anything yet
  const cold = performance.now();
  const drafted = draftOf(lattice, WISH, BARRIERS);
  report(figure(`${title}: first run`, performance.now() - cold, 'ms'));
  report(
    figure(
      title,
      medianMs(() => draftOf(lattice, WISH, BARRIERS)),
      'ms',
    ),
  );
  const judged = judgeDraft(drafted.grids, input, { target: TARGET, tolerance: WISH.tolerance });
  assert.equal(judged.faults, 0);
  assert.equal(judged.lost, 0);
  // the lattice and the plane of the judge: a square metre in a town
  assert.ok(
    judged.areaDiffersM2 < 1 + 1e-7 * judged.grids * 1e6,
    `area differs by ${judged.areaDiffersM2} m²`,
  );
  const say = (what: string, value: number, unit = '') => report(figure(`${title}: ${what}`, value, unit));
  say('grids', judged.grids);
  say('disconnected', judged.disconnected);
  say('across parents', judged.straddling);
  say('within ±20 %', 100 * judged.within, '%');
  say('out of ±20 % that neither a building nor its ground explains', judged.unexplained.length);
  say('within ±10 %', 100 * judged.withinTen, '%');
  say('inner borders on lines', 100 * judged.onLines, '%');
  say('mean Polsby-Popper', judged.compactness);
  say('buildings cut', judged.cut);
  const inhabited = judged.grounds.filter(({ households }) => households > 0);
  const feasible = inhabited.filter((ground) => ground.feasible !== null);
  say('grounds with a feasible number of grids', feasible.length);
  say('of them with that number', feasible.filter((ground) => ground.feasible === ground.grids).length);
  say('inhabited grounds that fit no number', inhabited.length - feasible.length);
}
