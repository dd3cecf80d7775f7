import type { Ms } from '../../../domain/case/types.ts';
import type { WorldPort } from '../../editor/ports.ts';
import { LONGEST_WAIT_MS, playbackOf, played, STEP_MS } from './playback-clock.ts';
import type { Row } from './row.ts';
import type { Playback } from './types.ts';

export interface Frame {
  readonly from: Ms;
  readonly to: Ms;
}

/** What a playback plays: the rows as they were when it began; what comes meanwhile is shown when it ends. */
export interface Reel {
  readonly now: readonly Row[];
  readonly before: readonly Row[];
}

/** Runs a playback: its clock, over the window as it stood when it began. */
export class Player {
  readonly #world: WorldPort;
  readonly #changed: (playback: Playback | null) => void;
  #playback: Playback | null = null;
  #frame: Frame | null = null;
  #reel: Reel | null = null;
  #cancel: (() => void) | null = null;

  constructor(ports: { readonly world: WorldPort; changed(playback: Playback | null): void }) {
    this.#world = ports.world;
    this.#changed = ports.changed;
  }

  /** The window that is played; null where none is. */
  get frame(): Frame | null {
    return this.#frame;
  }

  get reel(): Reel | null {
    return this.#reel;
  }

  play(frame: () => Frame, rows: () => Reel): void {
    const playback = this.#playback ?? this.#begin(frame(), rows());
    const at = playback.at >= this.#frame!.to ? this.#frame!.from : playback.at;
    this.#show({ ...playback, at, playing: true });
    this.#run();
  }

  pause(): void {
    if (!this.#playback) return;
    this.#rest();
    this.#show({ ...this.#playback, playing: false });
  }

  /** Goes to a time of the window; one that plays goes on from there. */
  seek(at: Ms, frame: () => Frame, rows: () => Reel): void {
    const playback = this.#playback ?? this.#begin(frame(), rows());
    const { from, to } = this.#frame!;
    this.#show({ ...playback, at: Math.round(Math.min(to, Math.max(from, at))) });
  }

  /** Takes up what an address says, standing still. */
  resume(kept: Omit<Playback, 'playing'>, frame: Frame, rows: Reel): void {
    if (!(kept.at >= frame.from && kept.at <= frame.to)) return;
    this.#begin(frame, rows);
    this.#show({ ...kept, playing: false });
  }

  setSpeed(speed: number): void {
    if (this.#playback && speed >= 1) this.#show({ ...this.#playback, speed });
  }

  setSpan(span: Ms): void {
    if (this.#playback && span >= 1000) this.#show({ ...this.#playback, span });
  }

  end(): void {
    if (!this.#playback) return;
    this.#rest();
    this.#playback = null;
    this.#frame = null;
    this.#reel = null;
    this.#changed(null);
  }

  #begin(frame: Frame, rows: Reel): Playback {
    this.#frame = frame;
    this.#reel = rows;
    this.#playback = playbackOf(frame.from, frame.to);
    return this.#playback;
  }

  #show(playback: Playback): void {
    this.#playback = playback;
    this.#changed(playback);
  }

  #run(): void {
    this.#rest();
    let last = this.#world.now();
    let wait = STEP_MS;
    const step = () => {
      if (!this.#playback) return;
      const now = this.#world.now();
      // A screen that is slow to draw a step gets the next one later: what a hand does must come in between.
      wait = Math.min(LONGEST_WAIT_MS, Math.max(STEP_MS, 2 * (now - last - wait)));
      const next = played(this.#playback, now - last, this.#frame!.to);
      last = now;
      this.#show(next);
      this.#cancel = next.playing ? this.#world.after(wait, step) : null;
    };
    this.#cancel = this.#world.after(wait, step);
  }

  #rest(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
