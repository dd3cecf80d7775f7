/** Whether a key press is `mod+shift+z` and the like; mod is Ctrl, on a Mac ⌘. */
export function matchesKey(event: KeyboardEvent, key: string): boolean {
  const parts = key.toLowerCase().split('+');
  const wanted = parts.at(-1);
  return (
    event.key.toLowerCase() === wanted &&
    parts.includes('mod') === (event.ctrlKey || event.metaKey) &&
    parts.includes('shift') === event.shiftKey &&
    parts.includes('alt') === event.altKey
  );
}
