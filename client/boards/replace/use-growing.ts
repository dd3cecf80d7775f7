import { useEffect, useRef, useState } from 'react';

/** Rows that are drawn at once; lines of several heights are not worth counting before they are there. */
const STEP = 80;

/** How many rows of a long list are drawn: more as its end comes near, and as many as reach the one that is `wanted`. */
export function useGrowing(count: number, wanted: number) {
  const [grown, setGrown] = useState(STEP);
  const end = useRef<HTMLDivElement>(null);
  const shown = Math.min(count, Math.max(grown, wanted < 0 ? 0 : wanted + STEP));
  useEffect(() => {
    const element = end.current;
    if (!element || shown >= count) return;
    const seen = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && setGrown((now) => Math.max(now, shown) + STEP),
      { rootMargin: '600px' },
    );
    seen.observe(element);
    return () => seen.disconnect();
  }, [count, shown]);
  return { shown, end };
}
