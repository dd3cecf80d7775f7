import { basename } from 'node:path';
import type { RawGrid } from '../../domain/coverage/check-polygons.ts';
import { clean } from '../../domain/coverage/clean/clean.ts';
import { GAP_M, SNAP_M } from '../../domain/coverage/clean/defaults.ts';
import type { Ground } from '../../domain/draft/types.ts';
import { type Point, type Polygon, toDegrees } from '../../domain/geometry/point.ts';
import { toLatticePolygons } from '../../domain/geometry/read-polygon.ts';
import { readRawGeometry } from '../../domain/geometry/read-raw-polygons.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { FeatureRow } from '../exchange/source/source.ts';
import type { CommandIo } from './command.ts';
import { type FileSaid, readFeaturesFile } from './read-features-file.ts';
import { readTerritory } from './read-territory.ts';

/** The ground that is divided, and what of the territory no parent has. */
export interface Grounds {
  readonly grounds: readonly Ground[];
  readonly leftOverM2: number;
}

/**
 * The pieces of a territory; with parents the pieces of each, so that an exclave is a ground of its own. Parents that do not fit are
 * cleaned, and told; ground of the territory that no parent has is left over, and told. Refuses what can't be read, `parents-overlap` and
 * `invalid` with the place, `parents-outside` where they have no ground in the territory.
 */
export async function readGrounds(
  territoryPath: string,
  parentsPath: string | undefined,
  said: FileSaid,
  io: CommandIo,
): Promise<Result<Grounds>> {
  io.err(`reading ${territoryPath}`);
  const raw = await readTerritory(territoryPath, { crs: said.crs });
  if (!raw.ok) return raw;
  const territory = toLatticePolygons(raw.value);
  if (!territory.ok) return refuse(territory.reason.code, { path: territoryPath }, territory.reason.at);
  if (parentsPath === undefined)
    return ok({ grounds: territory.value.map((polygon) => ({ polygon, parent: '' })), leftOverM2: 0 });

  io.err(`reading ${parentsPath}`);
  const read = await readFeaturesFile(parentsPath, said);
  if (!read.ok) return read;
  const { rows } = read.value;
  if (rows.length === 0) return refuse('no-features', { path: parentsPath });
  const parents: RawGrid[] = [];
  for (const [i, row] of rows.entries()) {
    const polygons = readRawGeometry(row.geometry);
    if (!polygons.ok)
      return refuse(polygons.reason.code, { path: basename(parentsPath), row: row.row }, polygons.reason.at);
    parents.push({ id: String(i), polygons: polygons.value });
  }
  return fitted(parents, territory.value, namesOf(rows), io);
}

function fitted(
  parents: readonly RawGrid[],
  territory: readonly Polygon[],
  names: readonly string[],
  io: CommandIo,
): Result<Grounds> {
  const { grids, problems, repairs, movedAreaM2 } = clean(parents, territory, {
    snapM: SNAP_M,
    gapM: GAP_M,
    rule: 'longest-border',
  });
  if (repairs.length > 0) io.err(`parents: ${repairs.length} repairs, ${Math.round(movedAreaM2)} m² moved`);
  let leftOverM2 = 0;
  let beyondM2 = 0;
  for (const { code, at, areaM2 = 0, gridIds } of problems) {
    const between = gridIds.map((id) => names[Number(id)]).join(', ');
    if (code === 'gap') {
      leftOverM2 += areaM2;
      io.err(`left over: ${Math.round(areaM2)} m² of no parent at ${place(at)}`);
    } else if (code === 'outside') beyondM2 += areaM2;
    else
      return refuse(
        code === 'overlap' ? 'parents-overlap' : code,
        { parents: between, areaM2: Math.round(areaM2), at: place(at) },
        at,
      );
  }
  if (beyondM2 > 0) io.err(`left out: ${Math.round(beyondM2)} m² of parents beyond the territory`);
  const grounds = grids.flatMap(({ id, polygons }) =>
    polygons.map((polygon) => ({ polygon, parent: names[Number(id)]! })),
  );
  return grounds.length === 0 ? refuse('parents-outside') : ok({ grounds, leftOverM2 });
}

/** By their names; one that has none, or another's, has its number too, so that no two are taken for one. */
function namesOf(rows: readonly FeatureRow[]): string[] {
  const taken = new Set<string>();
  return rows.map(({ properties, id }, i) => {
    const said = properties.name ?? properties.NAME ?? id;
    const name = typeof said === 'string' || typeof said === 'number' ? String(said).trim() : '';
    const own = name === '' || taken.has(name) ? `${name} ${i + 1}`.trim() : name;
    taken.add(own);
    return own;
  });
}

const place = (at: Point) =>
  toDegrees(at)
    .map((degrees) => degrees.toFixed(7))
    .join(', ');
