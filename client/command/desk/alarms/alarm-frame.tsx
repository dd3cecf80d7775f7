import { useEffect, useRef, useState } from 'react';
import { useDeskPlace } from '../desk-context.ts';
import { useDesk } from '../desk-store.ts';
import { AlarmSound } from './alarm-sound.ts';

/** How long the frame flashes; with reduced motion it stands still for as long. */
const FLASH_MS = 6_000;
/** Alarms that come together are heard once. */
const RING_APART_MS = 3_000;

/** Flashes around the map and sounds when an alarm is raised while one looks. The map never moves by itself. */
export function AlarmFrame() {
  const { store } = useDeskPlace();
  const [flashing, setFlashing] = useState(0);
  const [sound] = useState(() => new AlarmSound());
  const rang = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const touched = () => sound.touched();
    addEventListener('pointerdown', touched);
    addEventListener('keydown', touched);
    return () => {
      removeEventListener('pointerdown', touched);
      removeEventListener('keydown', touched);
      sound.close();
    };
  }, [sound]);
  useEffect(
    () =>
      store.onAlarm(() => {
        setFlashing((n) => n + 1);
        if (useDesk.getState().muted || performance.now() - rang.current < RING_APART_MS) return;
        if (sound.ring()) rang.current = performance.now();
      }),
    [store, sound],
  );
  useEffect(() => {
    if (flashing === 0) return;
    const timer = setTimeout(() => setFlashing(0), FLASH_MS);
    return () => clearTimeout(timer);
  }, [flashing]);
  return flashing > 0 ? <div key={flashing} className="alarm-frame" aria-hidden /> : null;
}
