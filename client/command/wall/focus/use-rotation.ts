import { useEffect, useRef, useState } from 'react';
import { Rotation, type RotationShown } from './rotation.ts';
import type { Focus } from './round-of.ts';

/** Everything by which a person says that somebody is there. */
const TOUCHES = ['pointerdown', 'wheel', 'keydown'] as const;
/** What is not a touch of the wall, but of its own switch. */
const SWITCH = '.wall-rotation';

/** A wall's rotating focus: stops at a touch anywhere, at an alarm, at `togglePause`. Times in seconds. */
export function useRotation(
  rotate: number,
  quiet: number,
  alarm: boolean,
  round: () => readonly Focus[],
  stands: (focus: Focus) => boolean,
): { readonly shown: RotationShown; readonly togglePause: () => void } {
  const latest = useRef({ round, stands });
  latest.current = { round, stands };
  const [shown, setShown] = useState<RotationShown>({ state: 'off', focus: null, goesOnAt: null });
  const rotation = useRef<Rotation | null>(null);
  useEffect(() => {
    const made = new Rotation(
      {
        now: Date.now,
        after: (ms, then) => {
          const timer = setTimeout(then, ms);
          return () => clearTimeout(timer);
        },
        round: () => latest.current.round(),
        stands: (focus) => latest.current.stands(focus),
        changed: setShown,
      },
      rotate * 1000,
      quiet * 1000,
    );
    rotation.current = made;
    made.start();
    const touched = (event: Event) => {
      if (!(event.target instanceof Element && event.target.closest(SWITCH))) made.touch();
    };
    for (const name of TOUCHES) window.addEventListener(name, touched, { capture: true, passive: true });
    return () => {
      for (const name of TOUCHES) window.removeEventListener(name, touched, { capture: true });
      made.stop();
      rotation.current = null;
    };
  }, [rotate, quiet]);
  useEffect(() => rotation.current?.alarm(alarm), [alarm]);
  return { shown, togglePause: () => rotation.current?.togglePause() };
}
