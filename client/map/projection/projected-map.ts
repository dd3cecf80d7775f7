import type { Feature, Geometry } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { type Point, toDegrees } from '../../../domain/geometry/point.ts';
import { outlineFeature, outlineOf } from '../features/outline.ts';
import { Flash } from './flash.ts';
import { GridProjection } from './grid-projection.ts';
import { LabelProjection } from './label-projection.ts';
import { areas, SelectionProjection } from './selection-projection.ts';
import { ShapeProjection } from './shape-projection.ts';
import { FeatureSource } from './source.ts';

/** Everything on the map that follows the store, each in its own source. */
export class ProjectedMap {
  readonly grids: GridProjection;
  readonly labels: LabelProjection;
  readonly selection: SelectionProjection;
  readonly shapes: ShapeProjection;
  readonly lines: FeatureSource;
  readonly buildings: FeatureSource;
  readonly outside: FeatureSource;
  readonly places: FeatureSource;
  readonly preview: FeatureSource;
  readonly sides: FeatureSource;
  readonly cue: FeatureSource;
  readonly compare: FeatureSource;
  readonly #flash: Flash;

  constructor(map: MapLibre) {
    this.grids = new GridProjection(map);
    this.labels = new LabelProjection(map);
    this.selection = new SelectionProjection(map);
    this.shapes = new ShapeProjection(map);
    this.lines = new FeatureSource(map, 'lines');
    this.buildings = new FeatureSource(map, 'buildings');
    this.outside = new FeatureSource(map, 'outside');
    this.places = new FeatureSource(map, 'places');
    this.preview = new FeatureSource(map, 'preview');
    this.sides = new FeatureSource(map, 'sides');
    this.cue = new FeatureSource(map, 'cue');
    this.compare = new FeatureSource(map, 'compare');
    this.#flash = new Flash(map);
  }

  flash(
    division: Division | null,
    { gridIds, at }: { readonly gridIds: readonly GridId[]; readonly at?: Point },
  ): void {
    const features: Feature[] = [];
    if (division && gridIds.length > 0)
      features.push(outlineFeature(outlineOf(division, gridIds)), ...areas(division, gridIds));
    if (at) {
      features.push({
        type: 'Feature',
        properties: {},
        geometry: { type: 'Point', coordinates: toDegrees(at) },
      });
    }
    this.#flash.show(features);
  }

  /** Draws the eye to a piece of ground or a place that is no grid's. */
  flashGround(geometry: Geometry): void {
    this.#flash.show([{ type: 'Feature', properties: {}, geometry }]);
  }

  destroy(): void {
    this.grids.destroy();
    this.labels.destroy();
    this.#flash.destroy();
  }
}
