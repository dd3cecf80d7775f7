import type { Division } from '../../../domain/edit/types.ts';
import { Random } from '../../arbitrary/random.ts';
import { Browser } from './browser.ts';
import { FakeWorld } from './fake-world.ts';
import { Hand } from './hand.ts';
import { MemoryServer } from './memory-server.ts';

/** A plan of this division, open in one browser over a good network. */
export async function start(division: Division) {
  const world = new FakeWorld(new Random(1));
  const server = new MemoryServer('p', division);
  const browser = new Browser(server, 'ann', world, 1);
  void browser.editor.openPlan('p');
  await world.pass(10);
  const { editor } = browser;
  return { world, server, browser, editor, state: editor.store.getState, hand: new Hand(editor) };
}
