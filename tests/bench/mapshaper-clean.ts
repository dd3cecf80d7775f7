import { createRequire } from 'node:module';
import type { RawGrid } from '../../domain/coverage/check-polygons.ts';
import { readRawGeometry } from '../../domain/geometry/read-raw-polygons.ts';
import { toCollection } from './to-collection.ts';

interface Mapshaper {
  applyCommands(
    commands: string,
    input: Readonly<Record<string, unknown>>,
  ): Promise<Record<string, Uint8Array | string>>;
}

const mapshaper = createRequire(import.meta.url)('mapshaper') as Mapshaper;

/**
 * mapshaper's only way to find faults is to repair them: reads the grids and cleans them, writing nothing. The input is copied
 * for each run, since a run consumes it.
 */
export function prepareClean(grids: readonly RawGrid[]): () => Promise<void> {
  const json = toCollection(grids);
  return async () => {
    await mapshaper.applyCommands('-i grids.json -clean', { 'grids.json': json });
  };
}

/** How many grids are left once mapshaper has cleaned them. */
export async function countCleaned(grids: readonly RawGrid[]): Promise<number> {
  const output = await mapshaper.applyCommands('-i grids.json -clean -o out.json format=geojson', {
    'grids.json': toCollection(grids),
  });
  return JSON.parse(String(output['out.json'])).features.length;
}

/** The grids as mapshaper has cleaned them. */
export async function cleanedByMapshaper(grids: readonly RawGrid[]): Promise<RawGrid[]> {
  const output = await mapshaper.applyCommands('-i grids.json -clean -o out.json format=geojson', {
    'grids.json': toCollection(grids),
  });
  const { features } = JSON.parse(String(output['out.json'])) as {
    features: { properties: { id: string }; geometry: unknown }[];
  };
  return features.map(({ properties, geometry }) => {
    const read = readRawGeometry(geometry);
    if (!read.ok) throw new Error(`mapshaper's ${properties.id}: ${read.reason.code}`);
    return { id: properties.id, polygons: read.value };
  });
}
