import { expect } from 'vitest';
import { buildCoverage } from '../../../../domain/coverage/build.ts';
import { checkPolygons, type RawGrid } from '../../../../domain/coverage/check-polygons.ts';
import type { Cleaned } from '../../../../domain/coverage/clean/types.ts';
import { isSound } from '../../../../domain/coverage/is-sound.ts';
import { areaM2 } from '../../../../domain/geometry/measure.ts';
import { type Polygon, toDegrees } from '../../../../domain/geometry/point.ts';
import { locateInPolygon } from '../../../../domain/geometry/ring.ts';
import { roundRing } from '../../../../domain/geometry/round-ring.ts';
import { validatePolygon } from '../../../../domain/geometry/validate.ts';

export const toRaw = (polygon: Polygon): Polygon => polygon.map((ring) => ring.map(toDegrees));

/** What was cleaned, as a file would have it. */
export function asFile({ grids, unassigned }: Cleaned): RawGrid[] {
  return [
    ...grids.map(({ id, polygons }) => ({ id, polygons: polygons.map(toRaw) })),
    ...unassigned.map((polygon, i) => ({ id: `unassigned ${i}`, polygons: [toRaw(polygon)] })),
  ];
}

/** Every polygon valid and oriented, borders matching corner by corner, nothing twice; and no fault at all where no problem is told. */
export function expectExact(cleaned: Cleaned, title: string): void {
  const { grids, unassigned, territory, problems } = cleaned;
  const leaves = [
    ...grids.flatMap(({ id, polygons }) => polygons.map((polygon, i) => ({ id: `${id} ${i}`, polygon }))),
    ...unassigned.map((polygon, i) => ({ id: `unassigned ${i}`, polygon })),
  ];
  for (const { id, polygon } of leaves) {
    const valid = validatePolygon(polygon);
    expect(valid.ok && valid.value === polygon, `${title}: ${id} ${JSON.stringify(valid)}`).toBe(true);
  }
  const built = buildCoverage(leaves);
  expect(built.ok, `${title}: ${built.ok ? '' : JSON.stringify(built.reason)}`).toBe(true);
  const faults = checkPolygons(asFile(cleaned), territory?.map(toRaw));
  // ground that is a problem is nobody's: a gap, whatever it was, and nothing else is wrong
  const wrong = faults.filter(({ code, params }) => (params?.kind ?? code) !== 'gap');
  expect(wrong, title).toEqual([]);
  if (problems.length > 0) return;
  expect(faults, title).toEqual([]);
  if (territory) expect(isSound(leaves, { polygons: territory }), title).toBe(true);
}

/** Area before, less what was given, and what was got, and ground that is a problem, make the area after: grid by grid. */
export function expectBalance(grids: readonly RawGrid[], cleaned: Cleaned, title: string): void {
  const balance = new Map<string, number>();
  const add = (id: string, m2: number) => balance.set(id, (balance.get(id) ?? 0) + m2);
  for (const { id, polygons } of grids) {
    for (const polygon of polygons) {
      const [shell, ...holes] = polygon.map(roundRing).filter((ring) => ring.length >= 3);
      if (!shell) continue;
      add(id, areaM2([[shell]]));
      // what is called a hole and lies outside takes nothing away
      for (const hole of holes)
        if (locateInPolygon(hole[0]!, [shell]) !== 'outside') add(id, -areaM2([[hole]]));
    }
  }
  for (const { gives, gets, areaM2: m2 } of cleaned.repairs) {
    for (const id of gives) if (id !== gets) add(id, -m2);
    if (gets !== null && !gives.includes(gets)) add(gets, m2);
  }
  for (const { code, gridIds, areaM2: m2 = 0 } of cleaned.problems) {
    if (code === 'overlap' || code === 'outside') for (const id of gridIds) add(id, -m2);
  }
  for (const { id, polygons } of cleaned.grids) add(id, -areaM2(polygons));
  for (const { id, polygons } of grids) {
    const whole = Math.abs(areaM2(polygons.map((polygon) => polygon.map(roundRing))));
    expect(Math.abs(balance.get(id) ?? 0), `${title}: ${id} of ${whole} m²`).toBeLessThan(
      2e-3 + 1e-9 * whole,
    );
  }
  const sum = cleaned.repairs.reduce((all, repair) => all + repair.areaM2, 0);
  expect(Math.abs(sum - cleaned.movedAreaM2), title).toBeLessThan(1e-6 * (1 + sum));
}
