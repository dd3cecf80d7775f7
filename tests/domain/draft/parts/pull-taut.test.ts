import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Gate, type Place, pullTaut } from '../../../../domain/draft/parts/pull-taut.ts';
import { Random } from '../../../arbitrary/random.ts';

const length = (places: readonly Place[]) =>
  places.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - places[i]![0], y - places[i]![1]), 0);

/** Gates one after another to the east. */
function gatesOf(seed: number): Gate[] {
  const random = new Random(seed);
  return Array.from({ length: random.whole(2, 14) }, (_, i): Gate => {
    const low = random.next() * 20;
    const high = random.chance(0.2) ? low : low + random.next() * 10;
    return [4 * i, high, 4 * i, low];
  });
}

describe('pullTaut', () => {
  it('passes every gate, bends only at the ends of one, and no other line that was tried is shorter', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const gates = gatesOf(seed);
        const { places, bends } = pullTaut(gates);
        expect(places).toHaveLength(gates.length);
        places.forEach(([x, y], i) => {
          const [lx, ly, rx, ry] = gates[i]!;
          const wide = Math.hypot(rx - lx, ry - ly);
          expect(Math.hypot(x - lx, y - ly) + Math.hypot(x - rx, y - ry)).toBeCloseTo(wide, 6);
          if (!bends[i]) {
            const [before, after] = [places[i - 1]!, places[i + 1]!];
            const turned = (x - before[0]) * (after[1] - y) - (y - before[1]) * (after[0] - x);
            expect(Math.abs(turned)).toBeLessThan(1e-6);
          }
        });
        // with its ends where they are, by pulling it straight place by place
        const other = gates.map(([lx, ly, rx, ry]): Place => [(lx + rx) / 2, (ly + ry) / 2]);
        other[0] = places[0]!;
        other[other.length - 1] = places.at(-1)!;
        for (let round = 0; round < 200; round++) {
          for (let i = 1; i + 1 < other.length; i++) {
            const [lx, ly, rx, ry] = gates[i]!;
            let [from, to] = [0, 1];
            const at = (t: number): Place => [lx + t * (rx - lx), ly + t * (ry - ly)];
            for (let k = 0; k < 40; k++) {
              const [s, t] = [from + (to - from) / 3, to - (to - from) / 3];
              if (
                length([other[i - 1]!, at(s), other[i + 1]!]) < length([other[i - 1]!, at(t), other[i + 1]!])
              )
                to = t;
              else from = s;
            }
            other[i] = at((from + to) / 2);
          }
        }
        expect(length(places)).toBeLessThanOrEqual(length(other) + 1e-6);
      }),
      { numRuns: 60 },
    );
  });
});
