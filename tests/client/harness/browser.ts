import { Editor } from '../../../client/editor/editor.ts';
import type { OpenPlan } from '../../../client/editor/store.ts';
import { Random } from '../../arbitrary/random.ts';
import { overBadNetwork, type Weather } from './bad-network.ts';
import { type FakeWorld, MemoryStorage } from './fake-world.ts';
import type { MemoryServer } from './memory-server.ts';

const FAIR: Weather = { loss: 0, delay: 0, breaks: 0, forgets: 0 };

/** A person's browser: an editor that can be reloaded, and a storage that outlives it. */
export class Browser {
  editor: Editor;
  readonly storage = new MemoryStorage();
  readonly weather: Weather;
  readonly #server: MemoryServer;
  readonly #author: string;
  readonly #world: FakeWorld;
  readonly #random: Random;

  constructor(server: MemoryServer, author: string, world: FakeWorld, seed: number, weather: Weather = FAIR) {
    this.#server = server;
    this.#author = author;
    this.#world = world;
    this.#random = new Random(seed);
    this.weather = { ...weather };
    this.editor = this.#start();
  }

  /** The page goes away in the middle of whatever it was doing, and comes back. */
  reload(): void {
    this.editor.closePlan();
    this.editor = this.#start();
  }

  get plan(): OpenPlan {
    const { plan } = this.editor.store.getState();
    if (!plan) throw new Error(`no plan is open for ${this.#author}`);
    return plan;
  }

  #start(): Editor {
    const server = overBadNetwork(this.#server, this.#author, this.#world, this.#random, this.weather);
    const editor = new Editor({ server, storage: this.storage, world: this.#world });
    editor.setAccount({ name: this.#author, role: 'planner' });
    return editor;
  }
}
