import type {
  ImportKind,
  ImportReport,
  Question,
  RefusedRow,
  SourceReport,
} from '../../domain/contract/exchange.ts';
import type { WireIssue } from '../../domain/contract/issue.ts';
import { toDegrees } from '../../domain/geometry/point.ts';
import type { Reason } from '../../domain/result.ts';
import { toWireIssue } from '../plans/wire-issue.ts';
import type { Fitted } from './grids/fit-grids.ts';
import { toWireRepair } from './grids/wire-repair.ts';

/** More refusals or repairs than anybody reads; the counts stay right. */
const LISTED_MAX = 1000;

/** Rows that one fault or repair names: ground that thousands lie over is nobody's to give by naming them all. */
const ROWS_MAX = 50;

/** Gathers what an import has to say while it reads. */
export class DraftReport {
  readonly #as: ImportKind;
  readonly #refused: RefusedRow[] = [];
  readonly #repaired: ImportReport['repaired'] = [];
  #refusedCount = 0;
  read = 0;
  columnsDropped: readonly string[] = [];
  faults: readonly WireIssue[] = [];
  source: SourceReport | null = null;
  /** Of a file that updates what is there: how many records change, and how many stay as they are. */
  changed = 0;
  unchanged = 0;
  outOfBand: ImportReport['outOfBand'] = [];
  columns: ImportReport['columns'] = [];
  readonly #questions: Question[] = [];
  #fitted: Fitted | null = null;
  readonly #notes = new Map<string, SourceReport['notes'][number]>();

  constructor(as: ImportKind) {
    this.#as = as;
  }

  refuse(row: number, reason: Reason): void {
    this.#refusedCount += 1;
    if (this.#refused.length >= LISTED_MAX) return;
    const refused: RefusedRow = { row, code: reason.code, params: { ...reason.params } };
    if (reason.at) refused.at = toDegrees(reason.at);
    this.#refused.push(refused);
  }

  repair(row: number, code: string, before: string, after: string): void {
    if (this.#repaired.length < LISTED_MAX) this.#repaired.push({ row, code, before, after });
  }

  /** Something that must be answered before anything can be taken. */
  ask(code: string, params: Readonly<Record<string, string | number>> = {}): void {
    this.#questions.push({ code, params: { ...params } });
  }

  get isAsking(): boolean {
    return this.#questions.length > 0;
  }

  /** How the grids were put on the lattice: the repairs, and what is left for a person. */
  fitted(fitted: Fitted): void {
    this.#fitted = fitted;
    this.faults = fitted.problems
      .slice(0, LISTED_MAX)
      .map((issue) => toWireIssue({ ...issue, gridIds: issue.gridIds.slice(0, ROWS_MAX) }));
  }

  /** What is left of each row's ground, or what it has become. */
  get groundByRow(): Fitted['ground'] {
    return this.#fitted?.ground ?? new Map();
  }

  /** Something about the whole file, beside what its source says; under a code that is there already, in its place. */
  note(code: string, params: Readonly<Record<string, string | number>>): void {
    this.#notes.set(code, { code, params: { ...params } });
  }

  /** The report as it stands; `taken` is what can be taken, or has been. */
  toReport(): ImportReport {
    return {
      as: this.#as,
      read: this.read,
      taken: this.faults.length > 0 ? 0 : this.read - this.#refusedCount,
      committed: false,
      refused: this.#refused.toSorted((a, b) => a.row - b.row),
      repaired: this.#repaired,
      columnsDropped: [...this.columnsDropped],
      faults: [...this.faults],
      repairs: [...(this.#fitted?.repairs ?? [])]
        .sort((a, b) => b.areaM2 - a.areaM2)
        .slice(0, LISTED_MAX)
        .map((repair) => toWireRepair({ ...repair, gives: repair.gives.slice(0, ROWS_MAX) })),
      repairCount: this.#fitted?.repairs.length ?? 0,
      movedAreaM2: this.#fitted?.movedAreaM2 ?? 0,
      source: this.source && { ...this.source, notes: [...this.source.notes, ...this.#notes.values()] },
      columns: this.columns,
      questions: this.#questions,
      changed: this.changed,
      unchanged: this.unchanged,
      outOfBand: [...this.outOfBand],
    };
  }
}
