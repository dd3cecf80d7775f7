import type { ExportContent, ExportQuery } from '../../domain/contract/exchange.ts';
import { joinBoxes } from '../../domain/geometry/box.ts';
import { toLattice } from '../../domain/geometry/point.ts';
import { polygonBox } from '../../domain/geometry/ring.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { crsById } from '../crs/known-crs.ts';
import { territoryLines, territoryPlaces } from '../places/places.service.ts';
import type { PlanContext } from '../plans/context.ts';
import { type LoadedDivision, readPlanDivision } from '../plans/load-division.ts';
import { exportName } from './export-name.ts';
import { FORMATS } from './write/formats.ts';
import { gridContent } from './write/grid-content.ts';
import { buildingContent, lineContent, placeContent } from './write/ground-content.ts';
import type { Content, Outgoing } from './write/outgoing.ts';
import { holdsBox, NoSuchPlace, placingOf } from './write/placing.ts';

const TRUE_DEGREES = 'EPSG:4326';

/**
 * A file that has been written: what it is called, what it is, and how many grids, buildings, lines or places it has.
 */
export interface Exported {
  readonly name: string;
  readonly mediaType: string;
  readonly records: number;
}

/**
 * Writes a plan's grids, or what stands on its territory, to a new file. Refuses `plan-gone`, what `crsById` refuses,
 * `crs-format` for KML in anything but true degrees, and `crs-place` for ground that the coordinate system has no
 * numbers for. When it refuses or fails there may be a part of a file at `path`, which is the caller's to remove.
 */
export async function exportPlan(
  context: PlanContext,
  plan: string,
  { format, what = 'grids', crs = TRUE_DEGREES, encoding = 'gb18030', lang = 'zh' }: ExportQuery,
  path: string,
): Promise<Result<Exported>> {
  const system = crsById(crs);
  if (!system.ok) return system;
  const placing = placingOf(system.value);
  if (format === 'kml' && !placing.plain) return refuse('crs-format', { format, crs: system.value.name });
  const loaded = await readPlanDivision(context, plan);
  if (!loaded) return refuse('plan-gone', { plan });
  const held = holdsBox(placing, loaded.division.territory.polygons.map(polygonBox).reduce(joinBoxes));
  if (!held.ok) return held;
  const content = await contentOf(context, loaded, what);
  const outgoing: Outgoing = {
    ...content,
    name: loaded.plan.name,
    profile: context.profile,
    placing,
    encoding,
    language: lang,
  };
  const { write, mediaType, extension } = FORMATS[format];
  try {
    await write(outgoing, path);
  } catch (error) {
    if (error instanceof NoSuchPlace)
      return refuse('crs-place', { crs: system.value.name }, toLattice(error.lng, error.lat));
    throw error;
  }
  return ok({
    name: exportName(loaded.plan, what, placing, lang, extension),
    mediaType,
    records: content.layers.reduce((sum, { count }) => sum + count, 0),
  });
}

async function contentOf(
  { db, profile }: PlanContext,
  { plan, division }: LoadedDivision,
  what: ExportContent,
): Promise<Content> {
  switch (what) {
    case 'grids':
      return gridContent(division, profile);
    case 'buildings':
      return buildingContent(division.buildings.all.values());
    case 'lines':
      return lineContent(await territoryLines(db, plan.territory_id));
    case 'places':
      return placeContent(await territoryPlaces(db, plan.territory_id));
  }
}
