import { URGENCIES } from '../../../../domain/case/types.ts';
import type { ShownCases } from '../shown-cases.ts';
import type { ClusterAnswer, ClusterRequest } from './cluster-messages.ts';

const OVERDUE = URGENCIES.indexOf('overdue');

/** Clusters of some cases as they were when they were asked for: `alone` are numbers in `cases`. */
export interface Clustered {
  readonly cases: ShownCases;
  readonly answer: ClusterAnswer;
}

/**
 * Asks the worker for clusters, one question at a time: of those that come meanwhile only the last is asked. Other cases
 * are handed over no sooner than the last ones took: half a processor stays free. Another zoom is answered at once.
 */
export class ClusterClient {
  readonly #worker: Worker;
  readonly #scale: number;
  readonly #shown: (clustered: Clustered) => void;
  #wanted: { readonly cases: ShownCases; readonly zoom: number } | null = null;
  #asked: { readonly cases: ShownCases; readonly zoom: number } | null = null;
  #loaded: ShownCases | null = null;
  #busy = false;
  #serial = 0;
  #sentAt = 0;
  #restUntil = 0;
  #resting: number | undefined;

  constructor(scale: number, shown: (clustered: Clustered) => void) {
    this.#scale = scale;
    this.#shown = shown;
    this.#worker = new Worker(new URL('./cluster-worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<ClusterAnswer>) => this.#hear(data));
    this.#worker.addEventListener('error', (event) => console.error('clusters', event.message));
  }

  ask(cases: ShownCases, zoom: number): void {
    if (this.#asked?.cases === cases && this.#asked.zoom === zoom && !this.#wanted) return;
    this.#wanted = { cases, zoom };
    if (!this.#busy) this.#sendInTime();
  }

  close(): void {
    clearTimeout(this.#resting);
    this.#worker.terminate();
  }

  #sendInTime(): void {
    clearTimeout(this.#resting);
    const rest = this.#wanted?.zoom === this.#asked?.zoom ? this.#restUntil - performance.now() : 0;
    if (rest > 0) this.#resting = window.setTimeout(() => this.#send(), rest);
    else this.#send();
  }

  #send(): void {
    const wanted = this.#wanted!;
    this.#wanted = null;
    this.#asked = wanted;
    this.#busy = true;
    this.#sentAt = performance.now();
    const request: ClusterRequest = { serial: ++this.#serial, zoom: wanted.zoom };
    if (wanted.cases === this.#loaded) {
      this.#worker.postMessage(request);
      return;
    }
    this.#loaded = wanted.cases;
    const positions = wanted.cases.positions.slice();
    const overdue = Uint8Array.from(wanted.cases.urgency, (urgency) => (urgency === OVERDUE ? 1 : 0));
    this.#worker.postMessage(
      { ...request, cases: { positions, overdue, scale: this.#scale } } satisfies ClusterRequest,
      [positions.buffer, overdue.buffer],
    );
  }

  #hear(answer: ClusterAnswer): void {
    this.#busy = false;
    const now = performance.now();
    this.#restUntil = now + (now - this.#sentAt);
    this.#shown({ cases: this.#asked!.cases, answer });
    if (this.#wanted) this.#sendInTime();
  }
}
