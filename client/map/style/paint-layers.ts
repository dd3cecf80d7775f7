import type { AllPaintProperties, LayerSpecification, Map as MapLibre } from 'maplibre-gl';

/** Gives layers of the map their paint anew, as these say it; one that is not in the map is left out. */
export function paintLayers(map: MapLibre, layers: readonly LayerSpecification[]): void {
  for (const layer of layers) {
    if (!map.getLayer(layer.id)) continue;
    for (const [property, value] of Object.entries(layer.paint ?? {}))
      map.setPaintProperty(layer.id, property as keyof AllPaintProperties, value, { validate: false });
  }
}
