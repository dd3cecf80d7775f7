import type { Map as MapLibre } from 'maplibre-gl';
import { hatchImage } from './hatch-image.ts';
import { PLACE_KINDS } from './layers/places.ts';
import { paletteOf, type Scheme } from './palette.ts';
import { lockImage, placeImage } from './sign-images.ts';

/** Drawn at twice the size in CSS pixels. */
const RATIO = 2;

/** Hatches and signs, drawn here rather than fetched; adding them again replaces them. */
export function addImages(map: MapLibre, scheme: Scheme): void {
  const p = paletteOf(scheme);
  const put = (id: string, image: ImageData) => {
    if (map.hasImage(id)) map.updateImage(id, image);
    else map.addImage(id, image, { pixelRatio: RATIO });
  };
  for (const hatch of ['diagonal', 'back-diagonal', 'horizontal', 'vertical', 'cross', 'dots'] as const)
    put(`hatch-${hatch}`, hatchImage(hatch, p.ink, 0.3));
  put('hatch-unassigned', hatchImage('unassigned', p.unassigned, 0.7));
  put('hatch-fault', hatchImage('diagonal', p.error, 0.9));
  put('lock', lockImage(p.ink, p.halo));
  for (const kind of PLACE_KINDS) put(`place-${kind}`, placeImage(kind, p.place[kind], p.halo));
}
