import type { Feature } from 'geojson';
import { LngLatBounds, type Map as MapLibre, type PaddingOptions } from 'maplibre-gl';
import type { LngLat } from '../../../domain/contract/geometry.ts';
import { movedShown, type useDraftView } from '../../drafts/flow/draft-view.ts';
import type { ProposedLayer } from '../../drafts/flow/proposed-layer.ts';
import type { ProjectedMap } from '../projection/projected-map.ts';
import { FeatureSource } from '../projection/source.ts';
import {
  cornerFeatures,
  groundFeatures,
  labelFeatures,
  lineFeatures,
  movedFeatures,
  outlineFeatures,
  type ProposedText,
  shortfallFeatures,
} from './draft-features.ts';

type View = ReturnType<typeof useDraftView.getState>;

/** Around a place, as a share of the map's lesser side: what lies beside it tells what it is. */
const AROUND = 0.28;
const CLOSEST_ZOOM = 17;
/** Free space around a whole proposal, px: on the left the legend stands. How much of the window it has to fill to be left where it is. */
const MARGIN_PX = { top: 48, right: 56, bottom: 64, left: 184 };
const FAIR = 0.5;
const MOVE_MS = 350;

/** Draws what is proposed over the map; each part of it only when that part is another. */
export class DraftProjection {
  readonly #map: MapLibre;
  readonly #projected: ProjectedMap;
  readonly #sources: Record<'ground' | 'marks' | 'labels' | 'lines', FeatureSource>;
  #shown: View | null = null;
  #text: ProposedText | null = null;
  /** The proposal that the view was last brought to. */
  #fitted: string | null = null;

  constructor(map: MapLibre, projected: ProjectedMap) {
    this.#map = map;
    this.#projected = projected;
    this.#sources = {
      ground: new FeatureSource(map, 'draft-ground'),
      marks: new FeatureSource(map, 'draft-marks'),
      labels: new FeatureSource(map, 'draft-labels'),
      lines: new FeatureSource(map, 'draft-lines'),
    };
  }

  show(view: View, text: ProposedText): void {
    const before = this.#shown;
    this.#shown = view;
    const another = <K extends keyof View>(...keys: K[]) => keys.some((key) => view[key] !== before?.[key]);
    const layer = view.today ? null : view.layer;
    if (layer && layer.proposal !== this.#fitted) this.#fit(layer);
    if (another('layer', 'today')) this.#sources.ground.set(layer ? groundFeatures(layer) : []);
    if (another('layer', 'today') || this.#text !== text) {
      this.#text = text;
      this.#sources.labels.set(layer ? labelFeatures(layer, text) : []);
    }
    // The pointer moves at every frame; what is marked changes only from one grid to the next.
    const hovered = view.hover?.grid !== before?.hover?.grid;
    if (hovered || another('layer', 'today', 'chosen', 'along', 'group'))
      this.#sources.marks.set(layer ? marksOf(view, layer) : []);
    if (another('picture', 'drawn', 'line', 'today'))
      this.#sources.lines.set([
        ...(view.today ? [] : lineFeatures('picture', view.picture)),
        ...lineFeatures('drawn', view.drawn),
        ...(view.line ? [...lineFeatures('line', [view.line]), ...cornerFeatures(view.line)] : []),
      ]);
    if (view.look && view.look.serial !== before?.look?.serial) this.#lookAt(view.look.places);
  }

  /** Brings a proposal into view, unless it lies there already and fills a fair part of it. */
  #fit({ proposal, grids }: ProposedLayer): void {
    this.#fitted = proposal;
    const bounds = new LngLatBounds();
    for (const { grid } of grids) for (const place of grid.rings[0] ?? []) bounds.extend(place);
    if (bounds.isEmpty()) return;
    const [a, b] = [this.#map.project(bounds.getSouthWest()), this.#map.project(bounds.getNorthEast())];
    const { clientWidth, clientHeight } = this.#map.getContainer();
    const inside = a.x >= 0 && b.x <= clientWidth && b.y >= 0 && a.y <= clientHeight;
    const fills = Math.max((b.x - a.x) / clientWidth, (a.y - b.y) / clientHeight);
    if (!inside || fills < FAIR) this.#goTo(bounds, MARGIN_PX);
  }

  #lookAt(places: readonly LngLat[]): void {
    const bounds = new LngLatBounds();
    for (const place of places) bounds.extend(place);
    if (bounds.isEmpty()) return;
    const { clientWidth, clientHeight } = this.#map.getContainer();
    this.#goTo(bounds, AROUND * Math.min(clientWidth, clientHeight));
    this.#projected.flashGround({ type: 'MultiPoint', coordinates: places as LngLat[] });
  }

  #goTo(bounds: LngLatBounds, padding: number | PaddingOptions): void {
    this.#map.fitBounds(bounds, {
      padding,
      maxZoom: CLOSEST_ZOOM,
      duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : MOVE_MS,
    });
  }
}

function marksOf(view: View, layer: NonNullable<View['layer']>): Feature[] {
  const { hover, chosen, along, group } = view;
  const roles = new Map<string, 'chosen' | 'along' | 'hover'>();
  for (const id of along) roles.set(id, 'along');
  if (hover) roles.set(hover.grid, 'hover');
  for (const id of chosen) roles.set(id, 'chosen');
  return [
    ...outlineFeatures(layer, roles),
    ...movedFeatures(movedShown(view), group !== null),
    ...shortfallFeatures(layer),
  ];
}
