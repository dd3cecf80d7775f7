import { createHash } from 'node:crypto';
import type { Profile } from '../../domain/deployment/types.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { NewCase } from '../cases/new-case.ts';
import { siteOf } from '../places/read-building.ts';
import { stateWords } from './case-states.ts';
import { type Columns, fieldOf, textOf } from './columns/columns.ts';
import type { DraftReport } from './draft-report.ts';
import { ManyRepairs } from './many-repairs.ts';
import { readPast } from './read-past.ts';
import { readTime } from './read-time.ts';
import { type RowReader, sourceFault } from './row-reader.ts';
import { shownValue } from './shown-value.ts';
import type { FeatureRow } from './source/source.ts';

/** Of a file that does not say where its cases come from. */
const SOURCE = 'import';
const ID_MAX = 128;
const TITLE_MAX = 200;
const NOTE_MAX = 4000;
/** A clock that is wrong by a day is a clock; a case of next year is a mistake. */
const AHEAD_MAX_MS = 86_400_000;

/**
 * Cases that an office has on record. Times without an offset are China's. A case without a number gets one that follows
 * from what it says, so that the same file again brings no second one. Refuses, row by row, what the gate refuses,
 * `geojson-invalid`, `time-missing`, `bad-time`, `time-ahead`, `text-too-long` (a number), `duplicate-id`.
 */
export function caseReader(columns: Columns, report: DraftReport, profile: Profile): RowReader<NewCase> {
  report.columnsDropped = columns.dropped;
  const seen = new Set<string>();
  const told = new ManyRepairs(report);
  const stateOf = stateWords(profile);
  const latest = Date.now() + AHEAD_MAX_MS;
  const readRow = (row: FeatureRow): Result<NewCase> => {
    const unread = sourceFault(row);
    if (unread) return { ok: false, reason: unread };
    const site = siteOf(row.geometry);
    if (!site.ok) return site;
    if (row.fault !== null) return refuse('geojson-invalid', { fault: row.fault });
    const said = fieldOf(columns, row.properties, 'occurredAt');
    const occurredAt = readTime(said);
    if (occurredAt === null) return refuse('time-missing');
    if (occurredAt === undefined) return refuse('bad-time', { value: shownValue(said) });
    if (Date.parse(occurredAt) > latest) return refuse('time-ahead', { value: shownValue(said) });
    const number = textOf(columns, row.properties, 'externalId', ID_MAX + 1);
    if (number.length > ID_MAX) return refuse('text-too-long', { max: ID_MAX });
    const facts = {
      source: textOf(columns, row.properties, 'source', 64) || SOURCE,
      occurredAt,
      at: site.value.at,
      kind: textOf(columns, row.properties, 'kind', 64),
      severity: textOf(columns, row.properties, 'severity', 64),
      title: textOf(columns, row.properties, 'title', TITLE_MAX),
    };
    const own = number !== '';
    const externalId = own ? number : madeId(facts);
    const key = `${facts.source}\n${externalId}`;
    if (seen.has(key)) return refuse('duplicate-id', { id: externalId });
    seen.add(key);
    if (!own) told.say(row.row, 'case-id-made', '', externalId);
    const step = textOf(columns, row.properties, 'state', 64);
    const state = step === '' ? 'reported' : stateOf(step);
    if (state === undefined) told.say(row.row, 'state-unknown', shownValue(step), '');
    const past = readPast(columns, row, { occurredAt, latest, said: state ?? 'reported' }, told);
    const note = textOf(columns, row.properties, 'note', NOTE_MAX);
    return ok({ ...facts, externalId, ...(note === '' ? {} : { note }), ...past });
  };
  return {
    read: (rows) =>
      rows.flatMap((row) => {
        const read = readRow(row);
        if (read.ok) return [read.value];
        report.refuse(row.row, read.reason);
        return [];
      }),
  };
}

/** 96 bits of what a case says: two that say the same at the same place and second are one. */
function madeId(facts: Omit<NewCase, 'externalId' | 'state'>): string {
  const said = [facts.source, facts.occurredAt, ...facts.at, facts.kind, facts.severity, facts.title];
  return `made-${createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 24)}`;
}
