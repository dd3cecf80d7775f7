import { useCallback, useSyncExternalStore } from 'react';
import type { CommandStore } from './store/ports.ts';
import type { CommandState } from './store/types.ts';

/** A part of the command centre's state; drawn again when it is another object. The selector must make nothing anew. */
export function useCommand<T>(store: CommandStore, selector: (state: CommandState) => T): T {
  const subscribe = useCallback((then: () => void) => store.subscribe(then), [store]);
  return useSyncExternalStore(subscribe, () => selector(store.get()));
}
