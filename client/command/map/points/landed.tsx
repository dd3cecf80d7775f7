import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { URGENCIES } from '../../../../domain/case/types.ts';
import type { CommandState } from '../../store/types.ts';
import type { CommandSource } from '../command-map-props.ts';
import { URGENCY_COLOURS } from './case-colours.ts';

/** The case that has just landed: one pulse where it lies, also where it is lost in a cluster, then nothing more. */
export function Landed({ map, store }: { readonly map: MapLibre; readonly store: CommandSource }) {
  const landed = useStore(store as StoreApi<CommandState>, (state) => state.landed);
  const ring = useRef<HTMLSpanElement>(null);
  const one = landed && store.getState().view.cases.findLast(({ id }) => id === landed.id);
  const at = one?.at ?? null;
  useEffect(() => {
    if (!at) return;
    const put = () => {
      const { x, y } = map.project([at[0], at[1]]);
      if (ring.current) ring.current.style.transform = `translate(${x}px, ${y}px)`;
    };
    put();
    map.on('move', put);
    return () => {
      map.off('move', put);
    };
  }, [map, at]);
  if (!landed || !at || !one) return null;
  const { view } = store.getState();
  const urgency = URGENCIES[view.urgency[view.cases.lastIndexOf(one)] ?? 0]!;
  return (
    <span key={landed.id} ref={ring} className="case-landed" data-testid="case-landed" data-case={landed.id}>
      <i style={{ borderColor: URGENCY_COLOURS[urgency] }} />
    </span>
  );
}
