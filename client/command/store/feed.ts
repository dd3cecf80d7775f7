import type { Ms } from '../../../domain/case/types.ts';
import { followLive } from '../../api/follow-live.ts';
import type { Fetch } from '../../api/request.ts';
import type { ServerSentEvent } from '../../api/sse-parser.ts';
import type { WorldPort } from '../../editor/ports.ts';
import type { Freshness } from './types.ts';

const TOPICS = 'case,alarm';
/** The server breathes every 5 s: after this long without a sound what is seen may be old. */
const QUIET_MS = 12_000;
/** A stream that is said to be open and has been still for so long is dead: a laptop has slept, a cable is out. */
const DEAD_MS = 20_000;
/** After this long what is seen is to be called old. */
const LOST_MS = 40_000;
/** What is told later than this after it happened is what was missed; two servers' clocks may differ by less. */
const LATE_MS = 10_000;
/** Who was away for longer asks for what there is, and does not have every event told. */
const REPLAY_MS = 5 * 60_000;

interface FeedPorts {
  readonly fetch: Fetch;
  readonly world: WorldPort;
  /** The server's clock. */
  now(): Ms;
  event(seq: number, event: ServerSentEvent): void;
  /** What was missed can't be told any more: everything is to be asked for anew, then `follow` called. */
  lost(): void;
  changed(): void;
}

/** The live stream of cases and alarms, and how old what it told is. */
export class Feed {
  readonly #ports: FeedPorts;
  #stop: (() => void) | null = null;
  #open = false;
  #heardAt: Ms | null = null;
  /** How late the last told event was, while more may be on their way. */
  #late: Ms = 0;
  #seq = 0;

  constructor(ports: FeedPorts) {
    this.#ports = ports;
  }

  /** Whether it goes on from where it is by itself. */
  get following(): boolean {
    return this.#stop !== null;
  }

  /** Follows from an event on, leaving any stream before. */
  follow(after: number): void {
    this.#stop?.();
    this.#seq = after;
    this.#open = false;
    const { fetch, world, event, changed } = this.#ports;
    this.#stop = followLive(
      { fetch, world },
      after,
      {
        event: (told) => {
          this.#seq = Math.max(this.#seq, Number(told.id));
          event(Number(told.id), told);
        },
        heard: (breath, lastId) => {
          this.#heardAt = world.now();
          this.#seq = Math.max(this.#seq, lastId);
          if (breath) this.#late = 0;
        },
        state: (state) => {
          this.#open = state === 'open';
          if (this.#open && this.#stillFor() > REPLAY_MS) return this.#lose();
          if (this.#open) this.#heardAt = world.now();
          changed();
        },
        lost: () => this.#lose(),
      },
      TOPICS,
    );
  }

  stop(): void {
    this.#stop?.();
    this.#stop = null;
    this.#open = false;
  }

  /** An event that happened then has been told now. */
  told(at: Ms): void {
    const late = this.#ports.now() - at;
    this.#late = late > LATE_MS ? late : 0;
  }

  /** An answer was as fresh as the stream. */
  answered(): void {
    this.#heardAt = this.#ports.world.now();
    this.#late = 0;
  }

  /** Looks whether the stream still lives: timers stand still while a laptop sleeps, so its clock is read. */
  look(): void {
    if (!this.#open) return;
    const still = this.#stillFor();
    if (still > REPLAY_MS) this.#lose();
    else if (still > DEAD_MS) this.follow(this.#seq);
  }

  /** The network is said to be back: a stream that waits to be taken up again is taken up at once. */
  hurry(): void {
    if (this.#stop && !this.#open) this.follow(this.#seq);
  }

  freshness(): Freshness {
    if (this.#heardAt === null) return { state: 'connecting', ageMs: 0, seq: this.#seq };
    const still = this.#stillFor();
    const ageMs = Math.floor((still + this.#late) / 1000) * 1000;
    const state =
      still > LOST_MS ? 'lost' : this.#late > 0 || still > QUIET_MS || !this.#open ? 'behind' : 'live';
    return { state, ageMs, seq: this.#seq };
  }

  #stillFor(): Ms {
    return this.#heardAt === null ? 0 : Math.max(0, this.#ports.world.now() - this.#heardAt);
  }

  #lose(): void {
    this.stop();
    this.#ports.lost();
  }
}
