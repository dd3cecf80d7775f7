import { normalName } from '../../exchange/columns/normal-name.ts';

/** For each part of a record the column that has it, by the names that offices give it; a column is one part's. */
export function columnsOf<Part extends string>(
  columns: readonly string[],
  names: Readonly<Record<Part, string>>,
): { readonly of: ReadonlyMap<Part, string>; readonly dropped: readonly string[] } {
  const free = new Map(columns.map((column) => [normalName(column), column] as const).reverse());
  const of = new Map<Part, string>();
  for (const [part, known] of Object.entries(names) as [Part, string][]) {
    const name = known.split(' ').find((one) => free.has(one));
    if (name === undefined) continue;
    of.set(part, free.get(name)!);
    free.delete(name);
  }
  const used = new Set(of.values());
  return { of, dropped: columns.filter((column) => !used.has(column)) };
}
