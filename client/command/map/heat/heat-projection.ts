import type { Map as MapLibre } from 'maplibre-gl';
import { cellsFromCounts, countCells, type HeatCells } from '../../../../domain/case/heat/heat-cells.ts';
import { densityOf, type HeatField, valueAt } from '../../../../domain/case/heat/heat-field.ts';
import { type HeatFrame, heatFrame } from '../../../../domain/case/heat/heat-frame.ts';
import type { Ms } from '../../../../domain/case/types.ts';
import type { HeatCounts } from '../../../../domain/contract/case.ts';
import type { Box } from '../../../../domain/geometry/point.ts';
import type { LngLat } from '../command-map-props.ts';
import { HeatCanvas } from './heat-canvas.ts';

const DAY_MS = 86_400_000;
/** The first layer over the heat: streets and rivers, then borders and names. */
const ABOVE = 'water-line';

interface Span {
  readonly from: Ms;
  readonly to: Ms;
}

/** Keeps the heat on the map: computed anew when cases, window or bandwidth are others, never when the view moves. */
export class HeatProjection {
  readonly #canvas: HeatCanvas;
  #box: Box | null = null;
  #frame: HeatFrame | null = null;
  #bandwidthM = 0;
  #field: HeatField | null = null;

  constructor(map: MapLibre) {
    this.#canvas = new HeatCanvas(map, ABOVE);
  }

  /** `box`: the ground of the territory. `positions`: lng, lat of all cases that count. */
  show(box: Box, bandwidthM: number, positions: Float64Array, span: Span): void {
    this.#draw(countCells(this.#frameOf(box, bandwidthM), positions), span);
  }

  /** The same of the server's counts over their own box; false where they are for another raster. */
  showCounts(bandwidthM: number, counts: HeatCounts, span: Span): boolean {
    // The same ground in another array is no other ground.
    const box = this.#box && String(this.#box) === String(counts.box) ? this.#box : counts.box;
    const cells = cellsFromCounts(this.#frameOf(box, bandwidthM), counts);
    if (cells) this.#draw(cells, span);
    return cells !== null;
  }

  #frameOf(box: Box, bandwidthM: number): HeatFrame {
    if (!this.#frame || this.#box !== box || this.#bandwidthM !== bandwidthM) {
      this.#box = box;
      this.#bandwidthM = bandwidthM;
      this.#frame = heatFrame(box, bandwidthM);
    }
    return this.#frame;
  }

  #draw(cells: HeatCells, { from, to }: Span): void {
    const days = (to - from) / DAY_MS;
    if (!(days > 0)) {
      this.hide();
      return;
    }
    this.#field = densityOf(cells, days);
    this.#canvas.show(this.#field);
  }

  hide(): void {
    this.#field = null;
    this.#canvas.hide();
  }

  destroy(): void {
    this.#canvas.destroy();
  }

  /** Cases per hectare per day at a place; null where no heat is shown. */
  at([lng, lat]: LngLat): number | null {
    return this.#field && valueAt(this.#field, lng, lat);
  }

  /** The bandwidth as it is, in metres: wider than was asked for over a very large territory. */
  bandwidth(): number | null {
    return this.#frame?.bandwidthM ?? null;
  }
}
