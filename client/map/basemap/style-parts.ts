import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { BASEMAP, type BasemapParts } from './basemap-parts.ts';

const named = (id: string) => `${BASEMAP}-${id}`;

/**
 * The sources and layers of a MapLibre style, named apart from ours. Its icons and patterns stay away, since a base map
 * is there to know one's way and they would be read as the plan's; so do its glyphs: text is drawn from local fonts,
 * like all text here. What stands up or glows (extrusions, heat, relief) is left out of a map that lies flat.
 */
export async function styleParts(url: string): Promise<BasemapParts> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  const style = (await response.json()) as Partial<StyleSpecification>;
  if (style.version !== 8 || !style.sources || !Array.isArray(style.layers))
    throw new Error(`${url} is not a MapLibre style`);
  const sources = Object.fromEntries(
    Object.entries(style.sources).map(([id, source]) => [named(id), withAddresses(source, url)]),
  );
  const layers = style.layers.map(layerOf).filter((layer) => layer !== null);
  return { sources, layers: () => layers };
}

function layerOf(layer: LayerSpecification): LayerSpecification | null {
  if (layer.layout?.visibility === 'none') return null;
  const id = named(layer.id);
  switch (layer.type) {
    case 'background':
      return layer.paint?.['background-pattern'] ? null : { ...layer, id };
    case 'fill':
      return layer.paint?.['fill-pattern'] ? null : { ...layer, id, source: named(layer.source) };
    case 'line':
      return layer.paint?.['line-pattern'] ? null : { ...layer, id, source: named(layer.source) };
    case 'circle':
    case 'raster':
      return { ...layer, id, source: named(layer.source) };
    case 'symbol': {
      const { 'icon-image': _, ...layout } = layer.layout ?? {};
      return layout['text-field'] ? { ...layer, id, source: named(layer.source), layout } : null;
    }
    default:
      return null;
  }
}

/** A style may name its sources by addresses relative to its own. */
function withAddresses(source: SourceSpecification, base: string): SourceSpecification {
  // URL escapes the braces of a template.
  const absolute = (url: string) => new URL(url, base).href.replaceAll('%7B', '{').replaceAll('%7D', '}');
  const { url, tiles } = source as { url?: string; tiles?: readonly string[] };
  return {
    ...source,
    ...(url === undefined ? {} : { url: absolute(url) }),
    ...(tiles === undefined ? {} : { tiles: tiles.map(absolute) }),
  } as SourceSpecification;
}
