import { create } from 'zustand';
import type { BoardsAddress } from './boards-address.ts';

/** Asks before a part of the screen is left; `leave` goes on. Answers false where it does not mind. */
type LeaveGuard = (part: Partial<BoardsAddress>, leave: () => void) => boolean;

/** Who minds that one leaves; null: nobody. */
export const useLeaveGuard = create<{ readonly guard: LeaveGuard | null }>(() => ({ guard: null }));

/** Goes to another place of the screen once whoever minds has been asked. */
export function leaveFor(part: Partial<BoardsAddress>, leave: () => void): void {
  const { guard } = useLeaveGuard.getState();
  if (!guard?.(part, leave)) leave();
}
