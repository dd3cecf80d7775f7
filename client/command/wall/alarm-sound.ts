import { playAlarm } from '../alarm-tones.ts';

/** Of 1: a wall hangs in a hall. */
const LOUD = 0.4;

/** The sound of an alarm. */
export interface AlarmSound {
  /** Plays it; false where the browser lets a page make no sound before somebody has touched it. */
  play(): boolean;
  close(): void;
}

/** One audio context for the life of a wall: every alarm through the same. Null where the browser has none. */
export function alarmSound(): AlarmSound | null {
  if (typeof AudioContext === 'undefined') return null;
  const context = new AudioContext();
  return {
    play() {
      void context.resume();
      return playAlarm(context, LOUD);
    },
    close: () => void context.close(),
  };
}
