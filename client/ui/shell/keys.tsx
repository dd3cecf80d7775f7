import { useEffect } from 'react';
import { useEditor } from './editor-context.ts';
import { matchesKey } from './matches-key.ts';

/**
 * Hands keys to the tool in hand, then to tools and commands by their own keys; not while somebody is typing, nor what
 * has been taken already (arrows and Enter in the tree).
 */
export function Keys() {
  const editor = useEditor();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"], [role="menu"]')) return;
      if (!editor.store.getState().plan) return;
      const { key, shiftKey: shift, altKey: alt } = event;
      const taken =
        editor.tool.onKey({ key, shift, alt, mod: event.ctrlKey || event.metaKey }) ||
        runByKey(event) ||
        (key === 'Escape' && leave());
      if (taken) event.preventDefault();
    };
    const runByKey = (event: KeyboardEvent): boolean => {
      for (const tool of editor.tools.values()) {
        if (!matchesKey(event, tool.key)) continue;
        if (tool.state().available) editor.activate(tool.id);
        return true;
      }
      for (const command of editor.commands.values()) {
        if (command.key === null || !matchesKey(event, command.key)) continue;
        if (command.state().available) command.run();
        return true;
      }
      return false;
    };
    // Esc steps back: out of the tool first, then out of the selection.
    const leave = (): boolean => {
      if (editor.store.getState().tool !== 'select') editor.activate('select');
      else editor.select([]);
      return true;
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [editor]);
  return null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
