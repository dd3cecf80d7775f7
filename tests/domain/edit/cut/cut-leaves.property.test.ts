import { describe, expect, it } from 'vitest';
import { buildCoverage } from '../../../../domain/coverage/build.ts';
import { isSound } from '../../../../domain/coverage/is-sound.ts';
import { replaceLeaves } from '../../../../domain/coverage/replace.ts';
import type { Coverage } from '../../../../domain/coverage/types.ts';
import { type Cut, cutLeaves } from '../../../../domain/edit/cut/cut-leaves.ts';
import type { Point, Polygon } from '../../../../domain/geometry/point.ts';
import { polygonArea2 } from '../../../../domain/geometry/ring.ts';
import { validatePolygon } from '../../../../domain/geometry/validate.ts';
import { Random } from '../../../arbitrary/random.ts';
import { randomCoverage } from '../../../arbitrary/random-coverage.ts';
import { LINE_STYLES, type LineStyle, randomLine } from '../../../arbitrary/random-line.ts';

/** The coverage after a cut, its pieces under made-up ids; throws where it does not tile what it tiled. */
function after(coverage: Coverage, cut: Cut, territoryMoved: boolean, salt: string): Coverage {
  const put: { id: string; polygon: Polygon }[] = [...cut.touched].map(([id, polygon]) => ({ id, polygon }));
  const remove: string[] = [];
  for (const [leaf, pieces] of cut.pieces) {
    remove.push(leaf);
    for (const [i, polygon] of pieces.entries()) put.push({ id: `${leaf}${salt}${i}`, polygon });
  }
  for (const { id, polygon } of put) {
    const valid = validatePolygon(polygon);
    if (!valid.ok) throw new Error(`${id}: ${valid.reason.code} at ${valid.reason.at}`);
    if (valid.value !== polygon) throw new Error(`${id}: wound the wrong way`);
  }
  const replaced = replaceLeaves(coverage, { remove, put, outside: territoryMoved ? 'moves' : 'fixed' });
  if (!replaced.ok) throw new Error(`${replaced.reason.code} at ${replaced.reason.at}`);
  return replaced.value;
}

const area = (polygons: Iterable<Polygon>) => [...polygons].reduce((sum, p) => sum + polygonArea2(p), 0n);

/** Lines on a random coverage, one after another on what the one before left; counts what became of them. */
function storm(seed: number, lines: number, style: LineStyle): Record<string, number> {
  const random = new Random(seed);
  const made = randomCoverage(seed, { columns: 6, rows: 6 });
  const built = buildCoverage(made.leaves);
  if (!built.ok) throw new Error(built.reason.code);
  let coverage = built.value;
  let territory = { polygons: made.territory, original: made.territory };
  const outcome: Record<string, number> = {};
  for (let n = 0; n < lines; n++) {
    const leaves = [...coverage.leaves.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const line: Point[] = randomLine(
      random,
      leaves.map((leaf) => leaf.polygon),
      style,
    );
    const among = random.chance(0.5) ? leaves : leaves.filter(() => random.chance(0.4));
    const cut = cutLeaves(
      { coverage, territory },
      among.map((leaf) => leaf.id),
      [line],
    );
    const what = cut.ok ? (cut.value.pieces.size > 0 ? 'cut' : 'missed') : cut.reason.code;
    outcome[what] = (outcome[what] ?? 0) + 1;
    if (!cut.ok) {
      expect(cut.reason.at).toBeDefined();
      continue;
    }
    const { pieces, touched, outline } = cut.value;
    if (pieces.size === 0) expect([touched.size, outline === territory.polygons]).toEqual([0, true]);
    const moved = outline !== territory.polygons;
    const before = new Set([...pieces.keys(), ...touched.keys()]);
    const had = area([...before].map((id) => coverage.leaves.get(id)!.polygon));
    const has = area([...pieces.values()].flat()) + area(touched.values());
    expect(has - had, `line ${n} of seed ${seed}`).toBe(area(outline) - area(territory.polygons));
    const next = after(coverage, cut.value, moved, `.${n}.`);
    territory = { ...territory, polygons: outline };
    expect(isSound(next.leaves.values(), territory), `line ${n} of seed ${seed}`).toBe(true);
    for (const polygon of outline) expect(validatePolygon(polygon).ok).toBe(true);
    if (next.leaves.size < 160) coverage = next;
    else territory = { ...territory, polygons: [...territory.polygons] };
    if (next.leaves.size >= 160) break;
  }
  return outcome;
}

describe('cutting random coverages with random lines', () => {
  for (const style of LINE_STYLES) {
    it(`leaves no gap, no overlap and nothing invalid: ${style}`, () => {
      const sum: Record<string, number> = {};
      for (let seed = 1; seed <= 40; seed++)
        for (const [what, n] of Object.entries(storm(seed, 30, style))) sum[what] = (sum[what] ?? 0) + n;
      expect(sum.cut).toBeGreaterThan(0);
      expect(sum.drift ?? 0).toBe(0);
    });
  }
});
