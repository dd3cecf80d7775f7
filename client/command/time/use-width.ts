import { type RefObject, useLayoutEffect, useState } from 'react';

/** An element's width in whole pixels, as it is and as it becomes. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const seen = element.current;
    if (!seen) return;
    const measure = () => setWidth(Math.floor(seen.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(seen);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
