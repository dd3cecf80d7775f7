import { readRawGeometry } from '../../../domain/geometry/read-raw-polygons.ts';
import { type Declared, EMPTY_TEAM, type Level, type Team } from '../../../domain/plan/types.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { type Columns, countOf, fieldOf, textOf } from '../columns/columns.ts';
import type { DraftReport } from '../draft-report.ts';
import { sourceFault } from '../row-reader.ts';
import { shownValue } from '../shown-value.ts';
import type { FeatureRow } from '../source/source.ts';
import type { FileGrid, FileGridFacts, GridTarget } from './file-grid.ts';
import { readDeclared, readTags, readTeam } from './grid-values.ts';

const ID = /^[A-Za-z0-9][A-Za-z0-9_.~-]{0,63}$/;
const NOTE_MAX = 2000;
const TAGS_MAX = 20;

/**
 * The grids of a file, row by row; what cannot be a grid is refused by its row, and what a row says in words that the
 * deployment has not is left out and reported. Rows with ground of one level above another are a plan's.
 */
export function readGridRows(
  rows: readonly FeatureRow[],
  columns: Columns,
  target: GridTarget,
  report: DraftReport,
): FileGrid[] {
  const ids = new Set<string>();
  const codes = new Set<string>();
  const grids: FileGrid[] = [];
  for (const row of rows) {
    const read = readRow(row, columns, target, report);
    if (!read.ok) {
      report.refuse(row.row, read.reason);
      continue;
    }
    const { facts } = read.value;
    const { code, id } = facts;
    if (code !== null && codes.has(code)) report.repair(row.row, 'code-repeated', code, '');
    // Of a column alone: numbers that the format gives its rows say nothing, and come again in every layer.
    if (id !== null && ids.has(id) && columns.of.has('id')) report.repair(row.row, 'id-repeated', id, '');
    grids.push({
      ...read.value,
      facts: {
        ...facts,
        id: id !== null && ids.has(id) ? null : id,
        code: code !== null && codes.has(code) ? null : code,
      },
    });
    if (code !== null) codes.add(code);
    if (id !== null) ids.add(id);
  }
  return grids;
}

function readRow(
  row: FeatureRow,
  columns: Columns,
  target: GridTarget,
  report: DraftReport,
): Result<FileGrid> {
  const fault = sourceFault(row);
  if (fault) return { ok: false, reason: fault };
  const raw = readRawGeometry(row.geometry);
  if (!raw.ok) return raw;
  if (row.fault !== null) return refuse('geojson-invalid', { fault: row.fault });
  const said = textOf(columns, row.properties, 'level', 64);
  const level = said === '' ? target.level : levelCalled(said, target);
  if (!level) return refuse('level-unknown', { level: said });
  return ok({
    row: row.row,
    level,
    polygons: raw.value,
    facts: readFacts(row, columns, target, level, report),
  });
}

function levelCalled(said: string, { levels, levelNames }: GridTarget): Level | undefined {
  return levels.find(({ id }) => id === said || levelNames.get(id)?.includes(said));
}

function readFacts(
  { row, id, properties }: FeatureRow,
  columns: Columns,
  target: GridTarget,
  level: Level,
  report: DraftReport,
): FileGridFacts {
  const text = (field: Parameters<typeof textOf>[2], max?: number) => textOf(columns, properties, field, max);
  const left = (code: string) => (said: string) => report.repair(row, code, said, '');
  const code = codeOf(fieldOf(columns, properties, 'code'), text('code', 64), left('code-inexact'));
  const own = text('id', 200) || (typeof id === 'string' || typeof id === 'number' ? String(id) : '');
  return {
    id: ID.test(own) ? own : null,
    // a code is one grid's, a name may be two's
    parent: text('parentCode', 200) || text('parent', 200),
    name: text('name'),
    code,
    type: wordOf(text('type', 64), target.types, left('type-unknown')),
    risk: wordOf(text('risk', 64), target.risks, left('risk-unknown')),
    target: targetOf(countOf(columns, properties, 'target'), level),
    locked: isYes(fieldOf(columns, properties, 'locked')),
    note: text('note', NOTE_MAX),
    tags: readTags(fieldOf(columns, properties, 'tags')).slice(0, TAGS_MAX),
    team: teamOf(fieldOf(columns, properties, 'team'), left('team-unreadable')),
    declared: declaredOf(columns, properties, target, left('bad-count')),
    unassigned: isYes(fieldOf(columns, properties, 'unassigned')),
  };
}

/** A code that is a number with more digits than a number holds is no longer the one that somebody typed. */
function codeOf(value: unknown, text: string, left: (said: string) => void): string | null {
  const isInexact = typeof value === 'number' && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER);
  if (isInexact) left(text);
  return isInexact ? null : text || null;
}

/** The id of a word that the file gives by its id or its name; one that the deployment has not is left out. */
function wordOf(
  said: string,
  words: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }[],
  left: (said: string) => void,
): string | null {
  const known = words.find(({ id, name }) => said === id || said === name.zh || said === name.en);
  if (said !== '' && !known) left(said);
  return known?.id ?? null;
}

/** A target that is the level's own says nothing of the grid. */
function targetOf(count: number | null | undefined, level: Level): number | null {
  return typeof count === 'number' && count > 0 && count !== level.target ? count : null;
}

function isYes(value: unknown): boolean {
  return value === true || value === 1 || /^(true|yes|1|是|y|t)$/i.test(String(value ?? '').trim());
}

function teamOf(value: unknown, left: (said: string) => void): Team {
  if (value === undefined || value === '') return EMPTY_TEAM;
  const team = readTeam(value);
  if (!team) left('');
  return team ?? EMPTY_TEAM;
}

/** What the file calls declared; where there are no buildings to count, its households too. */
function declaredOf(
  columns: Columns,
  properties: FeatureRow['properties'],
  { declares }: GridTarget,
  left: (said: string) => void,
): Declared | null {
  const said = fieldOf(columns, properties, 'declared');
  if (said !== undefined && said !== '') {
    const declared = readDeclared(said);
    if (!declared) left(shownValue(said));
    return declared;
  }
  // A file that has declared households of its own means something else by its households.
  if (!declares || columns.of.has('declared')) return null;
  const households = countOf(columns, properties, 'households');
  const persons = countOf(columns, properties, 'persons');
  if (households === undefined) left(shownValue(fieldOf(columns, properties, 'households')));
  if (typeof households !== 'number' || (households === 0 && !persons)) return null;
  return { households, persons: persons ?? null, estimated: false };
}
