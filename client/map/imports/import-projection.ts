import type { Feature } from 'geojson';
import { LngLatBounds, type Map as MapLibre } from 'maplibre-gl';
import type { ImportPreview } from '../../../domain/contract/exchange.ts';
import { readAs } from '../../exchange/flow/file-numbers.ts';
import type { useImportView } from '../../exchange/flow/import-view.ts';
import type { ProjectedMap } from '../projection/projected-map.ts';
import { FeatureSource } from '../projection/source.ts';
import {
  candidateFeatures,
  faultFeatures,
  layerFeatures,
  markFeatures,
  nameFeatures,
  repairFeatures,
  VEIL,
} from './import-features.ts';
import { eachPosition } from './moved-geometry.ts';

type View = ReturnType<typeof useImportView.getState>;

/** Free space around the whole layer, px. */
const MARGIN_PX = 64;
/** Around one place, as a share of the map's lesser side: what lies beside it tells what it is. */
const AROUND = 0.3;
/** A layer of one building does not fill the window; a gap of some centimetres is seen all the same. */
const CLOSEST_ZOOM = { layer: 17, place: 19 };
const MOVE_MS = 350;

/** Draws a file that is being imported; each part of it only when that part is another. */
export class ImportProjection {
  readonly #map: MapLibre;
  readonly #projected: ProjectedMap;
  readonly #layer: FeatureSource;
  readonly #faults: FeatureSource;
  readonly #marks: FeatureSource;
  #shown: View | null = null;
  #names: Feature[] = [];
  /** Whether the view has been brought to this import yet. */
  #fitted = false;

  constructor(map: MapLibre, projected: ProjectedMap) {
    this.#map = map;
    this.#projected = projected;
    this.#layer = new FeatureSource(map, 'import-layer');
    this.#faults = new FeatureSource(map, 'import-faults');
    this.#marks = new FeatureSource(map, 'import-marks');
  }

  show(view: View): void {
    const before = this.#shown;
    this.#shown = view;
    const { preview, shift, faults, repairs, fault, candidates, marks, look, named } = view;
    const another = <K extends keyof View>(...keys: K[]) => keys.some((key) => view[key] !== before?.[key]);
    if (another('preview', 'shift', 'named')) {
      const move = shift && ((at: readonly [number, number]) => readAs(shift.from, shift.to, at));
      this.#layer.set(preview ? layerFeatures(preview, move, !named) : []);
    }
    if (another('preview', 'named')) this.#names = preview && named ? nameFeatures(preview) : [];
    // By another reading they would lie elsewhere, or not be there at all.
    if (another('faults', 'repairs', 'fault', 'shift'))
      this.#faults.set(shift ? [] : [...repairFeatures(repairs), ...faultFeatures(faults, fault)]);
    if (another('preview', 'candidates', 'marks', 'named', 'shift'))
      this.#marks.set(
        preview
          ? [
              VEIL,
              ...candidateFeatures(preview, candidates),
              ...(shift ? [] : this.#names),
              ...markFeatures(marks),
            ]
          : markFeatures(marks),
      );
    if (!preview) this.#fitted = false;
    else if (!this.#fitted) this.#fit(preview);
    if (look && look.serial !== before?.look?.serial) this.#lookAt(look);
  }

  #fit({ features }: ImportPreview): void {
    const bounds = new LngLatBounds();
    for (const { geometry } of features)
      eachPosition(geometry, (lng, lat) => bounds.extend([lng, Math.max(-85, Math.min(85, lat))]));
    if (bounds.isEmpty()) return;
    this.#fitted = true;
    this.#goTo(bounds, MARGIN_PX, CLOSEST_ZOOM.layer);
  }

  #lookAt({ at, geometry }: NonNullable<View['look']>): void {
    const bounds = new LngLatBounds(at, at);
    if (geometry) eachPosition(geometry, (lng, lat) => bounds.extend([lng, lat]));
    const { clientWidth, clientHeight } = this.#map.getContainer();
    this.#goTo(bounds, AROUND * Math.min(clientWidth, clientHeight), CLOSEST_ZOOM.place);
    this.#projected.flashGround(geometry ?? { type: 'Point', coordinates: [...at] });
  }

  #goTo(bounds: LngLatBounds, padding: number, maxZoom: number): void {
    this.#map.fitBounds(bounds, {
      padding,
      maxZoom,
      duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : MOVE_MS,
    });
  }
}
