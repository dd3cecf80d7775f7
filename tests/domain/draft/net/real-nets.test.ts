import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../../../domain/draft/net/blocks.ts';
import { FaceLocator } from '../../../../domain/draft/net/face-locator.ts';
import { planarNet } from '../../../../domain/draft/net/planar-net.ts';
import { prepareLines } from '../../../../domain/draft/net/prepare-lines.ts';
import { route } from '../../../../domain/draft/net/route.ts';
import { streetGraph } from '../../../../domain/draft/net/street-graph.ts';
import { Random } from '../../../arbitrary/random.ts';
import { sharedData } from '../../../fixtures/shared-data.ts';
import { expectNet, shapeOf } from './assert-net.ts';
import { readTown } from './read-town.ts';

const places = [
  { name: 'the West Village', folder: 'west-village', grounds: 'territory' },
  { name: 'Liechtenstein by communities', folder: 'liechtenstein', grounds: 'communities' },
];

for (const { name, folder, grounds: file } of places) {
  const path = sharedData(`${folder}/lines.geojson`, `the street faces of ${name}`);
  describe.skipIf(path === null)(name, () => {
    const town = path ? readTown(path.replace('lines.geojson', ''), file) : null;

    it('is noded, every face in its ground, every household in a face', () => {
      const { grounds, lines, buildings } = town!;
      const prepared = prepareLines(lines, grounds, buildings);
      const net = planarNet(grounds, prepared);
      expectNet(net, grounds, folder === 'west-village');
      const { count, blockOf } = blocksOf(net, buildings);
      expect(count).toBeGreaterThan(0.5 * net.faces);

      const locator = new FaceLocator(net);
      const households = new Float64Array(count);
      let all = 0;
      for (const building of buildings) {
        const face = locator.faceAt(building.at);
        if (face === -1) continue;
        all += building.households;
        households[blockOf[face]!]! += building.households;
      }
      expect(households.reduce((sum, h) => sum + h, 0)).toBe(all);
      // what nobody lives in is of some size
      const areaM2 = new Float64Array(count);
      blockOf.forEach((block, face) => {
        areaM2[block]! += net.areaM2[face]!;
      });
      const empty = Array.from(areaM2).filter((_, block) => households[block] === 0);
      expect(empty.filter((area) => area < 500).length).toBeLessThanOrEqual(0.02 * count);
    });

    it('comes out alike from lines in another order, and drawn the other way', () => {
      const { grounds, lines, buildings } = town!;
      const random = new Random(7);
      const other = random
        .shuffle(lines)
        .map((line) => (random.chance(0.5) ? { ...line, points: line.points.toReversed() } : line));
      const faces = (of: typeof lines) =>
        shapeOf(planarNet(grounds, prepareLines(of, grounds, buildings))).faces;
      const [a, b] = [faces(lines), faces(other)];
      const same = new Set(a);
      // which way a carriageway runs tells what it is; a rounding may fall the other way
      expect(b.filter((face) => same.has(face)).length).toBeGreaterThan(0.9 * a.length);
    });

    it('has a way between most of its places', () => {
      const { lines } = town!;
      const graph = streetGraph(lines);
      const random = new Random(3);
      const streets = lines.filter(({ kind, class: value }) => kind === 'road' && value !== 'track');
      let found = 0;
      for (let i = 0; i < 100; i++) {
        const [from, to] = [
          random.pick(random.pick(streets).points),
          random.pick(random.pick(streets).points),
        ];
        if (route(graph, from, to, 10)) found++;
      }
      expect(found).toBeGreaterThan(80);
    });
  });
}
