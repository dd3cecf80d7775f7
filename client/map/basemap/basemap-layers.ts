import type { ErrorEvent, LayerSpecification, Map as MapLibre, MapSourceDataEvent } from 'maplibre-gl';
import type { Basemap } from '../../../domain/contract/basemap.ts';
import { paintLayers } from '../style/paint-layers.ts';
import { paletteOf, type Scheme } from '../style/palette.ts';
import { BASEMAP, type BasemapParts, basemapParts } from './basemap-parts.ts';
import { useBasemapState } from './basemap-state.ts';

/** The first of our own layers above the bare ground. */
const ABOVE = 'green';
const VEIL = `${BASEMAP}-veil`;
/** A server that did not answer is asked again so often. */
const RETRY_MS = 30_000;

/**
 * The base map, beneath everything and under a veil of the ground's colour. It is put in after the map stands: where it
 * does not come the map is whole without it, the state says so, and it is asked for again.
 */
export class BasemapLayers {
  readonly #map: MapLibre;
  readonly #basemap: Basemap;
  #scheme: Scheme;
  #visible: boolean;
  #parts: BasemapParts | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failing = false;
  #closed = false;

  constructor(map: MapLibre, basemap: Basemap, scheme: Scheme, visible: boolean) {
    this.#map = map;
    this.#basemap = basemap;
    this.#scheme = scheme;
    this.#visible = visible;
    map.on('error', this.#onError);
    map.on('sourcedata', this.#onData);
    addEventListener('online', this.#again);
    void this.#add();
  }

  setScheme(scheme: Scheme): void {
    if (this.#scheme === scheme) return;
    this.#scheme = scheme;
    paintLayers(this.#map, this.#layers());
  }

  /** Hidden (`projection/layer-visibility` does that) nothing is asked of anybody. */
  setVisible(visible: boolean): void {
    if (this.#visible === visible) return;
    this.#visible = visible;
    if (!visible) useBasemapState.setState({ state: 'none' });
    else if (this.#failing || !this.#parts) this.#addAnew();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#map.off('error', this.#onError);
    this.#map.off('sourcedata', this.#onData);
    removeEventListener('online', this.#again);
    useBasemapState.setState({ state: 'none', attribution: '' });
  }

  #layers(): LayerSpecification[] {
    if (!this.#parts) return [];
    const p = paletteOf(this.#scheme);
    const veil: LayerSpecification = {
      id: VEIL,
      type: 'background',
      paint: { 'background-color': p.ground, 'background-opacity': this.#scheme === 'light' ? 0.25 : 0.6 },
    };
    return [...this.#parts.layers(p), veil];
  }

  async #add(): Promise<void> {
    if (!this.#visible) return;
    try {
      this.#parts = await basemapParts(this.#basemap);
    } catch (error) {
      console.warn('the base map does not come', error);
      this.#failed();
    }
    // Switched off and on again meanwhile, the first to come has put it in.
    if (this.#closed || !this.#parts || this.#map.getLayer(VEIL)) return;
    for (const [id, source] of Object.entries(this.#parts.sources)) this.#map.addSource(id, source);
    const visibility = this.#visible ? 'visible' : 'none';
    for (const layer of this.#layers())
      this.#map.addLayer({ ...layer, layout: { ...layer.layout, visibility } } as LayerSpecification, ABOVE);
  }

  /** What was there goes first: MapLibre does not ask again for tiles that did not come. */
  #addAnew(): void {
    for (const { id } of this.#layers()) if (this.#map.getLayer(id)) this.#map.removeLayer(id);
    for (const id of Object.keys(this.#parts?.sources ?? {}))
      if (this.#map.getSource(id)) this.#map.removeSource(id);
    this.#parts = null;
    void this.#add();
  }

  #failed(): void {
    if (this.#closed || !this.#visible) return;
    this.#failing = true;
    useBasemapState.setState({ state: 'unreachable' });
    clearTimeout(this.#retry);
    this.#retry = setTimeout(this.#again, RETRY_MS);
  }

  readonly #again = (): void => {
    if (!this.#closed && this.#visible && this.#failing) this.#addAnew();
  };

  readonly #onError = (event: ErrorEvent & { readonly sourceId?: string }): void => {
    if (event.sourceId?.startsWith(BASEMAP)) this.#failed();
    // As MapLibre does where nobody listens.
    else console.error(event.error);
  };

  readonly #onData = ({ sourceId, tile }: MapSourceDataEvent): void => {
    if (!sourceId.startsWith(BASEMAP) || !this.#visible) return;
    if (tile?.state === 'loaded') {
      this.#failing = false;
      if (useBasemapState.getState().state !== 'shown') useBasemapState.setState({ state: 'shown' });
    }
    const attribution = this.#attribution();
    if (attribution !== useBasemapState.getState().attribution) useBasemapState.setState({ attribution });
  };

  /** What the sources say, without their links and markup. */
  #attribution(): string {
    const said = Object.keys(this.#parts?.sources ?? {})
      .map((id) => this.#map.getSource(id)?.attribution ?? '')
      .map((html) => new DOMParser().parseFromString(html, 'text/html').body.textContent.trim())
      .filter(Boolean);
    return [...new Set(said)].join(' · ');
  }
}
