import { describe, expect, test } from 'vitest';
import type { LngLat } from '../../../../domain/contract/geometry.ts';
import { toShifted } from '../../../../server/crs/shifted-degrees.ts';
import { type Surroundings, scoreDatums } from '../../../../server/exchange/datum/score-datum.ts';
import { placesInChina } from './places.ts';
import { type Trial, trials } from './trials.ts';

/** Of about 550 trials, and all with whole layers; the record's table is of all of them, twice over. */
const EVERY = 3;

const NOWHERE: Surroundings = {
  territory: [],
  streets: new Float64Array(),
  borders: new Float64Array(),
  outlines: new Float64Array(),
  points: new Float64Array(),
};

type Outcome = 'right' | 'asked' | 'wrong';

function outcomeOf({ truth, sample, surroundings }: Trial): Outcome {
  const { sure, scores } = scoreDatums(sample, surroundings);
  for (const { score, shiftM } of scores) {
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThanOrEqual(1);
    expect(shiftM).toBeGreaterThanOrEqual(0);
  }
  if (sure === null) return 'asked';
  expect(sure).toBe([...scores].sort((a, b) => b.score - a.score)[0]!.datum);
  return sure === truth ? 'right' : 'wrong';
}

describe('the datum of a layer', () => {
  test('is right or asked for, and never wrong: whole layers and corners, new and lost and cut ones, noise to 5 m', () => {
    const table = new Map<string, Record<Outcome, number>>();
    const wrong: object[] = [];
    let n = 0;
    for (const trial of trials(placesInChina(), 1)) {
      const isWhole = trial.there === 'all' && trial.part === 'whole';
      if (n++ % EVERY !== 0 && !isWhole) continue;
      const outcome = outcomeOf(trial);
      const { surroundings, sample, ...said } = trial;
      if (outcome === 'wrong') wrong.push({ ...said, n: sample.length });
      const key = `${trial.layer} | ${trial.there} | ${trial.part}`;
      const row = table.get(key) ?? { right: 0, asked: 0, wrong: 0 };
      row[outcome] += 1;
      table.set(key, row);
    }
    expect(wrong).toEqual([]);
    const sum = (outcome: Outcome) =>
      [...table]
        .filter(([key]) => key.endsWith('| all | whole'))
        .reduce((all, [, row]) => all + row[outcome], 0);
    // Whole layers before all that an office has mostly need nobody.
    expect(sum('right')).toBeGreaterThan(2 * sum('asked'));
  }, 600_000);

  test('is no question outside China', () => {
    expect(scoreDatums([[9.5, 47.1]], NOWHERE)).toEqual({ scores: [], sure: 'wgs84' });
    expect(scoreDatums([[-74, 40.7]], null)).toEqual({ scores: [], sure: 'wgs84' });
  });

  test('is not known where nothing is there to hold it against, nor of an empty or a broken sample', () => {
    const sample = Array.from(
      { length: 50 },
      (_, i): LngLat => [115 + i * 0.0007, 34 + ((i * 7) % 13) * 0.0005],
    );
    for (const there of [null, NOWHERE]) {
      const { scores, sure } = scoreDatums(sample, there);
      expect(sure).toBeNull();
      expect(scores.map(({ datum, score }) => [datum, score])).toEqual([
        ['wgs84', 0],
        ['gcj02', 0],
        ['bd09', 0],
      ]);
    }
    expect(scoreDatums([[Number.NaN, Number.NaN]], null)).toMatchObject({ sure: null });
    expect(scoreDatums([], null)).toMatchObject({ sure: null });
  });

  test('says how far the readings lie apart', () => {
    const at = toShifted('gcj02', 115.65, 34.4);
    const { scores } = scoreDatums([at], null);
    expect(scores[0]!.shiftM).toBe(0);
    expect(scores[1]!.shiftM).toBeGreaterThan(300);
    expect(scores[1]!.shiftM).toBeLessThan(900);
    expect(scores[2]!.shiftM).toBeGreaterThan(600);
  });
});
