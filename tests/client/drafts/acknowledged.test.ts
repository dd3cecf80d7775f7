import { expect, test } from 'vitest';
import { plain } from '../../arbitrary/assert-division.ts';
import { squareTown } from '../harness/square-town.ts';
import { start } from '../harness/start.ts';

const MERGED = { kind: 'merge', gridIds: ['c0-0', 'c0-1'] } as const;

/** The server makes an edit in ann's name, as it does when she adopts a proposal. */
async function adopted(id: string) {
  const desk = await start(squareTown(3, 3));
  const before = plain(desk.browser.plan.division);
  const answer = desk.server.edit('ann', { id, baseRevision: 0, edit: MERGED });
  if (answer.kind !== 'ok') throw new Error('refused');
  const logged = {
    plan: 'p',
    id,
    author: 'ann',
    kind: 'replace' as const,
    reverts: [],
    ...answer.value,
  };
  return { ...desk, before, logged };
}

test('what the server made in one’s name is here with its answer, once, and undo takes it back', async () => {
  const { editor, browser, server, world, before, logged } = await adopted('adopted-1');
  editor.acknowledge(logged);
  expect(browser.plan.revision).toBe(1);
  expect(plain(browser.plan.division)).toEqual(plain(server.division));
  // The live stream tells of it too.
  await world.pass(1_000);
  expect(browser.plan.revision).toBe(1);
  const undo = editor.commands.get('undo')!;
  expect(undo.state().available).toBe(true);
  undo.run();
  await world.pass(1_000);
  expect(plain(browser.plan.division)).toEqual(before);
  expect(server.log.map(({ kind }) => kind)).toEqual(['merge', 'revert']);
});

test('where the live stream was quicker, or another’s edit lies between, nothing is made twice or lost', async () => {
  const { editor, browser, server, world, logged } = await adopted('adopted-2');
  await world.pass(1_000);
  editor.acknowledge(logged);
  expect(browser.plan.revision).toBe(1);
  const other = server.edit('bo', {
    id: 'others-edit',
    baseRevision: 1,
    edit: { kind: 'describe', gridIds: ['c2-2'], set: { name: 'Bo’s' } },
  });
  const mine = server.edit('ann', {
    id: 'adopted-3',
    baseRevision: 1,
    edit: { kind: 'merge', gridIds: ['c1-0', 'c1-1'] },
  });
  if (other.kind !== 'ok' || mine.kind !== 'ok') throw new Error('refused');
  editor.acknowledge({ ...logged, id: 'adopted-3', ...mine.value });
  await world.pass(1_000);
  expect(browser.plan.revision).toBe(3);
  expect(plain(browser.plan.division)).toEqual(plain(server.division));
});

test('an answer that comes once another plan is open is none of its', async () => {
  const { editor, browser, logged } = await adopted('adopted-4');
  editor.acknowledge({ ...logged, plan: 'another' });
  expect(browser.plan.revision).toBe(0);
});

test('proposals are asked for on a draft, by those who may edit it', async () => {
  const { editor, server, world, state } = await start(squareTown(2, 2));
  const draft = editor.commands.get('draft')!;
  expect(draft.state().available).toBe(true);
  draft.run();
  expect(state().drafting).toBe(true);
  editor.setDrafting(false);
  editor.setAccount({ name: 'vi', role: 'viewer' });
  expect(draft.state()).toMatchObject({ available: false, reasonKey: 'reason.role' });
  editor.setAccount({ name: 'ann', role: 'planner' });
  server.setStatus('in-force');
  await world.pass(100);
  expect(draft.state()).toMatchObject({ available: false, reasonKey: 'reason.proposal-needs-draft' });
  draft.run();
  expect(state().drafting).toBe(false);
});
