import type { ImportFields, ImportReport } from '../../domain/contract/exchange.ts';
import { levelsOf } from '../../domain/deployment/levels.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { readJsonText } from '../json-text.ts';
import { takenBuildings, takenLines, takenPlaces } from '../places/taken-ids.ts';
import type { PlanContext } from '../plans/context.ts';
import { unassignedGrids } from '../plans/create-plan.ts';
import { readTerritory } from '../plans/read-territory.ts';
import { groundOf, surveyedPlan, territoryOfPlan } from '../plans/territory-of-plan.ts';
import { findColumns, textOf } from './columns.ts';
import { DraftReport } from './draft-report.ts';
import type { Prepared } from './prepared.ts';
import { readBuildings } from './read-buildings.ts';
import { type FeatureRow, readFeatures } from './read-features.ts';
import { readGrids } from './read-grids.ts';
import { readLines } from './read-lines.ts';
import { readPlaces } from './read-places.ts';
import { rowId } from './row-ids.ts';
import { swappedAxes } from './swapped-axes.ts';

/** What a file holds, and the report on it; `prepared` is null when nothing of it can be taken. */
export interface PreparedImport {
  readonly report: ImportReport;
  readonly prepared: Prepared | null;
  /** Where buildings, lines and places go; null for what makes a plan. */
  readonly territory: string | null;
}

/** How much is done, about, when the text is understood, and when the form of every feature has been looked at. */
const READ = 0.1;
const CHECKED = 0.7;

const PLACE_KINDS = { cameras: 'camera', shops: 'shop', units: 'unit' } as const;

/**
 * Reads a GeoJSON file as what it is said to be; changes nothing. Refuses a file that cannot be read at all
 * (`malformed-json`, `too-deep`, `forbidden-character`, `not-geojson`, `crs-unsupported`, `axes-swapped`), `level-unknown`, `plan-gone`, `plan-needed` where it is not clear
 * which territory is meant. What is wrong with single features is in the report, row by row.
 */
export async function prepareImport(
  context: PlanContext,
  fields: ImportFields,
  text: string,
  progress: (share: number, step: string) => void = () => {},
): Promise<Result<PreparedImport>> {
  const json = readJsonText(text);
  if (!json.ok) return json;
  progress(READ, 'read');
  const rows = readFeatures(json.value, (share) => progress(READ + share * (CHECKED - READ), 'checking'));
  if (!rows.ok) return rows;
  const report = new DraftReport(fields.as);
  report.read = rows.value.length;
  const ready = (prepared: Prepared | null, territory: string | null = null) => {
    progress(1, 'checked');
    return ok({ report: report.toReport(), prepared, territory });
  };

  if (fields.as === 'territory') {
    const territory = readTerritory(json.value);
    if (!territory.ok) return territory;
    const name = fields.name ?? (nameIn(rows.value) || context.profile.place.zh);
    const grids = unassignedGrids(levelsOf(context.profile), name, territory.value);
    return ready({ kind: 'plan', name, territory: territory.value, ground: territory.value, grids });
  }
  if (fields.as === 'grids') {
    const levels = levelsOf(context.profile).filter((level) => level.tiles);
    const level = fields.level === undefined ? levels[1] : levels.find((known) => known.id === fields.level);
    if (!level || level === levels[0]) return refuse('level-unknown', { level: fields.level ?? '' });
    const known = fields.plan === undefined ? ok(null) : await surveyedPlan(context.db, fields.plan);
    if (!known.ok) return known;
    // A row's name is that of one grid, not of the whole.
    const name = fields.name ?? known.value?.name ?? context.profile.place.zh;
    const territory = known.value?.ground ?? null;
    const swapped = territory && swappedAxes(rows.value, territory);
    if (swapped) return { ok: false, reason: swapped };
    const { types, risks } = context.profile;
    return ready(readGrids(rows.value, { levels, level, name, territory, types, risks }, report));
  }

  const territory = await territoryOfPlan(context.db, fields.plan);
  if (!territory.ok) return territory;
  const swapped = swappedAxes(rows.value, await groundOf(context.db, territory.value));
  if (swapped) return { ok: false, reason: swapped };
  const ids = idsIn(rows.value);
  const { db } = context;
  switch (fields.as) {
    case 'buildings': {
      const buildings = readBuildings(rows.value, await takenBuildings(db, ids), report);
      return ready({ kind: 'buildings', buildings }, territory.value);
    }
    case 'lines': {
      const lines = readLines(rows.value, await takenLines(db, territory.value, ids), report);
      return ready({ kind: 'lines', lines }, territory.value);
    }
    case 'teams':
    case 'cases':
      return refuse('kind-later', { kind: fields.as });
    default: {
      const kind = PLACE_KINDS[fields.as];
      const taken = await takenPlaces(db, territory.value, ids);
      return ready({ kind: 'places', places: readPlaces(rows.value, kind, taken, report) }, territory.value);
    }
  }
}

function nameIn(rows: readonly FeatureRow[]): string {
  const columns = findColumns(rows, ['name']);
  for (const row of rows) {
    const name = textOf(columns, row.properties, 'name');
    if (name !== '') return name;
  }
  return '';
}

function idsIn(rows: readonly FeatureRow[]): string[] {
  const columns = findColumns(rows, ['id']);
  return rows.flatMap((row) => rowId(columns, row) ?? []);
}
