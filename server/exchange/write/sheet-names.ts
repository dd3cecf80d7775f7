/** The longest name of a sheet. */
const NAME_MAX = 31;

/** Names fit for sheets of one workbook: without the signs that have a meaning in formulas, short, each once whatever its case. */
export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain =
      name
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || 'sheet';
    for (let n = 1; ; n++) {
      const end = n === 1 ? '' : ` ${n}`;
      const free = plain.slice(0, NAME_MAX - end.length).replace(/[\uD800-\uDBFF]$/, '') + end;
      if (taken.has(free.toLowerCase())) continue;
      taken.add(free.toLowerCase());
      return free;
    }
  });
}
