import { describe, expect, test } from 'vitest';
import { type Indexed, LeafIndex } from '../../../domain/coverage/leaf-index.ts';
import { boxesMeet } from '../../../domain/geometry/box.ts';
import type { Box } from '../../../domain/geometry/point.ts';
import { Random } from '../../arbitrary/random.ts';

function aBox(random: Random): Box {
  const x = random.whole(0, 1000);
  const y = random.whole(0, 1000);
  return [x, y, x + random.whole(0, 120), y + random.whole(0, 40)];
}

function expectSame(index: LeafIndex, leaves: ReadonlyMap<string, Indexed>, random: Random) {
  for (let k = 0; k < 5; k++) {
    const box = aBox(random);
    const meeting = [...leaves.values()].filter((leaf) => boxesMeet(leaf.box, box)).map((leaf) => leaf.id);
    expect(index.search(box).sort()).toEqual(meeting.sort());
  }
}

describe('LeafIndex', () => {
  test.for([0, 1, 11, 12, 13, 200, 3000])(
    'finds what a look at all finds, from %i leaves on through random changes',
    (count) => {
      const random = new Random(count);
      const leaves = new Map<string, Indexed>();
      for (let k = 0; k < count; k++) leaves.set(`${k}`, { id: `${k}`, box: aBox(random) });
      const first = LeafIndex.of(leaves.values());
      const atFirst = new Map(leaves);
      let index = first;
      expectSame(index, leaves, random);
      for (let step = 0; step < 400; step++) {
        const changes: { was?: Indexed | undefined; is?: Indexed }[] = [];
        for (let k = random.whole(1, 4); k > 0; k--) {
          const id = `${random.whole(0, Math.max(20, count))}`;
          if (changes.some((change) => (change.was ?? change.is)!.id === id)) continue;
          const was = leaves.get(id);
          if (was !== undefined && random.chance(0.5)) {
            changes.push({ was });
            leaves.delete(id);
          } else {
            const is = { id, box: aBox(random) };
            changes.push({ was, is });
            leaves.set(id, is);
          }
        }
        index = index.changed(changes);
        expectSame(index, leaves, random);
      }
      for (const was of leaves.values()) index = index.changed([{ was }]);
      expect(index.search([-1e9, -1e9, 1e9, 1e9])).toEqual([]);
      expectSame(first, atFirst, random);
    },
  );

  test('throws when a leaf that goes is not there', () => {
    const index = LeafIndex.of([{ id: 'a', box: [0, 0, 1, 1] }]);
    expect(() => index.changed([{ was: { id: 'b', box: [0, 0, 1, 1] } }])).toThrow('b is not at');
  });
});
