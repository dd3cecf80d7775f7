import { createContext, use } from 'react';
import type { Session } from '../../domain/contract/account.ts';
import type { BoardLang } from '../../domain/contract/board.ts';
import type { Deployment } from '../../domain/contract/deployment.ts';
import type { LoadedPlan } from '../editor/ports.ts';
import type { BoardsAddress } from './boards-address.ts';

/** What every part of the boards' screen works on. */
export interface BoardsPlace {
  readonly account: Session['account'];
  readonly deployment: Deployment;
  readonly plan: LoadedPlan;
  readonly address: BoardsAddress;
  /** Goes to another place of the screen: a step that the browser's own way back undoes. */
  readonly go: (part: Partial<BoardsAddress>) => void;
  /** The language that sheets are made in where nobody chooses another. */
  readonly lang: BoardLang;
}

export const BoardsContext = createContext<BoardsPlace | null>(null);

export function useBoards(): BoardsPlace {
  const place = use(BoardsContext);
  if (!place) throw new Error('outside the boards screen');
  return place;
}

/** Whether this person prints, hangs and changes templates, as the server lets planners: everybody else looks on. */
export function useMayPrint(): boolean {
  const { role } = useBoards().account;
  return role === 'planner' || role === 'admin';
}
