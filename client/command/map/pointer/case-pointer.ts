import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WireCase } from '../../../../domain/contract/case.ts';
import { locate } from '../../../../domain/coverage/locate.ts';
import type { GridId } from '../../../../domain/coverage/types.ts';
import { toLattice } from '../../../../domain/geometry/point.ts';
import { ancestorAt } from '../../../../domain/plan/tree.ts';
import type { LngLat } from '../command-map-props.ts';
import type { Picture } from '../picture.ts';
import type { Hit } from './scene.ts';

/** What lies under the pointer: for the words beside it. */
export interface Under {
  /** Pixels from the map's upper left corner. */
  readonly point: readonly [x: number, y: number];
  /** The map's own size, px. */
  readonly size: readonly [width: number, height: number];
  readonly at: LngLat;
  readonly hit: Hit | null;
  /** The grid of the level that is counted. */
  readonly grid: GridId | null;
}

/** Cases on one spot, of which one is to be chosen. */
export interface Choice {
  readonly point: readonly [x: number, y: number];
  readonly cases: readonly WireCase[];
}

export interface PointerState {
  readonly under: Under | null;
  readonly choice: Choice | null;
}

interface Answers {
  readonly case: (id: string | null) => void;
  readonly ground: (at: LngLat, leaf: GridId | null) => void;
  readonly placing: () => boolean;
  readonly selected: () => string | null;
}

/** A cluster that is clicked comes this near at least. */
const CLOSER = 1;
const MOVE_MS = 300;

/** Follows the pointer over the map: what is beneath it, and what a click means. */
export class CasePointer {
  readonly state: StoreApi<PointerState> = createStore<PointerState>(() => ({ under: null, choice: null }));
  readonly #map: MapLibre;
  readonly #picture: Picture;
  readonly #answers: Answers;
  #frame = 0;
  #last: { readonly x: number; readonly y: number } | null = null;

  constructor(map: MapLibre, picture: Picture, answers: Answers) {
    this.#map = map;
    this.#picture = picture;
    this.#answers = answers;
    map.on('mousemove', this.#move);
    map.on('mouseout', this.#leave);
    map.on('movestart', this.#close);
    map.on('move', this.#again);
    map.on('click', this.#click);
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#map.off('mousemove', this.#move);
    this.#map.off('mouseout', this.#leave);
    this.#map.off('movestart', this.#close);
    this.#map.off('move', this.#again);
    this.#map.off('click', this.#click);
  }

  /** Another picture lies under a pointer that rests. */
  readonly again = (): void => this.#again();

  choose(id: string): void {
    this.state.setState({ choice: null });
    this.#answers.case(id);
  }

  readonly closeChoice = (): void => this.state.setState({ choice: null });

  readonly #move = ({ point }: MapMouseEvent): void => {
    this.#last = { x: point.x, y: point.y };
    this.#again();
  };

  readonly #leave = (): void => {
    this.#last = null;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.state.setState({ under: null });
  };

  readonly #close = (): void => {
    if (this.state.getState().choice) this.closeChoice();
  };

  readonly #again = (): void => {
    if (!this.#last || this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (!this.#last) return;
      const { x, y } = this.#last;
      const { lng, lat } = this.#map.unproject([x, y]);
      const hit = this.#hitAt(x, y);
      const { plan, level } = this.#picture;
      const leaf = plan && locate(plan.division.coverage, toLattice(lng, lat));
      const grid = plan && leaf && level ? ancestorAt(plan.division.tree, leaf, level) : null;
      this.#map.getCanvas().style.cursor = this.#answers.placing() ? 'crosshair' : hit ? 'pointer' : '';
      const { clientWidth, clientHeight } = this.#map.getContainer();
      this.state.setState({
        under: { point: [x, y], size: [clientWidth, clientHeight], at: [lng, lat], hit, grid },
      });
    });
  };

  #hitAt(x: number, y: number): Hit | null {
    const here = this.#map.unproject([x, y]);
    const right = this.#map.unproject([x + 1, y]);
    const below = this.#map.unproject([x, y + 1]);
    // A map that is turned has both in each step.
    const width = Math.hypot(right.lng - here.lng, below.lng - here.lng);
    const height = Math.hypot(right.lat - here.lat, below.lat - here.lat);
    return this.#picture.scene.at([here.lng, here.lat], [1 / width, 1 / height]);
  }

  readonly #click = ({ point, lngLat }: MapMouseEvent): void => {
    this.closeChoice();
    const at: LngLat = [lngLat.lng, lngLat.lat];
    const plan = this.#picture.plan;
    const leaf = plan && locate(plan.division.coverage, toLattice(lngLat.lng, lngLat.lat));
    if (this.#answers.placing()) {
      this.#answers.ground(at, leaf);
      return;
    }
    const hit = this.#hitAt(point.x, point.y);
    if (hit?.kind === 'cases') {
      if (hit.cases.length === 1) this.#answers.case(hit.cases[0]!.id);
      else this.state.setState({ choice: { point: [point.x, point.y], cases: hit.cases } });
      return;
    }
    if (hit?.kind === 'cluster') {
      this.#map.easeTo({
        center: [hit.at[0], hit.at[1]],
        zoom: Math.max(hit.opens, this.#map.getZoom() + CLOSER),
        duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : MOVE_MS,
      });
      return;
    }
    if (hit?.kind === 'place') {
      const { link } = hit.place.properties;
      // A camera's picture is its own office's page; what is no address of the web is not opened.
      if (link && /^https?:\/\//i.test(link)) window.open(link, '_blank', 'noopener');
      return;
    }
    if (this.#answers.selected() !== null) this.#answers.case(null);
    this.#answers.ground(at, leaf);
  };
}
