import type { RawPolygon } from '../../domain/geometry/read-raw-polygons.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { FeatureRow } from '../exchange/source/source.ts';
import type { CommandIo } from './command.ts';
import { leavesOf } from './leaves-of.ts';
import { type FileSaid, readFeaturesFile } from './read-features-file.ts';
import { readTerritory } from './read-territory.ts';

/** The polygons of a file that tile the ground, and the territory that they are held to, if one is given. */
export interface OpenGrids {
  readonly leaves: readonly FeatureRow[];
  readonly territory: readonly RawPolygon[] | undefined;
}

/** Reads a file of grids and its territory's, and tells on the way what is read. Refuses as they do, and `no-features`. */
export async function openGrids(
  file: string,
  said: FileSaid & { readonly territory?: string | undefined },
  io: CommandIo,
): Promise<Result<OpenGrids>> {
  io.err(`reading ${file}`);
  const read = await readFeaturesFile(file, said);
  if (!read.ok) return read;
  const { rows, crs } = read.value;
  if (crs !== 'EPSG:4326') io.err(`read as ${crs}`);
  if (rows.length === 0) return refuse('no-features', { path: file });
  let territory: readonly RawPolygon[] | undefined;
  if (said.territory !== undefined) {
    io.err(`reading ${said.territory}`);
    const ground = await readTerritory(said.territory, { crs: said.crs });
    if (!ground.ok) return ground;
    territory = ground.value;
  }
  const leaves = leavesOf(rows);
  const above = rows.length - leaves.length;
  if (above > 0) io.err(`left out: ${above} above the leaves, on the same ground`);
  return ok({ leaves, territory });
}
