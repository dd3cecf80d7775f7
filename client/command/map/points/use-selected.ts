import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { NearCamera } from '../../../../domain/contract/case.ts';
import type { Say } from '../../../i18n/use-say.ts';
import { usePlaces } from '../../../ui/data/use-places.ts';
import type { CommandState } from '../../store/types.ts';
import type { CommandSource, LngLat } from '../command-map-props.ts';
import type { Shown } from '../map-canvas.tsx';
import { nearCameras } from '../places/near-cameras.ts';
import { nearLayers } from '../places/near-layers.ts';
import { selectedLayers } from './selected-layers.ts';

/** The selected case as the view has it now: where it is, and how urgent. */
function useSelected(store: CommandSource): { at: LngLat | null; urgency: number } {
  const key = useStore(store as StoreApi<CommandState>, ({ selected, view, sinceShift, tray }) => {
    if (selected === null) return '';
    const i = view.cases.findLastIndex(({ id }) => id === selected);
    const one = view.cases[i] ?? [...sinceShift, ...tray].find(({ id }) => id === selected);
    return one?.at ? `${one.at[0]},${one.at[1]},${view.urgency[i] ?? 0}` : '';
  });
  return useMemo(() => {
    const [lng, lat, urgency] = key.split(',').map(Number);
    return lat === undefined || lng === undefined
      ? { at: null, urgency: 0 }
      : { at: [lng, lat], urgency: urgency ?? 0 };
  }, [key]);
}

/** Keeps the selected case, its nearest cameras and the spot that is being chosen on the map. */
export function useSelectedLayers(
  { overlay }: Shown,
  store: CommandSource,
  mark: LngLat | null,
  given: readonly NearCamera[] | undefined,
  scale: number,
  say: Say,
): void {
  const { at, urgency } = useSelected(store);
  const all = usePlaces('camera', at !== null && given === undefined).data?.features;
  const cameras = useMemo(() => (at ? (given ?? (all ? nearCameras(all, at) : [])) : []), [at, given, all]);
  useEffect(() => {
    overlay.set('selected', selectedLayers(at && { at, urgency }, mark, scale));
  }, [overlay, at, urgency, mark, scale]);
  useEffect(() => {
    overlay.set(
      'near',
      at
        ? nearLayers(
            at,
            cameras,
            ({ distanceM }) => say.t('caseMap.near', { n: say.number(Math.round(distanceM)) }),
            scale,
          )
        : [],
    );
  }, [overlay, at, cameras, scale, say]);
}
