import { createContext, type RefObject, useCallback, useContext, useSyncExternalStore } from 'react';
import type { Session } from '../../../domain/contract/account.ts';
import type { WireDepartment } from '../../../domain/contract/case-office.ts';
import type { Deployment } from '../../../domain/contract/deployment.ts';
import type { CommandMapPort } from '../map/command-map-props.ts';
import type { CommandStore } from '../store/ports.ts';
import type { CommandState } from '../store/types.ts';
import type { KindTree } from '../town/kind-tree.ts';
import type { Searched } from '../town/search-town.ts';

/** What every part of the desk works with. */
export interface DeskPlace {
  readonly store: CommandStore;
  readonly account: Session['account'];
  readonly profile: Deployment;
  readonly town: Searched;
  readonly kinds: KindTree;
  readonly departments: readonly WireDepartment[];
  /** Null until the map is there, and where it can't be. */
  readonly map: RefObject<CommandMapPort | null>;
}

export const DeskContext = createContext<DeskPlace | null>(null);

export function useDeskPlace(): DeskPlace {
  const place = useContext(DeskContext);
  if (!place) throw new Error('used outside of the desk');
  return place;
}

/** A part of the command store's state; renders again when that part is another. */
export function useCommand<T>(part: (state: CommandState) => T): T {
  const { store } = useDeskPlace();
  const subscribe = useCallback((then: () => void) => store.subscribe(then), [store]);
  return useSyncExternalStore(subscribe, () => part(store.get()));
}

/** Whether the account may move cases; anybody else reads. */
export function useMayChange(): boolean {
  const { role } = useDeskPlace().account;
  return role === 'commander' || role === 'approver' || role === 'admin';
}
