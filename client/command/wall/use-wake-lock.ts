import { useEffect } from 'react';

/**
 * Keeps the screen awake while the page is seen, where the browser can (https and localhost); elsewhere the kiosk's own
 * settings have to. The browser lets go when the page is hidden, so it is asked again when it is back.
 */
export function useWakeLock(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return;
    let held: WakeLockSentinel | null = null;
    let gone = false;
    const hold = async () => {
      if (gone || document.visibilityState !== 'visible' || (held && !held.released)) return;
      held = await navigator.wakeLock.request('screen').catch(() => null);
      if (gone) void held?.release();
    };
    const seen = () => void hold();
    document.addEventListener('visibilitychange', seen);
    void hold();
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', seen);
      void held?.release();
    };
  }, []);
}
