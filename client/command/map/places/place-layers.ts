import type { Layer } from '@deck.gl/core';
import { IconLayer, ScatterplotLayer, SolidPolygonLayer } from '@deck.gl/layers';
import type { PlaceKind } from '../../../../domain/contract/place.ts';
import { paletteOf } from '../../../map/style/palette.ts';
import { rgba } from '../points/case-colours.ts';
import type { CameraViews } from './camera-views.ts';
import { cameraViews } from './camera-views.ts';
import type { Place } from './filter-places.ts';

export const PLACE_COLOURS: Readonly<Record<PlaceKind, string>> = paletteOf('dark').place;
/** From this zoom on what a camera sees is more than a speck. */
export const VIEWS_ZOOM = 15.5;
const CASING = rgba('#0E1621');
const ICON_PX = 32;

/** Places of one kind in flat arrays, made once for a filter. */
export interface PlaceSet {
  readonly kind: PlaceKind;
  readonly places: readonly Place[];
  readonly positions: Float64Array;
  readonly views: CameraViews | null;
}

export function placeSet(kind: PlaceKind, places: readonly Place[]): PlaceSet {
  const positions = new Float64Array(2 * places.length);
  for (const [i, { geometry }] of places.entries()) positions.set(geometry.coordinates.slice(0, 2), 2 * i);
  return { kind, places, positions, views: kind === 'camera' ? cameraViews(places) : null };
}

/** Cameras as dots with what they see, shops as squares, units as diamonds: told apart without their colour too. */
export function placeLayers(
  { kind, places, positions, views }: PlaceSet,
  near: boolean,
  scale: number,
): Layer[] {
  if (places.length === 0) return [];
  const colour = rgba(PLACE_COLOURS[kind]);
  const data = { length: places.length, attributes: { getPosition: { value: positions, size: 2 } } };
  if (!views)
    return [
      new IconLayer({
        id: `place-${kind}`,
        data,
        // The layer's own type asks for a picture and an address at once.
        iconAtlas: signs() as ImageData & string,
        iconMapping: SIGNS,
        getIcon: () => kind,
        getSize: (near ? 11 : 7) * scale,
        getColor: colour,
      }),
    ];
  return [
    new SolidPolygonLayer({
      id: 'camera-view',
      data: {
        length: views.count,
        startIndices: views.starts,
        attributes: { getPolygon: { value: views.positions, size: 2 } },
      },
      _normalize: false,
      _windingOrder: 'CW',
      visible: near,
      getFillColor: rgba(PLACE_COLOURS.camera, 0.14),
    }),
    new ScatterplotLayer({
      id: 'place-camera',
      data,
      getRadius: (near ? 4 : 2.6) * scale,
      radiusUnits: 'pixels',
      getFillColor: colour,
      stroked: true,
      getLineColor: CASING,
      getLineWidth: 1,
      lineWidthUnits: 'pixels',
    }),
  ];
}

const SIGNS = {
  shop: { x: 0, y: 0, width: ICON_PX, height: ICON_PX, mask: true },
  unit: { x: ICON_PX, y: 0, width: ICON_PX, height: ICON_PX, mask: true },
};

let drawn: ImageData | null = null;

/** A square and a diamond, whose colour deck.gl puts in. */
function signs(): ImageData {
  if (drawn) return drawn;
  const canvas = document.createElement('canvas');
  canvas.width = 2 * ICON_PX;
  canvas.height = ICON_PX;
  const g = canvas.getContext('2d')!;
  g.fillRect(5, 5, ICON_PX - 10, ICON_PX - 10);
  g.translate(1.5 * ICON_PX, ICON_PX / 2);
  g.rotate(Math.PI / 4);
  g.fillRect(-10, -10, 20, 20);
  drawn = g.getImageData(0, 0, canvas.width, canvas.height);
  return drawn;
}
