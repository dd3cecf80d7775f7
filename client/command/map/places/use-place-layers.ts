import { useEffect, useMemo } from 'react';
import type { PlaceKind } from '../../../../domain/contract/place.ts';
import { usePlaces } from '../../../ui/data/use-places.ts';
import type { Shown } from '../map-canvas.tsx';
import type { MapLook } from '../map-look.ts';
import type { Scene } from '../pointer/scene.ts';
import { filterPlaces } from './filter-places.ts';
import { type PlaceSet, placeLayers, placeSet, VIEWS_ZOOM } from './place-layers.ts';

const HIT_PX = 7;

function usePlaceSet(kind: PlaceKind, { places }: MapLook): PlaceSet | null {
  const look = places[kind];
  const all = usePlaces(kind, look.shown).data?.features;
  return useMemo(
    () => (all && look.shown ? placeSet(kind, filterPlaces(all, look)) : null),
    [kind, all, look],
  );
}

/** Keeps cameras, shops and units on the map as the look wants them; asked for when first shown. */
export function usePlaceLayers({ map, overlay }: Shown, scene: Scene, look: MapLook, scale: number): void {
  const units = usePlaceSet('unit', look);
  const shops = usePlaceSet('shop', look);
  const cameras = usePlaceSet('camera', look);
  useEffect(() => {
    const sets = [units, shops, cameras].filter((set) => set !== null);
    const positions = new Float64Array(sets.reduce((sum, set) => sum + set.positions.length, 0));
    let to = 0;
    for (const set of sets) {
      positions.set(set.positions, to);
      to += set.positions.length;
    }
    scene.places = { positions, places: sets.flatMap((set) => set.places), radiusPx: HIT_PX * scale };
    let near: boolean | null = null;
    const draw = () => {
      const now = map.getZoom() >= VIEWS_ZOOM;
      if (now === near) return;
      near = now;
      overlay.set(
        'places',
        sets.flatMap((set) => placeLayers(set, now, scale)),
      );
    };
    draw();
    map.on('zoom', draw);
    return () => {
      map.off('zoom', draw);
    };
  }, [map, overlay, scene, units, shops, cameras, scale]);
}
