import type { Basemap } from '../../domain/contract/basemap.ts';

/** `BASEMAP_URL` as it was understood. */
export interface BasemapSetting extends Basemap {
  /** The one place beside our own that the page may load from; null: a file that we hand out ourselves. */
  readonly origin: string | null;
}

const PLACEHOLDERS = ['{z}', '{x}', '{y}'];

/** What `BASEMAP_URL` names, or in words what it may name instead. */
export function readBasemap(
  url: string,
  datum: Basemap['datum'],
): BasemapSetting | { readonly expected: string } {
  const remote = /^https?:\/\//.test(url);
  if (!remote)
    return url.endsWith('.pmtiles')
      ? { kind: 'pmtiles', url, datum, origin: null }
      : { expected: 'a URL of tiles or a style, or a .pmtiles file' };
  if (!URL.canParse(url)) return { expected: 'a URL that can be read' };
  const { origin, pathname } = new URL(url);
  const named: readonly string[] = url.match(/\{[^}]*\}/g) ?? [];
  if (named.length === 0) {
    const kind = pathname.endsWith('.pmtiles') ? 'pmtiles' : 'style';
    return { kind, url, datum, origin };
  }
  if (
    !PLACEHOLDERS.every((name) => named.includes(name)) ||
    named.some((name) => !PLACEHOLDERS.includes(name))
  )
    return { expected: 'a template with {z}, {x} and {y} and no other placeholder' };
  // How vector tiles are to be drawn, only their style says.
  if (/\.(mvt|pbf)$/.test(pathname))
    return { expected: 'a template of raster tiles; vector tiles come by their style, or as PMTiles' };
  return { kind: 'raster', url, datum, origin };
}
