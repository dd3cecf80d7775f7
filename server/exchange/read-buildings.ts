import { randomUUID } from 'node:crypto';
import type { Building } from '../../domain/balance/types.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { siteOf } from '../places/read-building.ts';
import { type Columns, countOf, fieldOf, numberOf, textOf } from './columns/columns.ts';
import type { Field } from './columns/fields.ts';
import type { DraftReport } from './draft-report.ts';
import { ManyRepairs } from './many-repairs.ts';
import { RowIds } from './row-ids.ts';
import { type RowReader, sourceFault } from './row-reader.ts';
import { shownValue } from './shown-value.ts';
import type { FeatureRow } from './source/source.ts';
import type { IncomingBuilding } from './update/incoming-building.ts';

/** What a person says of buildings that give no households. */
export interface BuildingOptions {
  /** Homes on a storey. */
  readonly homesPerStorey?: number | undefined;
  /** Persons in a home. */
  readonly personsPerHousehold?: number | undefined;
  /** Of a file that updates: by what its buildings are known again. */
  readonly key?: 'code' | 'id' | 'place' | undefined;
}

/** Uses of a building in which nobody has a home, and words that say that somebody has one all the same (商住). */
const NO_HOMES =
  /^(?:commercial|retail|office|industrial|warehouse|school|university|college|kindergarten|hospital|clinic|church|mosque|temple|garages?|carport|parking|shed|hut|hotel|public|civic|government|supermarket|kiosk|roof|service|transportation|train_station|stadium|sports_hall|barn|greenhouse|construction|ruins)$|商业|商务|商铺|办公|写字楼|学校|教学|幼儿园|医院|厂房|工业|仓库|仓储|车库|车棚|配电|公厕|厕所|寺|教堂|公共|公建|门卫|岗亭|酒店|宾馆|在建/i;
const HOMES = /住|公寓|宿舍|apartments|residential|house|dormitory/i;

/**
 * Buildings with their households: as given, else storeys × homes on a storey, else persons ÷ persons in a home, each
 * told with its formula; else 0, told too. Ids that the file gives are kept. Of a file that updates each building comes with its row,
 * and households that it does not give are left unsaid. Refuses, row by row, what the gate refuses,
 * `geojson-invalid`, `bad-count`, `duplicate-id`, `id-taken`, `id-missing` where buildings are known by their ids.
 */
export function buildingReader(
  columns: Columns,
  report: DraftReport,
  options: BuildingOptions = {},
): RowReader<IncomingBuilding> {
  report.columnsDropped = columns.dropped;
  const ids = new RowIds(columns);
  const told = new ManyRepairs(report);
  const readRow = (row: FeatureRow, taken: ReadonlySet<string>): Result<IncomingBuilding> => {
    const unread = sourceFault(row);
    if (unread) return { ok: false, reason: unread };
    const site = siteOf(row.geometry);
    if (!site.ok) return site;
    if (row.fault !== null) return refuse('geojson-invalid', { fault: row.fault });
    const persons = countOf(columns, row.properties, 'persons');
    if (persons === undefined || (persons ?? 0) > PERSONS_MAX) return badCount(columns, row, 'persons');
    const use = textOf(columns, row.properties, 'use', 64);
    const homes = householdsOf(columns, row, { ...options, persons, use });
    if (!homes.ok) return homes;
    const id = ids.of(row, taken);
    if (!id.ok) return id;
    if (id.value === null && options.key === 'id') return refuse('id-missing');
    const { households, said } = homes.value;
    const isSilent = options.key !== undefined && said !== undefined && said.code !== COMPUTED;
    if (isSilent) told.say(row.row, 'households-kept', '', '');
    else if (said) told.say(row.row, said.code, said.formula, String(households));
    const name = textOf(columns, row.properties, 'name');
    const building: Building = {
      id: id.value ?? randomUUID(),
      ...site.value,
      households,
      persons,
      name,
      use: use || null,
    };
    if (options.key === undefined) return ok(building);
    return ok({ ...building, row: row.row, unsaid: isSilent ? ['households'] : [] });
  };
  return {
    read: (rows, taken) =>
      rows.flatMap((row) => {
        const read = readRow(row, taken);
        if (read.ok) return [read.value];
        report.refuse(row.row, read.reason);
        return [];
      }),
  };
}

const COMPUTED = 'households-computed';

/** What the contract lets a building have: more is a number of something else. */
const HOUSEHOLDS_MAX = 1_000_000;
const PERSONS_MAX = 10_000_000;

interface Homes {
  readonly households: number;
  /** Where the file does not give them. */
  readonly said?: { readonly code: string; readonly formula: string };
}

function householdsOf(
  columns: Columns,
  row: FeatureRow,
  known: BuildingOptions & { readonly persons: number | null; readonly use: string },
): Result<Homes> {
  const given = countOf(columns, row.properties, 'households');
  if (given === undefined || (given ?? 0) > HOUSEHOLDS_MAX) return badCount(columns, row, 'households');
  if (given !== null) return ok({ households: given });
  const { persons, personsPerHousehold } = known;

  const storeys = countOf(columns, row.properties, 'storeys');
  if (storeys === undefined) return badCount(columns, row, 'storeys');
  const own = numberOf(columns, row.properties, 'homesPerStorey');
  if (own === undefined) return badCount(columns, row, 'homesPerStorey');
  const lived = HOMES.test(known.use) || !NO_HOMES.test(known.use);
  // What a person says of all buildings holds for those that are lived in; what the row says holds.
  const perStorey = own ?? (lived ? known.homesPerStorey : undefined);
  const computed = (households: number, formula: string) =>
    households <= HOUSEHOLDS_MAX
      ? ok({ households, said: { code: COMPUTED, formula } })
      : refuse('bad-count', { field: 'households', value: formula });
  if (storeys !== null && perStorey !== undefined)
    return computed(Math.round(storeys * perStorey), `${storeys} × ${perStorey}`);
  if (persons !== null && personsPerHousehold !== undefined)
    return computed(
      persons === 0 ? 0 : Math.max(1, Math.round(persons / personsPerHousehold)),
      `${persons} ÷ ${personsPerHousehold}`,
    );
  if (!lived && known.homesPerStorey !== undefined)
    return ok({ households: 0, said: { code: 'households-no-homes', formula: known.use } });
  return ok({ households: 0, said: { code: 'households-empty', formula: '' } });
}

function badCount(columns: Columns, row: FeatureRow, field: Field) {
  return refuse('bad-count', { field, value: shownValue(fieldOf(columns, row.properties, field)) });
}
