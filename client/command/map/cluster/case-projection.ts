import type { Map as MapLibre } from 'maplibre-gl';
import type { CaseOverlay } from '../case-overlay.ts';
import type { Scene } from '../pointer/scene.ts';
import { caseLayers, POINT_PX } from '../points/case-layers.ts';
import { type ShownCases, someOf } from '../shown-cases.ts';
import { OPEN_ZOOM } from './case-clusters.ts';
import { ClusterClient, type Clustered } from './cluster-client.ts';
import { clusterLayers, discPx } from './cluster-layers.ts';

/** Keeps the cases on the map: as points, or far away as clusters that a worker makes of them. */
export class CaseProjection {
  readonly #map: MapLibre;
  readonly #overlay: CaseOverlay;
  readonly #scene: Scene;
  readonly #scale: number;
  readonly #client: ClusterClient;
  #cases: ShownCases | null = null;
  #clusters = true;

  constructor(map: MapLibre, overlay: CaseOverlay, scene: Scene, scale: number) {
    this.#map = map;
    this.#overlay = overlay;
    this.#scene = scene;
    this.#scale = scale;
    this.#client = new ClusterClient(scale, (clustered) => this.#draw(clustered));
    map.on('zoom', this.#look);
  }

  /** `cases` null: none are drawn. */
  show(cases: ShownCases | null, clusters: boolean): void {
    const switched = clusters !== this.#clusters;
    this.#cases = cases;
    this.#clusters = clusters;
    if (!cases) {
      this.#points(null);
      this.#overlay.set('clusters', []);
      this.#scene.clusters = null;
      return;
    }
    if (!this.#clustered()) this.#open(cases);
    else {
      if (switched) this.#points(null);
      this.#client.ask(cases, this.#zoom());
    }
  }

  destroy(): void {
    this.#map.off('zoom', this.#look);
    this.#client.close();
  }

  #zoom(): number {
    return Math.floor(this.#map.getZoom());
  }

  #clustered(): boolean {
    return this.#clusters && this.#zoom() < OPEN_ZOOM;
  }

  #shownZoom = Number.NaN;
  readonly #look = (): void => {
    const zoom = Math.min(OPEN_ZOOM, this.#zoom());
    if (zoom === this.#shownZoom) return;
    this.#shownZoom = zoom;
    if (!this.#cases) return;
    if (this.#clustered()) this.#client.ask(this.#cases, zoom);
    else this.#open(this.#cases);
  };

  /** Every case by itself. */
  #open(cases: ShownCases): void {
    this.#points(cases);
    this.#overlay.set('clusters', []);
    this.#scene.clusters = null;
  }

  #draw({ cases, answer }: Clustered): void {
    // Switched off, or near enough by now.
    if (!this.#cases || !this.#clustered()) return;
    this.#points(someOf(cases, answer.alone));
    this.#overlay.set('clusters', clusterLayers(answer, this.#scale));
    const { positions, counts, overdue, opens } = answer.clusters;
    this.#scene.clusters = {
      positions,
      counts,
      overdue,
      opens,
      radiusPx: (i) => discPx(counts[i]!, this.#scale),
    };
  }

  #points(points: ShownCases | null): void {
    this.#overlay.set('cases', points ? caseLayers(points, this.#scale) : []);
    this.#scene.cases = points && { ...points, radiusPx: (POINT_PX + 3) * this.#scale };
  }
}
