import { type RefObject, useEffect, useRef, useState } from 'react';
import { HEAT_BANDWIDTH_M } from '../../../../domain/case/heat/heat-classes.ts';
import type { WireCase } from '../../../../domain/contract/case.ts';
import type { Division } from '../../../../domain/edit/types.ts';
import { toLattice } from '../../../../domain/geometry/point.ts';
import { gridAt } from '../../../editor/tools/ground.ts';
import type { CommandMapPort, CommandSource } from '../../map/command-map-props.ts';
import type { WallSettings } from '../wall-settings.ts';
import type { WallWords } from '../wall-words.ts';
import type { Looked } from './focus-card.tsx';
import { casesNear, denseAmong } from './look-around.ts';
import { type Focus, roundOf } from './round-of.ts';
import { useRotation } from './use-rotation.ts';

/** Places of a kind in one round. */
const ROUND = 5;
const NEAR_M = 2 * HEAT_BANDWIDTH_M;
const NEAR_ZOOM = 16;
const KINDS_NEAR = 3;

interface Tour {
  readonly store: CommandSource;
  readonly settings: WallSettings;
  readonly words: WallWords;
  readonly division: Division | null;
  readonly level: string;
  readonly overdue: readonly WireCase[];
  readonly alarm: boolean;
  readonly map: RefObject<CommandMapPort | null>;
}

/** The tour of a wall: where its map goes next, what is there, and how it is held. */
export function useTour(tour: Tour) {
  const latest = useRef(tour);
  latest.current = tour;
  const { settings, alarm } = tour;
  const [looked, setLooked] = useState<Looked | null>(null);
  const { shown, togglePause } = useRotation(
    settings.rotate,
    settings.quiet,
    alarm,
    () => {
      const { store, overdue } = latest.current;
      const { view } = store.getState();
      return roundOf(denseAmong(view.positions, view, ROUND), overdue, ROUND);
    },
    (focus) => focus.kind === 'dense' || latest.current.overdue.some(({ id }) => id === focus.id),
  );
  const { focus } = shown;
  useEffect(() => {
    if (focus) latest.current.map.current?.lookAt(focus.at, NEAR_ZOOM);
    // What the card says is of the moment at which the map went there.
    setLooked(focus && lookedAt(focus, latest.current));
  }, [focus]);
  return { shown, looked, togglePause };
}

function lookedAt(focus: Focus, { store, words, division, level, overdue }: Tour): Looked | null {
  if (focus.kind === 'overdue') {
    const of = overdue.find(({ id }) => id === focus.id);
    return of ? { kind: 'overdue', of: words.row(of, 'overdue') } : null;
  }
  const near = casesNear(store.getState().view.cases, focus.at, NEAR_M);
  const counts = new Map<string, number>();
  for (const { kind } of near) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const grid = division ? gridAt(division, level, toLattice(...focus.at)) : null;
  return {
    kind: 'dense',
    grid: words.grid(grid),
    perHectareDay: focus.perHectareDay,
    count: near.length,
    withinM: NEAR_M,
    kinds: [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, KINDS_NEAR)
      .map(([kind]) => words.kind(kind)),
  };
}
