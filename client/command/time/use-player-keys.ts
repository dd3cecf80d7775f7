import { useEffect } from 'react';
import type { CommandStore } from '../store/ports.ts';
import { stepFor } from './histogram.ts';

/** An arrow goes this part of the window, to the clock's next step. */
const STEPS = 120;
/** What has a use of its own for these keys while it is in hand. */
const OWN_KEYS =
  'input, textarea, select, button, [contenteditable], [role="menu"], [role="dialog"], [role="listbox"]';

/** Space plays and pauses, arrows step through the window (with Shift ten steps), wherever nothing else has these keys. */
export function usePlayerKeys(store: CommandStore): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(OWN_KEYS)) return;
      const { playback, track } = store.get();
      const step = stepFor(track.to - track.from, STEPS) * (event.shiftKey ? 10 : 1);
      if (event.key === ' ') playback?.playing ? store.pause() : store.play();
      else if (event.key === 'ArrowLeft') store.seek((playback?.at ?? track.to) - step);
      else if (event.key === 'ArrowRight' && playback) store.seek(playback.at + step);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [store]);
}
