import type { AppliedEdit } from '../../domain/edit/apply-edit.ts';
import { equalValues } from '../../domain/edit/equal-values.ts';
import type { Division, Edit } from '../../domain/edit/types.ts';
import type { Result } from '../../domain/result.ts';

/** More different edits than this are not asked about between two divisions. */
const REMEMBERED = 16;

/** Remembers what edits would do to the division as it stands: buttons ask the same at every render. */
export class Attempts {
  #division: Division | null = null;
  #known: { edit: Edit; result: Result<AppliedEdit> }[] = [];

  of(division: Division, edit: Edit, attempt: () => Result<AppliedEdit>): Result<AppliedEdit> {
    if (this.#division !== division) {
      this.#division = division;
      this.#known = [];
    }
    const known = this.#known.find((one) => equalValues(one.edit, edit));
    if (known) return known.result;
    const result = attempt();
    this.#known = [{ edit, result }, ...this.#known.slice(0, REMEMBERED - 1)];
    return result;
  }
}
