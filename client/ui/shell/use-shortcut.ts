import { useEffect, useRef } from 'react';
import { matchesKey } from './matches-key.ts';

/** Calls back when a key like `mod+k` is pressed anywhere. */
export function useShortcut(key: string, run: () => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!matchesKey(event, key)) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [key]);
}
