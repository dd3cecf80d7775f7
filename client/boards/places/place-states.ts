import type { BoardPrint, HangingPlace, OutdatedBoards } from '../../../domain/contract/board.ts';
import type { PlaceState } from './place-line.tsx';

/** What hangs at places beside what is wrong, and the print that a tick would hang: the newest that was made from a plan in force. */
export function placeStates(
  prints: readonly BoardPrint[],
  wrong: OutdatedBoards | undefined,
): {
  readonly stateOf: (place: HangingPlace) => PlaceState;
  readonly newest: BoardPrint | null;
  /** It is wrong itself by now: a new one is to be printed first. */
  readonly isNewestWrong: boolean;
} {
  const kinds = new Map(
    (wrong?.items ?? []).flatMap(({ prints: ids, must }) =>
      ids.map((id) => [id, must.length > 0 ? ('must' as const) : ('may' as const)] as const),
    ),
  );
  const newest = prints.find(({ inForce }) => inForce) ?? null;
  return {
    stateOf: ({ print }) => (print === null ? 'bare' : (kinds.get(print) ?? 'right')),
    newest,
    isNewestWrong: newest !== null && kinds.get(newest.id) === 'must',
  };
}
