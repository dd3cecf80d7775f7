import type { ColumnReport, ImportKind } from '../../../domain/contract/exchange.ts';
import type { Reason } from '../../../domain/result.ts';
import type { FeatureRow } from '../source/source.ts';
import { ColumnValues } from './column-values.ts';
import { type Columns, cutText } from './columns.ts';
import { namesOf } from './field-names.ts';
import { FIELDS_OF, type Field, isPosition } from './fields.ts';
import { findColumns } from './find-columns.ts';
import { normalName } from './normal-name.ts';
import { otherReadings } from './other-readings.ts';
import { namesPersons, personalName } from './personal-names.ts';
import { withoutPersonal } from './personal-values.ts';

/** More columns than a table has; a GeoJSON whose every feature names others is not followed further. */
const COLUMNS_MAX = 1000;
/** A longer name can't be chosen, and is shown cut. */
const NAME_MAX = 200;
const SAMPLES_SHOWN = 8;

/** Which columns of a file give which fields, and what a person is shown of it. */
export interface ColumnsFound {
  readonly columns: Columns;
  readonly report: ColumnReport[];
  /** Why what a person has chosen can't be: `column-unknown`; the rest is found as if it were not chosen. */
  readonly refused: Reason | null;
}

/**
 * Looks at a file's columns as its rows go by, and then says which is which. Of the rows it keeps a few values of each
 * column, and counts; however long the file, it stays small.
 */
export class ColumnScan {
  readonly #columns = new Map<string, ColumnValues>();
  #more = false;

  see({ properties }: Pick<FeatureRow, 'properties'>): void {
    for (const name of Object.keys(properties)) {
      let values = this.#columns.get(name);
      if (!values) {
        if (this.#columns.size >= COLUMNS_MAX || name.length > NAME_MAX) {
          this.#more = true;
          continue;
        }
        values = new ColumnValues();
        this.#columns.set(name, values);
      }
      values.see(properties[name]);
    }
  }

  /**
   * The columns of a kind of import: by their names, and as `chosen` says (field → column; an empty one leaves the field
   * without). A column that looks personal is taken as nothing, whoever has chosen it, and none of its values is told.
   * `key`: the field by which records are known again.
   */
  result(kind: ImportKind, chosen: Readonly<Record<string, string>> = {}, key?: string): ColumnsFound {
    const choices = new Map<Field, string>();
    let refused: Reason | null = null;
    for (const [field, column] of Object.entries(chosen)) {
      // Columns with the position are read by who reads the file: its rows need not have them.
      const there = column === '' || this.#columns.has(column) || isPosition(field);
      if (isField(kind, field) && there) choices.set(field, column);
      else
        refused ??= {
          code: 'column-unknown',
          params: { field: cutText(field, 40), column: withoutPersonal(column) },
        };
    }

    const barred = new Map<string, 'personal' | 'team'>();
    for (const [name, values] of this.#columns) {
      const why = whyBarred(name, values, kind);
      if (why) barred.set(name, why);
    }
    const taken = new Set(choices.values());
    const free = [...this.#columns.keys()].filter((name) => !barred.has(name) && !taken.has(name));
    const of = new Map<Field, string>();
    for (const [field, column] of findColumns(free, kind, key))
      if (!choices.has(field)) of.set(field, column);
    for (const [field, column] of choices) if (column !== '' && !barred.has(column)) of.set(field, column);

    const fieldBy = new Map([...of].reverse().map(([field, column]) => [column, field]));
    const report = [...this.#columns].map(([name, values]): ColumnReport => {
      const field = fieldBy.get(name) ?? null;
      const dropped = barred.get(name) ?? (field === null ? 'spare' : null);
      const samples = barred.has(name) || isGarbled(name) ? [] : [...values.samples];
      return { name: withoutPersonal(name), samples, field, dropped };
    });
    for (const [field, name] of choices)
      if (name !== '' && !this.#columns.has(name))
        report.push({ name: withoutPersonal(name), samples: [], field, dropped: null });
    if (this.#more) report.push({ name: '…', samples: [], field: null, dropped: 'spare' });
    const dropped = report.flatMap(({ name, field }) => (field === null ? [name] : [])).sort();
    return { columns: { of, dropped, barred: new Set(barred.keys()) }, report, refused };
  }

  /**
   * A few texts with other than ASCII characters, for a person to see whether they are read in the right encoding: a
   * value of each column first. None of a column that looks personal, whatever the file is of, in this encoding or
   * another.
   */
  sample(): string[] {
    const open = [...this.#columns].filter(
      ([name, values]) =>
        !isGarbled(name) && ![name, ...otherReadings(name)].some(namesPersons) && !values.isPersonal(false),
    );
    const texts = new Set<string>();
    for (let turn = 0; turn < 3; turn++)
      for (const [, values] of open) {
        const text = values.wide[turn];
        if (text !== undefined && texts.size < SAMPLES_SHOWN) texts.add(text);
      }
    for (const name of this.#columns.keys())
      if (/[^\0-\x7f]/.test(name) && texts.size < SAMPLES_SHOWN) texts.add(withoutPersonal(name));
    return [...texts];
  }

  /** The columns' names, in the order of the file. */
  names(): string[] {
    return [...this.#columns.keys()];
  }
}

function whyBarred(name: string, values: ColumnValues, kind: ImportKind): 'personal' | 'team' | null {
  const normal = normalName(name);
  const asked = FIELDS_OF[kind].some((field) => namesOf(kind, field).includes(normal));
  // Read in another encoding it may still be what it is.
  for (const reading of [name, ...otherReadings(name)]) {
    const why = personalName(reading, kind, asked);
    if (why === 'personal') return why;
    if (why === 'team') return values.isPersonal(true) ? 'personal' : why;
  }
  // A table without a heading has its first row for one.
  if (withoutPersonal(name) !== name) return 'personal';
  const phones = kind === 'teams' || (kind === 'grids' && normal === 'team');
  return values.isPersonal(phones) ? 'personal' : null;
}

/** Whether what a name was is lost: then nobody can say whom it is about. */
function isGarbled(name: string): boolean {
  return name.includes('\uFFFD');
}

function isField(kind: ImportKind, field: string): field is Field {
  return (FIELDS_OF[kind] as readonly string[]).includes(field);
}
