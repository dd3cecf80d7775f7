import { useEffect, useState } from 'react';
import type { CommandSource } from '../map/command-map-props.ts';
import type { CommandState } from '../store/types.ts';

/**
 * The store as it stands, told anew at most so often however often it changes, and never when it does not: the lists of
 * a wall are read from afar, and the map has the store itself.
 */
export function useBeat(store: CommandSource, leastMs: number): CommandState {
  const [state, setState] = useState(() => store.getState());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let told = Number.NEGATIVE_INFINITY;
    const tell = () => {
      timer = undefined;
      told = performance.now();
      setState(store.getState());
    };
    const leave = store.subscribe(() => {
      timer ??= setTimeout(tell, Math.max(0, told + leastMs - performance.now()));
    });
    tell();
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [store, leastMs]);
  return state;
}
