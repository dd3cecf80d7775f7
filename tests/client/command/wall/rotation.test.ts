import { beforeEach, describe, expect, test } from 'vitest';
import { Rotation, type RotationShown } from '../../../../client/command/wall/focus/rotation.ts';
import type { Focus } from '../../../../client/command/wall/focus/round-of.ts';

/** A clock that goes on when it is told to. */
class Clock {
  now = 0;
  #waiting: { at: number; then: () => void }[] = [];

  after(ms: number, then: () => void): () => void {
    const one = { at: this.now + ms, then };
    this.#waiting.push(one);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== one);
    };
  }

  go(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const next = this.#waiting.sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > until) break;
      this.#waiting.shift();
      this.now = next.at;
      next.then();
    }
    this.now = until;
  }

  get timers(): number {
    return this.#waiting.length;
  }
}

const place = (id: string): Focus => ({ kind: 'overdue', id, at: [0, 0] });
const idOf = (shown: RotationShown) => (shown.focus?.kind === 'overdue' ? shown.focus.id : null);

let clock: Clock;
let round: string[];
let closed: Set<string>;
let went: string[];
let rotation: Rotation;

beforeEach(() => {
  clock = new Clock();
  round = ['a', 'b', 'c'];
  closed = new Set();
  went = [];
  rotation = new Rotation(
    {
      now: () => clock.now,
      after: (ms, then) => clock.after(ms, then),
      round: () => round.map(place),
      stands: (focus) => focus.kind === 'dense' || !closed.has(focus.id),
      changed: (shown) => {
        const id = idOf(shown);
        if (id !== null && went.at(-1) !== id) went.push(id);
      },
    },
    10,
    60,
  );
  rotation.start();
});

describe('a tour', () => {
  test('goes on every so often, a new round after the last, one timer at a time', () => {
    clock.go(0);
    expect(went).toEqual(['a']);
    clock.go(20);
    round = ['x', 'y'];
    clock.go(20);
    expect(went).toEqual(['a', 'b', 'c', 'x', 'y']);
    expect(clock.timers).toBe(1);
  });

  test('does not go where nothing is to be seen any more, and looks again where there is nothing at all', () => {
    closed.add('b');
    clock.go(10);
    expect(went).toEqual(['a', 'c']);
    round = [];
    clock.go(100);
    expect(rotation.shown).toMatchObject({ state: 'running', focus: null });
    round = ['z'];
    clock.go(10);
    expect(went.at(-1)).toBe('z');
  });

  test('stops at a touch until nobody has touched for a while, then goes on from where it was', () => {
    clock.go(5);
    rotation.touch();
    expect(rotation.shown).toMatchObject({ state: 'touched', focus: null, goesOnAt: 65 });
    clock.go(50);
    rotation.touch();
    clock.go(59);
    expect([rotation.shown.state, went]).toEqual(['touched', ['a']]);
    clock.go(1);
    expect([rotation.shown.state, went]).toEqual(['running', ['a', 'b']]);
    expect(clock.timers).toBe(1);
  });

  test('is paused until it is let go on, whoever touches it', () => {
    clock.go(5);
    rotation.togglePause();
    rotation.touch();
    clock.go(1000);
    expect([rotation.shown.state, went, clock.timers]).toEqual(['paused', ['a'], 0]);
    rotation.togglePause();
    clock.go(0);
    expect([rotation.shown.state, went]).toEqual(['running', ['a', 'b']]);
  });

  test('never moves during an alarm', () => {
    clock.go(5);
    rotation.alarm(true);
    rotation.touch();
    clock.go(1000);
    expect([rotation.shown.state, went]).toEqual(['alarm', ['a']]);
    rotation.alarm(false);
    clock.go(10);
    expect([rotation.shown.state, went]).toEqual(['running', ['a', 'b']]);
  });

  test('leaves no timer behind', () => {
    rotation.touch();
    rotation.stop();
    expect(clock.timers).toBe(0);
  });
});
