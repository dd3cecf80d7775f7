import type { WireCase } from '../../../../domain/contract/case.ts';
import { useChange } from '../card/use-case.ts';
import { useCommand, useDeskPlace } from '../desk-context.ts';
import { useDesk } from '../desk-store.ts';

/** Gives a case of the tray its place; it stays selected, and the next one of the tray is in hand. */
export function usePlacing() {
  const { store } = useDeskPlace();
  const tray = useCommand((s) => s.tray);
  const change = useChange((detail) => {
    const { id } = detail.case;
    if (detail.case.grid === null) return;
    store.select(id);
    const index = tray.findIndex((other) => other.id === id);
    const next = tray[index + 1] ?? tray.find((other) => other.id !== id);
    useDesk.getState().place(next?.id ?? null);
  });
  return {
    ...change,
    mutate: ({ of, at }: { of: WireCase; at: readonly [number, number] }) =>
      change.mutate(
        { id: of.id, body: { at: [...at], base: of.history } },
        { onSettled: (_, error) => useDesk.getState().refusePlace(error) },
      ),
  };
}
