import { useEffect } from 'react';
import { useEditor } from '../../ui/shell/editor-context.ts';
import { matchesKey } from '../../ui/shell/matches-key.ts';
import { chooseGrids } from './choose-grids.ts';
import { useDraftView } from './draft-view.ts';
import { endLine } from './end-line.ts';

/** Held, it takes the proposal away, so that only today's grids are seen. */
const TODAY_KEY = 't';

/** The panel's own keys: a line is ended or left, today's grids are looked at, an edit is taken back; Esc steps back. */
export function useDraftKeys(): void {
  const editor = useEditor();
  useEffect(() => {
    const inLine = (key: string): boolean => {
      const { line, setLine } = useDraftView.getState();
      if (!line) return false;
      if (key === 'Enter') endLine();
      else if (key === 'Backspace') setLine(line.slice(0, -1));
      else if (key === 'Escape') setLine(null);
      else return false;
      return true;
    };
    const back = (): boolean => {
      const { chosen, group, pointAt } = useDraftView.getState();
      if (group) pointAt({ group: null });
      else if (chosen.size > 0) chooseGrids(new Set());
      else editor.setDrafting(false);
      return true;
    };
    const down = (event: KeyboardEvent) => {
      // What a list or menu of the panel has taken (Esc closes it) is none of ours.
      if (event.defaultPrevented || isListOpen()) return;
      const { key } = event;
      const typing = isTyping(event.target);
      const undo = (['undo', 'redo'] as const).find((id) => matchesKey(event, editor.commands.get(id)!.key!));
      const taken = typing
        ? key === 'Escape' && back()
        : inLine(key) ||
          (undo !== undefined && run(undo)) ||
          (matchesKey(event, TODAY_KEY) && see(true)) ||
          (key === 'Escape' && back());
      if (taken) event.preventDefault();
    };
    const run = (id: 'undo' | 'redo'): boolean => {
      const command = editor.commands.get(id)!;
      if (command.state().available) command.run();
      return true;
    };
    let held = false;
    const see = (today: boolean): boolean => {
      const { layer, seeToday } = useDraftView.getState();
      if (layer && held !== today) seeToday(today);
      held = today;
      return true;
    };
    const up = ({ key }: KeyboardEvent) => {
      if (held && key.toLowerCase() === TODAY_KEY) see(false);
    };
    // Held while the window is left, the key's release is never heard.
    const blur = () => held && see(false);
    addEventListener('keydown', down);
    addEventListener('keyup', up);
    addEventListener('blur', blur);
    return () => {
      removeEventListener('keydown', down);
      removeEventListener('keyup', up);
      removeEventListener('blur', blur);
    };
  }, [editor]);
}

/** Lists and menus that are closed stay in the page, unseen. */
function isListOpen(): boolean {
  const lists = document.querySelectorAll('[role="listbox"], [role="menu"]');
  return [...lists].some((list) => list.checkVisibility());
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
