import { type RefObject, useLayoutEffect, useState } from 'react';

/** Rows that are drawn beyond the ones in sight where nothing is said, so that fast scrolling shows no blank. */
const BEYOND = 12;

/** Which rows of a list of equal rows are in sight: a tree of thousands draws only those. */
export function useVisibleRows(
  list: RefObject<HTMLElement | null>,
  count: number,
  rowPx: number,
  beyond = BEYOND,
): { readonly from: number; readonly to: number } {
  const [seen, setSeen] = useState({ top: 0, height: 800 });
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const look = () => setSeen({ top: element.scrollTop, height: element.clientHeight });
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [list]);
  const from = Math.max(0, Math.floor(seen.top / rowPx) - beyond);
  const to = Math.min(count, Math.ceil((seen.top + seen.height) / rowPx) + beyond);
  return { from, to };
}
