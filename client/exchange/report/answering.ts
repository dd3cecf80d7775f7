import type { ImportFields, ImportReport, ImportRevision } from '../../../domain/contract/exchange.ts';

/** What the parts of a report are given: the report, what was said of the file, and a way to say more. */
export interface Answering {
  readonly report: ImportReport;
  /** What was last said, with what has been answered since. */
  readonly said: ImportFields;
  /** Says something that is read when the person asks for it. */
  readonly answer: (answers: ImportRevision) => void;
  /** Says something, with all that has been answered, and reads at once. */
  readonly readWith: (answers: ImportRevision) => void;
  /** The name that a row of the file has. */
  readonly nameOf: (row: string) => string;
}
