import { expect, test } from 'vitest';
import { freshDataDir, onEmbedded } from '../harness/embedded.ts';
import { killRounds } from './rounds.ts';

const ROUNDS = 20;
const SEED = 1;

test.skipIf(!onEmbedded)(
  'kill -9 at random moments of an edit storm: every acknowledged edit is there, no half edit is',
  async () => {
    const figures = await killRounds(await freshDataDir(), ROUNDS, SEED, console.log);
    console.log(JSON.stringify(figures));
    expect(figures.rounds).toBe(ROUNDS);
    // The storms were storms: what was killed had work in hand.
    expect(figures.edits.acknowledged).toBeGreaterThan(ROUNDS);
    expect(figures.edits.unanswered).toBeGreaterThan(ROUNDS);
    expect(figures.kills.reopened).toBeGreaterThan(0);
  },
  900_000,
);
