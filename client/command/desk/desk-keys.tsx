import { useEffect } from 'react';
import { browserWorld } from '../../api/browser-ports.ts';
import { useDeskPlace, useMayChange } from './desk-context.ts';
import { useDesk } from './desk-store.ts';

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));

/** The desk's keys: N a new case, F the filters, A the alarms, P the phones, M the sound, Esc out of what is in hand. */
export function DeskKeys() {
  const { store } = useDeskPlace();
  const mayChange = useMayChange();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const desk = useDesk.getState();
      // What lies over the desk has its own use for Esc.
      if (desk.dialog !== null || document.querySelector('[role="dialog"]')) return;
      if (event.key === 'Escape') {
        if (typing(event.target)) (event.target as HTMLElement).blur();
        else if (desk.placing !== null) desk.place(null);
        else if (desk.draft !== null) desk.leaveCase();
        else if (desk.panel !== null) desk.openPanel(null);
        else store.select(null);
        return;
      }
      if (typing(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === 'n' && mayChange && desk.draft === null) desk.startCase(browserWorld.newId(), store.now());
      else if (key === 'f') desk.showFilters(!desk.filtering);
      else if (key === 'a') desk.openPanel(desk.panel === 'alarms' ? null : 'alarms');
      else if (key === 'p') desk.openPanel(desk.panel === 'phones' ? null : 'phones');
      else if (key === 'm') desk.mute(!desk.muted);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [store, mayChange]);
  return null;
}
