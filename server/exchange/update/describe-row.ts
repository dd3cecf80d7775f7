import { isKnown } from '../../../domain/balance/count.ts';
import type { Count } from '../../../domain/balance/types.ts';
import type { Profile } from '../../../domain/deployment/types.ts';
import { equalValues } from '../../../domain/edit/equal-values.ts';
import type { Description } from '../../../domain/edit/types.ts';
import type { Declared, Grid, Level } from '../../../domain/plan/types.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { type Columns, countOf, cutText, fieldOf, textOf } from '../columns/columns.ts';
import type { DraftReport } from '../draft-report.ts';
import { readDeclared, readTags } from '../grids/grid-values.ts';
import type { FeatureRow } from '../source/source.ts';
import { findWord } from './find-word.ts';

/** Longer than any text that is taken: what is too long is refused, not cut. */
const TEXT_MAX = 4000;
const SHOWN_MAX = 40;

const YES = /^(?:true|yes|y|1|是|已锁定|锁定)$/i;
const NO = /^(?:false|no|n|0|否|未锁定|不锁定)$/i;
/** What a cell says to take away what is there; an empty cell says nothing. */
const NOTHING = /^(?:-+|—+|无|none)$/i;

export interface DescribedGrid {
  readonly grid: Grid;
  readonly level: Level;
  readonly count: Count | undefined;
}

/**
 * What a row says of its grid that is not so already. A cell that is empty says nothing; one of 无 or a dash takes away
 * what is there. A type or risk level that the deployment has not is left out and reported. Refuses `bad-count`, `bad-yes-no`.
 */
export function describeRow(
  row: FeatureRow,
  columns: Columns,
  { types, risks }: Profile,
  { grid, level, count }: DescribedGrid,
  report: DraftReport,
): Result<Description> {
  const text = (field: Parameters<typeof textOf>[2]) => textOf(columns, row.properties, field, TEXT_MAX);
  const bad = (code: string, field: Parameters<typeof textOf>[2]) =>
    refuse(code, { field, value: cutText(String(fieldOf(columns, row.properties, field)), SHOWN_MAX) });
  const set: { -readonly [K in keyof Description]: Description[K] } = {};

  const name = text('name');
  if (name !== '') set.name = name;
  const note = text('note');
  if (note !== '') set.note = NOTHING.test(note) ? '' : note;
  for (const [field, words] of [
    ['type', types],
    ['risk', risks],
  ] as const) {
    const said = text(field);
    const known = findWord(said, words);
    if (known) set[field] = known.id;
    else if (NOTHING.test(said)) set[field] = null;
    else if (said !== '') report.repair(row.row, `${field}-unknown`, said, grid[field] ?? '');
  }
  const tags = fieldOf(columns, row.properties, 'tags');
  if (NOTHING.test(text('tags'))) set.tags = [];
  else if (tags !== undefined && tags !== '') set.tags = readTags(tags);

  if (NOTHING.test(text('target'))) set.target = null;
  else {
    const target = countOf(columns, row.properties, 'target');
    if (target === undefined || target === 0) return bad('bad-count', 'target');
    // The level's own target says nothing of the grid.
    if (target !== null) set.target = target === level.target ? null : target;
  }
  const locked = fieldOf(columns, row.properties, 'locked');
  const said = String(locked ?? '').trim();
  if (YES.test(said)) set.locked = true;
  else if (NO.test(said)) set.locked = false;
  else if (said !== '') return bad('bad-yes-no', 'locked');

  const declared = readHouseholds(row, columns, grid, count);
  if (!declared.ok) return declared;
  if (declared.value !== undefined) set.declared = declared.value;
  return ok(changesOf(set, grid));
}

/**
 * What the file calls declared; its households where nothing but a declared figure says how many live there. Undefined
 * where it says nothing.
 */
function readHouseholds(
  { properties }: FeatureRow,
  columns: Columns,
  grid: Grid,
  count: Count | undefined,
): Result<Declared | null | undefined> {
  const said = fieldOf(columns, properties, 'declared');
  const bad = (field: string, value: unknown) =>
    refuse('bad-count', { field, value: cutText(String(value), SHOWN_MAX) });
  if (said !== undefined && said !== '') {
    if (NOTHING.test(String(said).trim())) return ok(null);
    const declared = readDeclared(said);
    return declared ? ok(keptPersons(declared, grid)) : bad('declared', said);
  }
  if (grid.declared === null && count !== undefined && isKnown(count)) return ok(undefined);
  const households = countOf(columns, properties, 'households');
  const persons = countOf(columns, properties, 'persons');
  if (households === undefined) return bad('households', fieldOf(columns, properties, 'households'));
  if (persons === undefined) return bad('persons', fieldOf(columns, properties, 'persons'));
  if (households === null || (households === 0 && grid.declared === null)) return ok(undefined);
  return ok(keptPersons({ households, persons, estimated: false }, grid));
}

/** The same figure again says nothing new, neither of the persons nor of how it came about. */
function keptPersons(declared: Declared, { declared: known }: Grid): Declared {
  const same = known?.households === declared.households;
  return same && (declared.persons ?? known.persons) === known.persons ? known : declared;
}

function changesOf(set: Description, grid: Grid): Description {
  const changed = Object.entries(set).filter(
    ([field, value]) => !equalValues(grid[field as keyof Grid], value),
  );
  return Object.fromEntries(changed);
}
