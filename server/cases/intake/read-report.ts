import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { Datum } from '../../crs/crs.ts';
import { readTime } from '../../exchange/read-time.ts';
import { cleanLine, cleanLines } from './clean-text.ts';
import type { IncomingCase } from './incoming-case.ts';
import { keptPosition, readPosition } from './read-position.ts';

const SOURCE_MAX = 64;
const ID_MAX = 128;
const WORD_MAX = 64;
export const TITLE_MAX = 200;
export const NOTE_MAX = 4000;
/** A clock that is wrong by hours is a clock (local time sent as UTC is off by eight); a case of next year is a mistake. */
const AHEAD_MAX_MS = 86_400_000;
const SHOWN_MAX = 40;

/** Who reports, and how what is said is to be understood. */
export interface Reporting {
  readonly datum: Datum;
  /** When it was received, milliseconds since 1970. */
  readonly now: number;
  /** The desk's own cases are made by those who work there. */
  readonly mayUseDesk: boolean;
}

/**
 * One case as a feed has sent it. A position that cannot be read is no reason to refuse; what is not known is left out.
 * A time ahead of the clock by less than a day is now. Refuses `case-unreadable`, `source-missing`, `source-reserved`,
 * `id-missing`, `time-missing`, `bad-time`, `time-ahead`, `title-too-long`, `note-too-long`, `field-too-long`.
 */
export function readReport(sent: unknown, { datum, now, mayUseDesk }: Reporting): Result<IncomingCase> {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return refuse('case-unreadable');
  const said = sent as Readonly<Record<string, unknown>>;
  // Before anything looks at them: a text of megabytes is not worth cleaning.
  if (lengthOf(said.title) > 2 * TITLE_MAX) return refuse('title-too-long', { max: TITLE_MAX });
  if (lengthOf(said.note) > 2 * NOTE_MAX) return refuse('note-too-long', { max: NOTE_MAX });
  for (const [field, max] of LIMITS)
    if (lengthOf(said[field]) > 2 * max) return refuse('field-too-long', { field, max });

  const source = wordOf(said.source);
  const externalId = wordOf(said.externalId);
  const kind = wordOf(said.kind);
  const severity = wordOf(said.severity);
  if (source === '') return refuse('source-missing');
  if (externalId === '') return refuse('id-missing');
  for (const [i, text] of [source, externalId, kind, severity].entries()) {
    const [field, max] = LIMITS[i]!;
    if (text.length > max) return refuse('field-too-long', { field, max });
  }
  if (source === DESK && !mayUseDesk) return refuse('source-reserved', { source });
  const title = typeof said.title === 'string' ? cleanLine(said.title) : '';
  if (title.length > TITLE_MAX) return refuse('title-too-long', { max: TITLE_MAX });
  const note = typeof said.note === 'string' ? cleanLines(said.note) : '';
  if (note.length > NOTE_MAX) return refuse('note-too-long', { max: NOTE_MAX });

  const occurredAt = readTime(said.occurredAt);
  const value = shown(said.occurredAt);
  if (occurredAt === null) return refuse('time-missing');
  if (occurredAt === undefined) return refuse('bad-time', { value });
  const time = Date.parse(occurredAt) + millisecondsOf(said.occurredAt);
  if (time > now + AHEAD_MAX_MS) return refuse('time-ahead', { value });
  return ok({
    source,
    externalId,
    occurredAt: new Date(Math.min(time, now)).toISOString(),
    at: readPosition(said.at, datum),
    saidAt: keptPosition(said.at, datum),
    kind,
    severity,
    title,
    note,
  });
}

/** Of cases that are made at the desk; no feed may pass for it. */
const DESK = 'desk';

const LIMITS = [
  ['source', SOURCE_MAX],
  ['externalId', ID_MAX],
  ['kind', WORD_MAX],
  ['severity', WORD_MAX],
] as const;

function lengthOf(value: unknown): number {
  return typeof value === 'string' ? value.length : 0;
}

/** Some feeds number their cases and kinds with numbers. */
function wordOf(value: unknown): string {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' ? cleanLine(value) : '';
}

/** Of a time with parts of a second, which files do not have and `readTime` leaves out. */
function millisecondsOf(value: unknown): number {
  const fraction =
    typeof value === 'string'
      ? /:\d{2}(\.\d{1,9})\s*(?:[zZ]|[+-]\d{2}:?\d{2})?$/.exec(value)?.[1]
      : undefined;
  return fraction === undefined ? 0 : Math.trunc(Number(fraction) * 1000);
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? cleanLine(value.slice(0, 2 * SHOWN_MAX)) : JSON.stringify(value);
  return (text ?? '').slice(0, SHOWN_MAX).toWellFormed();
}
