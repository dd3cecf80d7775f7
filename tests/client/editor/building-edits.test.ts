import { describe, expect, test } from 'vitest';
import { BuildingEdits } from '../../../client/editor/building-edits.ts';
import type { BuildingsChange } from '../../../client/editor/ports.ts';
import { Random } from '../../arbitrary/random.ts';
import { overBadNetwork } from '../harness/bad-network.ts';
import { FakeWorld } from '../harness/fake-world.ts';
import { MemoryServer } from '../harness/memory-server.ts';
import { squareTown } from '../harness/square-town.ts';

const HERE = { at: [1_156_503_000, 344_010_000], households: 9 } as const;

function desk(seed: number, loss: number) {
  const random = new Random(seed);
  const world = new FakeWorld(random);
  const server = new MemoryServer('plan', squareTown(1, 1));
  const weather = { loss, delay: 300, breaks: 0, forgets: 0 };
  const shown: BuildingsChange[] = [];
  const told: string[] = [];
  const edits = new BuildingEdits(
    { server: overBadNetwork(server, 'one', world, random, weather), world },
    (change) => void shown.push(change),
    (_, reason) => void told.push(reason.code),
  );
  const standing = () => server.division.buildings.all.size;
  return { world, server, edits, weather, shown, told, standing };
}

describe('buildings over a bad network', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'an answer that is lost adds no second building (seed %i)',
    async (seed) => {
      const { world, edits, shown, told, standing } = desk(seed, 0.3);
      const before = standing();
      const added = edits.add(HERE);
      await world.pass(60_000);
      expect(await added).toBe(true);
      expect(standing()).toBe(before + 1);
      expect([shown.length, told]).toEqual([1, []]);
    },
  );

  test('asked for again after nobody answered, it is still the same change', async () => {
    const { world, edits, weather, told, standing } = desk(1, 1);
    const before = standing();
    const first = edits.add(HERE);
    await world.pass(60_000);
    expect([await first, told]).toEqual([false, ['unreachable']]);
    weather.loss = 0;
    const again = edits.add(HERE);
    await world.pass(60_000);
    expect(await again).toBe(true);
    // The same once more is meant: it was answered.
    const another = edits.add(HERE);
    await world.pass(60_000);
    expect(await another).toBe(true);
    expect(standing()).toBe(before + 2);
  });

  test('a change that nobody answered is made when it is asked for again, whatever became of the building since', async () => {
    const { world, server, edits, weather, shown } = desk(1, 0);
    const building = [...server.division.buildings.all.keys()][0]!;
    const households = () => server.division.buildings.all.get(building)?.households;
    const first = edits.change(building, { households: 5 });
    // The request arrives, no answer does.
    while (households() !== 5) await world.pass(1);
    weather.loss = 1;
    await world.pass(60_000);
    expect([await first, households()]).toEqual([false, 5]);
    weather.loss = 0;
    server.changeBuilding('another', building, { households: 9 });
    const again = edits.change(building, { households: 5 });
    await world.pass(60_000);
    expect([await again, households()]).toEqual([true, 5]);
    expect(shown).toHaveLength(1);
  });
});
