import { useEffect, useRef, useState } from 'react';
import type { WireAlarm } from '../../../domain/contract/case-office.ts';
import { type AlarmSound, alarmSound } from './alarm-sound.ts';

/** Rings again while nobody has acknowledged it. */
const AGAIN_MS = 30_000;

/** Rings for each alarm that is raised, where a wall is asked to; true where the browser lets it make no sound yet. */
export function useAlarmSound(wanted: boolean, open: readonly WireAlarm[]): boolean {
  const sound = useRef<AlarmSound | null>(null);
  const [mute, setMute] = useState(false);
  const latest = open[0]?.id;
  useEffect(() => {
    if (!wanted) return;
    sound.current = alarmSound();
    return () => {
      sound.current?.close();
      sound.current = null;
    };
  }, [wanted]);
  useEffect(() => {
    if (!wanted || latest === undefined) {
      setMute(false);
      return;
    }
    const ring = () => setMute(!(sound.current?.play() ?? false));
    ring();
    const again = setInterval(ring, AGAIN_MS);
    // The first touch gives the page its voice.
    window.addEventListener('pointerup', ring);
    return () => {
      clearInterval(again);
      window.removeEventListener('pointerup', ring);
    };
  }, [wanted, latest]);
  return mute;
}
