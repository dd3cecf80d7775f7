import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NewBuilding, WireBuilding } from '../../../domain/contract/building.ts';
import type { Random } from '../../arbitrary/random.ts';
import { at } from '../plans/new-plan.ts';
import type { Outcome, Planner } from './planner.ts';

/** A building that was added and, once that was heard of, taken down; each is its id as the asker gave it. */
export interface SentBuilding {
  readonly addId: string;
  readonly building: NewBuilding;
  added: Outcome<WireBuilding>;
  readonly removeId: string;
  removed: Outcome<WireBuilding> | null;
}

const RETRY_MS = 100;
const NOT_YET = { kind: 'unanswered', why: 'not yet' } as const;

/** Puts up buildings and takes them down again until `serverIsThere` says no; what gets no answer is sent again. */
export async function keepBuilding(
  url: string,
  planner: Planner,
  random: Random,
  serverIsThere: () => boolean,
  sent: SentBuilding[],
): Promise<void> {
  const insist = async <T>(send: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    for (;;) {
      const outcome = await send();
      if (outcome.kind !== 'unanswered' || !serverIsThere()) return outcome;
      await sleep(RETRY_MS);
    }
  };
  while (serverIsThere()) {
    const addId = randomUUID();
    const place = at(random.next() * 8, random.next() * 8);
    const one: SentBuilding = {
      addId,
      building: { at: place, households: random.whole(0, 90), name: addId },
      added: NOT_YET,
      removeId: randomUUID(),
      removed: null,
    };
    sent.push(one);
    one.added = await insist(() => planner.addBuilding(url, addId, one.building));
    const made = one.added.kind === 'made' ? one.added.answer : null;
    if (!made || !serverIsThere()) continue;
    one.removed = NOT_YET;
    one.removed = await insist(() => planner.removeBuilding(url, one.removeId, made.id));
  }
}

/**
 * That every building stands that was acknowledged, once and as it was answered, that none does that was taken down,
 * and none that nobody sent; then that what got no answer is made when it is sent again, and only once. `standing`
 * says what the server has. Takes down what is left.
 */
export async function verifyBuildings(
  url: string,
  planner: Planner,
  sent: readonly SentBuilding[],
  standing: () => Promise<readonly WireBuilding[]>,
): Promise<void> {
  const named = async () => (await standing()).filter(({ name }) => name !== '');
  const before = await named();
  assert.equal(new Set(before.map(({ name }) => name)).size, before.length, 'a building stands twice');
  const known = new Map(sent.map((one) => [one.addId, one]));
  for (const building of before) {
    const one = known.get(building.name);
    assert.ok(one, `nobody sent ${building.name}`);
    assert.notEqual(one.added.kind, 'refused');
    assert.notEqual(one.removed?.kind, 'made', `taken down, and there: ${building.id}`);
    if (one.added.kind === 'made' && one.added.answer) assert.deepEqual(building, one.added.answer);
  }
  const there = new Set(before.map(({ name }) => name));
  for (const { addId, added, removed } of sent)
    if (added.kind === 'made' && removed === null)
      assert.ok(there.has(addId), `acknowledged, and gone: ${addId}`);

  for (const one of sent) {
    if (one.added.kind === 'refused' || one.removed?.kind === 'made') continue;
    const again = await planner.addBuilding(url, one.addId, one.building);
    assert.ok(again.kind === 'made' && again.answer, `not made again: ${one.addId}`);
    if (one.added.kind === 'made' && one.added.answer) assert.deepEqual(again.answer, one.added.answer);
    assert.deepEqual(await planner.addBuilding(url, one.addId, one.building), again);
    const copies = (await named()).filter(({ name }) => name === one.addId);
    assert.ok(
      copies.length === 1 || (copies.length === 0 && one.removed !== null),
      `${copies.length} of ${one.addId}`,
    );
    const gone = await planner.removeBuilding(url, one.removeId, again.answer.id);
    assert.equal(gone.kind, 'made');
    assert.deepEqual(await planner.removeBuilding(url, one.removeId, again.answer.id), gone);
  }
  assert.deepEqual(await named(), []);
}
