/** The longest name of a sheet. */
const NAME_MAX = 31;
/** Excel keeps this name for itself. */
const KEPT = 'history';

/**
 * Names fit for sheets of one workbook: without the signs that have a meaning in formulas, short, each once whatever
 * its case.
 */
export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set([KEPT]);
  return names.map((name) => {
    const plain = shortened(name.replace(/[[\]:*?/\\\p{Cc}]/gu, ' '), NAME_MAX);
    for (let n = 1; ; n++) {
      const end = n === 1 ? '' : ` ${n}`;
      const free = shortened(plain, NAME_MAX - end.length) + end;
      if (taken.has(free.toLowerCase())) continue;
      taken.add(free.toLowerCase());
      return free;
    }
  });
}

/** The beginning of a name, of whole characters, with no apostrophe or blank at its ends. */
function shortened(name: string, length: number): string {
  const bare = name.replace(/^['\s]+/, '').slice(0, length);
  return bare.replace(/[\uD800-\uDBFF]$/, '').replace(/['\s]+$/, '') || 'sheet';
}
