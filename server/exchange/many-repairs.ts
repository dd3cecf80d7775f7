import type { DraftReport } from './draft-report.ts';

/** So many rows are listed; the rest are the same again, and counted. */
const LISTED_MAX = 50;

/**
 * What is done to row after row for the same reason: the first are listed, all are counted in a note of the same code
 * (`rows`), so that they do not crowd out what happened to single rows.
 */
export class ManyRepairs {
  readonly #report: DraftReport;
  readonly #counts = new Map<string, number>();

  constructor(report: DraftReport) {
    this.#report = report;
  }

  say(row: number, code: string, before: string, after: string): void {
    const rows = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, rows);
    if (rows <= LISTED_MAX) this.#report.repair(row, code, before, after);
    this.#report.note(code, { rows });
  }
}
