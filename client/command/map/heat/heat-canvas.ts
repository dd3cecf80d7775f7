import type { CanvasSource, Map as MapLibre, RasterLayerSpecification } from 'maplibre-gl';
import type { HeatField } from '../../../../domain/case/heat/heat-field.ts';
import { type HeatFrame, sameFrame } from '../../../../domain/case/heat/heat-frame.ts';
import { boundsOf, heatImage } from './heat-image.ts';

const ID = 'case-heat';
/** How strongly the heat covers what lies beneath it. */
export const HEAT_OPACITY = 0.78;

/**
 * The heat on the map: over the ground, the buildings and the grids' colours, under streets, borders and names, which a
 * canvas over the map would cover. Nearest: a pixel on the screen has the colour of the cell it lies in, never a mixture.
 */
export class HeatCanvas {
  readonly #map: MapLibre;
  readonly #before: string | undefined;
  readonly #canvas = document.createElement('canvas');
  #frame: HeatFrame | null = null;

  /** `before`: the layer of the map that the heat lies under; none: it lies over all. */
  constructor(map: MapLibre, before?: string) {
    this.#map = map;
    this.#before = before;
    map.on('moveend', this.#upload);
  }

  show(field: HeatField): void {
    const image = heatImage(field);
    if (!this.#frame || !sameFrame(this.#frame, field.frame)) {
      this.hide();
      this.#canvas.width = image.width;
      this.#canvas.height = image.height;
    }
    this.#canvas.getContext('2d')!.putImageData(new ImageData(image.data, image.width, image.height), 0, 0);
    if (this.#frame) this.#upload();
    else this.#add(field.frame);
  }

  hide(): void {
    if (!this.#frame) return;
    this.#frame = null;
    this.#map.removeLayer(ID);
    this.#map.removeSource(ID);
  }

  destroy(): void {
    this.#map.off('moveend', this.#upload);
  }

  #add(frame: HeatFrame): void {
    this.#frame = frame;
    const [west, south, east, north] = boundsOf(frame);
    this.#map.addSource(ID, {
      type: 'canvas',
      canvas: this.#canvas,
      animate: false,
      coordinates: [
        [west, north],
        [east, north],
        [east, south],
        [west, south],
      ],
    });
    this.#map.addLayer(
      {
        id: ID,
        type: 'raster',
        source: ID,
        paint: {
          'raster-opacity': HEAT_OPACITY,
          'raster-resampling': 'nearest',
          'raster-fade-duration': 0,
        },
      } satisfies RasterLayerSpecification,
      this.#before,
    );
  }

  /** MapLibre takes the canvas over when it is told to play, and once: also what was drawn while it was out of sight. */
  readonly #upload = (): void => {
    if (!this.#frame) return;
    const source = this.#map.getSource<CanvasSource>(ID);
    source?.play();
    source?.pause();
  };
}
