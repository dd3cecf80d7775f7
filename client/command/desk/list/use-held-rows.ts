import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { WireCase } from '../../../../domain/contract/case.ts';
import { type HeldRows, heldRows } from './held-rows.ts';

/**
 * The rows of a list that live cases come into: they stand still while the list is scrolled or the pointer is over it.
 * `release` takes what has come in and goes to the top. Another `of` (a tab, an order, a filter) is another list.
 */
export function useHeldRows(
  list: RefObject<HTMLElement | null>,
  now: readonly WireCase[],
  find: (id: string) => WireCase | undefined,
  of: string,
): HeldRows & { readonly release: () => void } {
  const [held, setHeld] = useState(false);
  const kept = useRef<{ of: string; rows: readonly WireCase[] }>({ of, rows: [] });
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    let over = false;
    const look = () => setHeld(over || element.scrollTop > 0);
    const enter = () => {
      over = true;
      look();
    };
    const leave = () => {
      over = false;
      look();
    };
    element.addEventListener('scroll', look, { passive: true });
    element.addEventListener('pointerenter', enter);
    element.addEventListener('pointerleave', leave);
    return () => {
      element.removeEventListener('scroll', look);
      element.removeEventListener('pointerenter', enter);
      element.removeEventListener('pointerleave', leave);
    };
  }, [list]);
  const shown = kept.current.of === of ? kept.current.rows : [];
  const next = useMemo(() => heldRows(shown, now, find, held), [shown, now, find, held]);
  useEffect(() => {
    kept.current = { of, rows: next.rows };
  }, [of, next.rows]);
  const [, again] = useState(0);
  const release = useCallback(() => {
    if (list.current) list.current.scrollTop = 0;
    kept.current = { of: '', rows: [] };
    again((n) => n + 1);
  }, [list]);
  return { ...next, release };
}
