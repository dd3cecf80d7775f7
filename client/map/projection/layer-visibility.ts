import type { Map as MapLibre } from 'maplibre-gl';
import type { ColourMode, LayerId } from '../../editor/store.ts';

const ALWAYS =
  /^(ground$|outside$|territory-|hover$|selection|preview|side-letter|cue$|flash|compare|draft-|import-|.*-unassigned$)/;

/** What of the map a switch of the layers panel rules; null: it is always drawn. */
function switchOf(layer: string, colour: ColourMode | null): LayerId | null | false {
  if (ALWAYS.test(layer)) return null;
  if (layer.startsWith('basemap')) return 'basemap';
  if (layer.startsWith('place-camera')) return 'cameras';
  if (layer.startsWith('place-shop')) return 'shops';
  if (layer.startsWith('place-unit')) return 'units';
  if (layer.startsWith('shapes')) return 'shapes';
  if (layer.startsWith('building')) return 'buildings';
  if (layer.startsWith('water')) return 'water';
  if (layer.startsWith('label')) return 'labels';
  if (/^borders.*-parent$/.test(layer)) return 'parents';
  if (layer.startsWith('borders')) return 'grids';
  if (/^grids(-live)?-hatch-/.test(layer)) return colour === 'type' && 'grids';
  const fill = /^grids(?:-live)?-(type|risk|deviation)$/.exec(layer);
  if (fill) return fill[1] === colour && 'grids';
  return 'roads';
}

/** Draws the layers that are switched on, and of the grids' colours the ones that are chosen (null: none). */
export function showLayers(
  map: MapLibre,
  layers: Readonly<Record<LayerId, boolean>>,
  colour: ColourMode | null,
): void {
  for (const id of map.getLayersOrder()) {
    // The map of cases rules its own.
    if (id.startsWith('case-')) continue;
    const by = switchOf(id, colour);
    const visible = by === null || (by !== false && layers[by]);
    const now = map.getLayoutProperty(id, 'visibility') !== 'none';
    if (visible !== now) map.setLayoutProperty(id, 'visibility', visible ? 'visible' : 'none');
  }
}
