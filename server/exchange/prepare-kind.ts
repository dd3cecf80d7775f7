import type { Building } from '../../domain/balance/types.ts';
import type { ImportFields } from '../../domain/contract/exchange.ts';
import { levelsOf } from '../../domain/deployment/levels.ts';
import { toGeoJson } from '../../domain/geometry/measure.ts';
import { toDegrees } from '../../domain/geometry/point.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { takenBuildings, takenLines, takenPlaces } from '../places/taken-ids.ts';
import type { PlanContext } from '../plans/context.ts';
import { unassignedGrids } from '../plans/create-plan.ts';
import { territoryFrom } from '../plans/read-territory.ts';
import { groundOf } from '../plans/territory-of-plan.ts';
import { collect } from './collect.ts';
import { type Columns, textOf } from './columns/columns.ts';
import type { DraftReport } from './draft-report.ts';
import { prepareGrids } from './grids/prepare-grids.ts';
import type { GroundOfImport } from './ground-of-import.ts';
import type { Prepared } from './prepared.ts';
import type { PreviewDraft } from './preview-draft.ts';
import { buildingReader } from './read-buildings.ts';
import { caseReader } from './read-cases.ts';
import { lineIds, lineReader } from './read-lines.ts';
import { placeReader } from './read-places.ts';
import { rowId } from './row-ids.ts';
import type { RowReader } from './row-reader.ts';
import type { FeatureRow } from './source/source.ts';
import { tellOutside } from './tell-outside.ts';
import { prepareAttributes } from './update/prepare-attributes.ts';
import { prepareBuildings } from './update/prepare-buildings.ts';
import { prepareTeams } from './update/prepare-teams.ts';

/** What rows are read with. */
export interface Preparing {
  readonly context: PlanContext;
  readonly fields: ImportFields;
  readonly columns: Columns;
  readonly ground: GroundOfImport;
  readonly report: DraftReport;
  readonly preview: PreviewDraft;
  /** Whether what is read is to be taken: a report alone keeps nothing of a file, however long. */
  readonly keeps: boolean;
  progress(share: number): void;
}

const PLACE_KINDS = { cameras: 'camera', shops: 'shop', units: 'unit' } as const;

/** Rows that are read, and asked of the database, at a time. */
const BATCH_ROWS = 500;

/**
 * Makes of a file's rows, in true degrees, what they are said to be. Refuses `plan-needed` for what changes a plan and
 * does not say which, and what keeps all of it from being read.
 */
export async function prepareKind(
  preparing: Preparing,
  rows: AsyncIterable<FeatureRow>,
): Promise<Result<Prepared | null>> {
  const { context, fields, columns, ground, report } = preparing;
  if (fields.as === 'territory') return prepareTerritory(preparing, rows);
  if (fields.as === 'teams' || (fields.as === 'grids' && fields.key === 'code')) {
    if (fields.plan === undefined) return refuse('plan-needed', { territories: 0 });
    const prepare = fields.as === 'teams' ? prepareTeams : prepareAttributes;
    const update = await prepare(context, fields.plan, rows, columns, report);
    return update.ok ? ok({ kind: 'update', update: update.value }) : update;
  }
  if (fields.as === 'grids') return prepareGrids(preparing, rows);

  const territory = ground.territory!;
  const { db, profile } = context;
  const extent = await groundOf(db, territory);
  const told = tellOutside(rows, extent, report);
  switch (fields.as) {
    case 'buildings': {
      const reader = buildingReader(columns, report, fields);
      // Of a file that updates, ids that are there are what it is about.
      const taken = fields.key ? NONE_TAKEN : (ids: readonly string[]) => takenBuildings(db, ids);
      const buildings = await readAll(preparing, told, reader, { taken }, (one) => [
        one.name,
        one.footprint ? toGeoJson(one.footprint) : pointOf(one.at),
      ]);
      const { key } = fields;
      if (!key) return ok({ kind: 'buildings', territory, buildings });
      if (key === 'code') return refuse('key-unknown', { key });
      const update = await prepareBuildings(context, territory, buildings, key, fields.plan ?? null, report);
      return update.ok ? ok({ kind: 'update', update: update.value }) : update;
    }
    case 'lines': {
      const reader = lineReader(columns, report, extent);
      const taken = (ids: readonly string[]) => takenLines(db, territory, ids);
      const lines = await readAll(preparing, rows, reader, { taken, idsOf: lineIds }, (line) => [
        line.name,
        { type: 'LineString', coordinates: line.points.map(toDegrees) },
      ]);
      return ok({ kind: 'lines', territory, lines });
    }
    case 'cases': {
      const reader = caseReader(columns, report, profile);
      const cases = await readAll(preparing, told, reader, { taken: NONE_TAKEN }, (one) => [
        one.title,
        pointOf(one.at),
      ]);
      return ok({ kind: 'cases', territory, cases });
    }
    default: {
      const reader = placeReader(PLACE_KINDS[fields.as], columns, report);
      const taken = (ids: readonly string[]) => takenPlaces(db, territory, ids);
      const places = await readAll(preparing, told, reader, { taken }, (one) => [one.name, pointOf(one.at)]);
      return ok({ kind: 'places', territory, places });
    }
  }
}

async function prepareTerritory(
  { context, fields, columns, preview }: Preparing,
  rows: AsyncIterable<FeatureRow>,
): Promise<Result<Prepared>> {
  const all = await collect(rows);
  const territory = territoryFrom(all);
  if (!territory.ok) return territory;
  const named = all.map((row) => textOf(columns, row.properties, 'name')).find((name) => name !== '');
  const name = fields.name ?? named ?? context.profile.place.zh;
  preview.seeGrounds([[1, name, territory.value]]);
  const grids = unassignedGrids(levelsOf(context.profile), name, territory.value);
  return ok({ kind: 'plan', name, territory: territory.value, ground: territory.value, grids });
}

/** Which ids rows bring, and which of those stand already. */
interface Ids {
  taken(ids: readonly string[]): Promise<ReadonlySet<string>>;
  idsOf?(columns: Columns, row: FeatureRow): readonly string[];
}

const NONE_TAKEN = async () => new Set<string>();

function rowIdsOf(columns: Columns, row: FeatureRow): string[] {
  const id = rowId(columns, row);
  return id === null ? [] : [id];
}

/** Everything that a reader makes of the rows, batch by batch; empty where nothing is to be kept. */
async function readAll<T>(
  { columns, preview, keeps, fields }: Preparing,
  rows: AsyncIterable<FeatureRow>,
  reader: RowReader<T>,
  ids: Ids,
  shown: (record: T) => readonly [name: string, geometry: unknown],
): Promise<T[]> {
  // What updates is held against what is there, as a whole.
  const all = keeps || fields.key !== undefined;
  const records: T[] = [];
  let n = 0;
  let batch: FeatureRow[] = [];
  const flush = async () => {
    const { taken, idsOf = rowIdsOf } = ids;
    const standing = await taken(batch.flatMap((row) => idsOf(columns, row)));
    for (const record of reader.read(batch, standing)) {
      if (all) records.push(record);
      n += 1;
      if (preview.hasRoom) preview.see(n, ...shown(record));
      else preview.pass();
    }
    batch = [];
  };
  for await (const row of rows) {
    batch.push(row);
    if (batch.length === BATCH_ROWS) await flush();
  }
  if (batch.length > 0) await flush();
  return records;
}

function pointOf(at: Building['at']): object {
  return { type: 'Point', coordinates: toDegrees(at) };
}
