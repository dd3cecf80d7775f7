import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundsOf, heatImage } from '../../../../client/command/map/heat/heat-image.ts';
import { nearestPoints } from '../../../../client/command/map/pointer/nearest-points.ts';
import { SIMULATED, SUSPENDED, shownCases, someOf } from '../../../../client/command/map/shown-cases.ts';
import { countCells } from '../../../../domain/case/heat/heat-cells.ts';
import { HEAT_CLASSES, heatClass } from '../../../../domain/case/heat/heat-classes.ts';
import { densityOf, valueAt } from '../../../../domain/case/heat/heat-field.ts';
import { heatFrame } from '../../../../domain/case/heat/heat-frame.ts';
import { hotCases, hotView } from '../../../bench/hot-cases.ts';

const GROUND = [115.62, 34.375, 115.677, 34.424] as const;
const SPAN = { from: 0, to: 86_400_000 };

describe('the cases that are shown', () => {
  test('are those with a place that are told for the first time, what is overdue last', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            urgency: fc.nat(3),
            placed: fc.boolean(),
            repeat: fc.boolean(),
            suspended: fc.boolean(),
          }),
          { maxLength: 60 },
        ),
        (given) => {
          const view = hotView(
            given.map(({ urgency, placed, suspended }, i) => ({
              at: placed ? [115 + i / 100, 34] : [Number.NaN, Number.NaN],
              urgency,
              suspended,
              simulated: i % 2 === 0,
            })),
            SPAN,
          );
          const cases = view.cases.map((one, i) => ({
            ...one,
            repeatOf: given[i]!.repeat ? 'case-x' : null,
          }));
          const shown = shownCases({ ...view, cases });
          const wanted = cases.filter((_, i) => given[i]!.placed && !given[i]!.repeat);
          expect(new Set(shown.cases)).toEqual(new Set(wanted));
          expect(shown.count).toBe(wanted.length);
          const rank = [...shown.urgency].map((urgency) => [1, 2, 3, 0][urgency]!);
          expect(rank).toEqual(rank.toSorted((a, b) => a - b));
          for (let i = 0; i < shown.count; i++) {
            const at = cases.indexOf(shown.cases[i]!);
            expect(shown.positions[2 * i]).toBe(view.positions[2 * at]);
            expect(shown.urgency[i]).toBe(given[at]!.urgency);
            expect(shown.marks[i]).toBe(
              (given[at]!.suspended ? SUSPENDED : 0) | (at % 2 === 0 ? SIMULATED : 0),
            );
          }
          const which = Uint32Array.from([...shown.cases.keys()].filter((i) => i % 3 === 0));
          const some = someOf(shown, which);
          expect(some.cases).toEqual([...which].map((i) => shown.cases[i]!));
          expect([...some.positions]).toEqual(
            [...which].flatMap((i) => [shown.positions[2 * i]!, shown.positions[2 * i + 1]!]),
          );
        },
      ),
    );
  });

  test('are found under the pointer within their own size, the nearest first, of two alike the one on top', () => {
    const positions = Float64Array.of(0, 0, 0.001, 0, 0, 0, 5, 5);
    expect(nearestPoints(positions, [0.0001, 0], [10_000, 10_000], () => 6)).toEqual([2, 0]);
    expect(nearestPoints(positions, [0.0001, 0], [10_000, 10_000], () => 20)).toEqual([2, 0, 1]);
    expect(nearestPoints(positions, [1, 1], [10_000, 10_000], () => 20)).toEqual([]);
  });
});

describe('the picture of the heat', () => {
  test('has at every place the colour of the class of the value there', () => {
    const box = [1_156_200_000, 343_750_000, 1_156_770_000, 344_240_000] as const;
    const cases = hotCases(3, 4000, GROUND);
    const field = densityOf(
      countCells(heatFrame(box, 120), Float64Array.from(cases.flatMap(({ at }) => [...at]))),
      7,
    );
    const image = heatImage(field);
    const [west, south, east, north] = boundsOf(field.frame);
    const y = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
    let seen = 0;
    for (const { at } of hotCases(4, 500, GROUND)) {
      // The middle of the cell, as the map shows it: evenly over Web Mercator.
      const { origin, cell } = field.frame;
      const row = Math.floor((at[1] * 1e7 - origin[1]) / cell[1]);
      const middle = (origin[1] + (row + 0.5) * cell[1]) / 1e7;
      const column = Math.floor(((at[0] - west) / (east - west)) * image.width);
      const line = Math.floor(((y(north) - y(middle)) / (y(north) - y(south))) * image.height);
      const index = heatClass(valueAt(field, at[0], at[1]));
      const start = 4 * (line * image.width + column);
      const colour = index < 0 ? [0, 0, 0, 0] : [...rgb(HEAT_CLASSES[index]!.colour), 255];
      expect([...image.data.slice(start, start + 4)]).toEqual(colour);
      seen += index >= 0 ? 1 : 0;
    }
    expect(seen).toBeGreaterThan(100);
  });
});

function rgb(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}
