import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { DrawSheet, Thumb, ThumbQueue } from './thumb-queue.ts';

/** The picture of a sheet in sight, once it is drawn. `old` is the one before it, of the same sheet as it was a moment ago. */
export function useThumb(
  queue: ThumbQueue,
  key: string,
  draw: DrawSheet,
): { readonly thumb: Thumb | undefined; readonly old: string | null } {
  const thumb = useSyncExternalStore(queue.subscribe, () => queue.get(key));
  const old = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what draws the sheet is all in its key
  useEffect(() => queue.want(key, draw), [queue, key]);
  useEffect(() => {
    if (thumb?.kind === 'drawn') old.current = thumb.url;
  }, [thumb]);
  return { thumb, old: old.current };
}
