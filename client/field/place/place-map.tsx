import { Map as MapLibre, Marker } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import type { FieldGround } from '../../../domain/contract/field.ts';
import { useSay } from '../../i18n/use-say.ts';
import { MAP_FONT_FAMILY, MAP_FONTS } from '../../map/style/fonts.ts';
import { paletteOf } from '../../map/style/palette.ts';
import type { LngLat, Place } from './use-place.ts';
import 'maplibre-gl/dist/maplibre-gl.css';

const NEAR_ZOOM = 16;
const EARTH_M = 40_075_016.7;

/** A small map of the territory and its grids: a tap sets the pin, and the pin can be dragged. */
export function PlaceMap({
  ground,
  place,
  onChoose,
}: {
  readonly ground: FieldGround;
  readonly place: Place;
  readonly onChoose: (at: LngLat) => void;
}) {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  const made = useRef<{ map: MapLibre; pin: Marker } | null>(null);
  const choose = useRef(onChoose);
  choose.current = onChoose;

  useEffect(() => {
    const p = paletteOf('light');
    const map = new MapLibre({
      container: box.current!,
      center: [...ground.map.centre],
      zoom: ground.map.zoom,
      maxZoom: 20,
      maxPitch: 0,
      dragRotate: false,
      attributionControl: false,
      localIdeographFontFamily: MAP_FONT_FAMILY,
      style: {
        version: 8,
        sources: {
          grids: { type: 'geojson', data: ground.grids },
          territory: { type: 'geojson', data: ground.territories },
        },
        layers: [
          { id: 'ground', type: 'background', paint: { 'background-color': p.building } },
          { id: 'inside', type: 'fill', source: 'territory', paint: { 'fill-color': p.road } },
          {
            id: 'borders',
            type: 'line',
            source: 'grids',
            paint: { 'line-color': p.leafBorder, 'line-width': 1 },
          },
          {
            id: 'edge',
            type: 'line',
            source: 'territory',
            paint: { 'line-color': p.parentBorder, 'line-width': 2.5 },
          },
          {
            id: 'names',
            type: 'symbol',
            source: 'grids',
            layout: { 'text-field': ['get', 'name'], 'text-size': 13, 'text-font': MAP_FONTS },
            paint: { 'text-color': p.ink, 'text-halo-color': p.halo, 'text-halo-width': 1.5 },
          },
        ],
      },
    });
    map.touchZoomRotate.disableRotation();
    const pin = new Marker({ color: p.accent, draggable: true, anchor: 'bottom' });
    pin.on('dragend', () => {
      const { lng, lat } = pin.getLngLat();
      choose.current([lng, lat]);
    });
    map.on('click', ({ lngLat }) => choose.current([lngLat.lng, lngLat.lat]));
    made.current = { map, pin };
    return () => {
      made.current = null;
      map.remove();
    };
  }, [ground]);

  const { at, by, accuracyM } = place;
  useEffect(() => {
    if (!made.current || at === null) return;
    const { map, pin } = made.current;
    pin.setLngLat([...at]).addTo(map);
    // The map goes where the device is; where a finger has been it stays.
    if (by === 'device')
      map.jumpTo({ center: [...at], zoom: Math.min(NEAR_ZOOM, zoomOf(accuracyM ?? 0, at[1])) });
  }, [at, by, accuracyM]);

  return <div ref={box} className="field-map" role="application" aria-label={say.t('field.map')} />;
}

/** The zoom at which a circle of so many metres fills about half of a phone's width (512 px tiles). */
function zoomOf(metres: number, lat: number): number {
  const across = (EARTH_M * Math.cos((lat * Math.PI) / 180)) / 512;
  return Math.log2((across * 90) / Math.max(10, metres));
}
