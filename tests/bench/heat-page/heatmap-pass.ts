import { HeatmapLayer } from '@deck.gl/aggregation-layers';
import { Deck, type Layer, MapView } from '@deck.gl/core';
import { Map as MapLibre } from 'maplibre-gl';
import { HeatCanvas } from '../../../client/command/map/heat/heat-canvas.ts';
import { countCells } from '../../../domain/case/heat/heat-cells.ts';
import { HEAT_BANDWIDTH_M } from '../../../domain/case/heat/heat-classes.ts';
import { densityOf, type HeatField } from '../../../domain/case/heat/heat-field.ts';
import { heatFrame } from '../../../domain/case/heat/heat-frame.ts';
import { toLattice } from '../../../domain/geometry/point.ts';
import { hotCases } from '../hot-cases.ts';

/** Milliseconds of each pass, from the points to pixels that can be read. */
export interface Passes {
  readonly ours: number[];
  /** Of ours, what is computed before deck.gl is asked to draw. */
  readonly oursComputed: number[];
  readonly deck: number[];
  /** Pixels that each has coloured in the last turn: a pass without a picture is none. */
  oursColoured: number;
  deckColoured: number;
}

/**
 * Our pass and the default pass of deck.gl's `HeatmapLayer` on the same points, in turn, each on a canvas of its own of the
 * same size and view: the points are handed over as new, drawn, and the pixels are read back, so that what the graphics process
 * does counts. deck.gl is given flat arrays, which spares it an accessor a point.
 */
export async function heatmapPass(
  count: number,
  ground: readonly [west: number, south: number, east: number, north: number],
  turns: number,
): Promise<Passes> {
  const cases = hotCases(7, count, ground);
  const positions = Float64Array.from(cases.flatMap(({ at }) => [...at]));
  const [west, south, east, north] = ground;
  const view = { longitude: (west + east) / 2, latitude: (south + north) / 2, zoom: 13.5 };
  const [ours, deck] = [await mapOf(view), await deckOf(view)];
  const passes: Passes = { ours: [], oursComputed: [], deck: [], oursColoured: 0, deckColoured: 0 };
  const box = [...toLattice(west, south), ...toLattice(east, north)] as [number, number, number, number];
  for (let turn = 0; turn < turns; turn++) {
    const start = performance.now();
    const field = densityOf(countCells(heatFrame(box, HEAT_BANDWIDTH_M), positions), 1);
    passes.oursComputed.push(performance.now() - start);
    ours.draw(field);
    passes.ours.push(performance.now() - start);
    passes.oursColoured = coloured();

    const peer = performance.now();
    deck.draw([
      new HeatmapLayer({
        id: 'heatmap',
        data: { length: count, attributes: { getPosition: { value: positions.slice(), size: 2 } } },
        getWeight: 1,
      }),
    ]);
    passes.deck.push(performance.now() - peer);
    passes.deckColoured = coloured();
  }
  ours.end();
  deck.end();
  return passes;
}

interface View {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
}

const PIXELS = new Uint8Array(4 * 1100 * 640);

/** Pixels of the last picture that are not clear. */
function coloured(): number {
  let count = 0;
  for (let at = 3; at < PIXELS.length; at += 4) if (PIXELS[at]! > 0) count += 1;
  return count;
}

function box1100(): HTMLDivElement {
  const parent = document.createElement('div');
  parent.style.cssText = 'position:fixed;left:0;top:0;width:1100px;height:640px;opacity:0';
  document.body.append(parent);
  return parent;
}

/** A map of nothing but the heat. */
async function mapOf({ longitude, latitude, zoom }: View) {
  const parent = box1100();
  const map = new MapLibre({
    container: parent,
    style: { version: 8, sources: {}, layers: [] },
    center: [longitude, latitude],
    zoom,
    attributionControl: false,
  });
  await new Promise<void>((resolve) => map.once('load', () => resolve()));
  const heat = new HeatCanvas(map);
  const gl = map.getCanvas().getContext('webgl2')!;
  return {
    draw(field: HeatField) {
      heat.show(field);
      map.redraw();
      gl.readPixels(0, 0, 1100, 640, gl.RGBA, gl.UNSIGNED_BYTE, PIXELS);
    },
    end() {
      heat.destroy();
      map.remove();
      parent.remove();
    },
  };
}

async function deckOf(viewState: View) {
  const parent = box1100();
  const deck = await new Promise<Deck<MapView>>((resolve) => {
    const made: Deck<MapView> = new Deck({
      parent,
      views: new MapView({ id: 'map' }),
      viewState,
      layers: [],
      onLoad: () => resolve(made),
    });
  });
  const gl = deck.getCanvas()!.getContext('webgl2')!;
  return {
    draw(layers: Layer[]) {
      deck.setProps({ layers });
      // What the next animation frame would do first.
      (deck as unknown as { layerManager: { updateLayers(): void } }).layerManager.updateLayers();
      deck.redraw('pass');
      gl.readPixels(0, 0, 1100, 640, gl.RGBA, gl.UNSIGNED_BYTE, PIXELS);
    },
    end() {
      deck.finalize();
      parent.remove();
    },
  };
}
