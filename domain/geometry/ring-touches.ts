/** The ring and the point at which touching rings first enclose a part of the interior. */
export interface TouchCycle {
  readonly ring: number;
  readonly at: readonly [x: number, y: number];
}

/**
 * Rings that touch in points leave the interior in one piece exactly when rings and touch points, joined where a ring
 * passes a point, form no cycle. `touches` holds ring, ring, x, y for each touch; a touch may be listed repeatedly.
 * Gives the touch that closes a cycle, or null.
 */
export function closesCycle(rings: number, touches: readonly number[]): TouchCycle | null {
  if (touches.length === 0) return null;
  const points = new Map<string, number>();
  const joined = new Set<string>();
  const parent = Array.from({ length: rings }, (_, r) => r);
  const root = (n: number): number => {
    let top = n;
    while (parent[top] !== top) top = parent[top]!;
    parent[n] = top;
    return top;
  };
  for (let t = 0; t < touches.length; t += 4) {
    const at = [touches[t + 2]!, touches[t + 3]!] as const;
    const key = `${at[0]} ${at[1]}`;
    let point = points.get(key);
    if (point === undefined) {
      point = parent.length;
      parent.push(point);
      points.set(key, point);
    }
    for (const ring of [touches[t]!, touches[t + 1]!]) {
      const join = `${ring} ${point}`;
      if (joined.has(join)) continue;
      joined.add(join);
      const a = root(ring);
      const b = root(point);
      if (a === b) return { ring, at };
      parent[a] = b;
    }
  }
  return null;
}
