import { describe, expect, it } from 'vitest';
import { makeParts } from '../../../../domain/draft/parts/make-parts.ts';
import { partGraph } from '../../../../domain/draft/parts/part-graph.ts';
import { sharedData } from '../../../fixtures/shared-data.ts';
import { readTown } from '../net/read-town.ts';
import { cutsThrough, expectParts } from './expect-parts.ts';

const places = [
  { name: 'the West Village', folder: 'west-village', grounds: 'territory' },
  { name: 'Liechtenstein by communities', folder: 'liechtenstein', grounds: 'communities' },
];
const WISH = { target: 300, high: 360, measure: 'households' } as const;

for (const { name, folder, grounds: file } of places) {
  const path = sharedData(`${folder}/lines.geojson`, `the parts of ${name}`);
  describe.skipIf(path === null)(name, () => {
    const town = path ? readTown(path.replace('lines.geojson', ''), file) : null;

    it('comes in parts fine enough to choose from, and no cut runs through a building', () => {
      const { grounds, lines, buildings } = town!;
      const parts = makeParts({ grounds, lines, buildings, ...WISH });
      if (folder === 'west-village') expectParts(parts, buildings);
      expect(cutsThrough(parts, buildings).through).toEqual([]);
      // what weighs more than a grain is one building, or buildings that stand in one another
      const heavy = parts.buildings.filter((list, p) => {
        const weighty = list.filter((b) => buildings[b]!.households > 0);
        return parts.households[p]! > WISH.target / 6 && weighty.length > 1;
      });
      expect(heaviestShare(heavy, buildings)).toBeGreaterThan(0.8);
      const graph = partGraph(parts, { measure: 'households', barriers: ['rail', 'river'] });
      expect(graph.start[graph.count]).toBe(graph.neighbour.length);
      for (const of of [graph.x, graph.y, graph.outerM, graph.lengthM, graph.areaM2])
        expect(of.every((n) => n >= 0 && n < Infinity)).toBe(true);
    });
  });
}

/** The least share that one building has of all in its part. */
function heaviestShare(
  parts: readonly (readonly number[])[],
  buildings: readonly { households: number }[],
): number {
  return Math.min(
    1,
    ...parts.map((list) => {
      const counts = list.map((b) => buildings[b]!.households);
      return Math.max(...counts) / counts.reduce((a, b) => a + b, 0);
    }),
  );
}
