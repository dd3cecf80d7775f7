/** A change to keyed records as data: invertible, squashable, no knowledge of how it came about. */
export interface RecordDiff<R extends { readonly id: string }> {
  readonly added: readonly R[];
  readonly updated: readonly (readonly [before: R, after: R])[];
  readonly removed: readonly R[];
}

export function invertRecords<R extends { readonly id: string }>(diff: RecordDiff<R>): RecordDiff<R> {
  return {
    added: diff.removed,
    updated: diff.updated.map(([before, after]) => [after, before] as const),
    removed: diff.added,
  };
}

/** The one diff that does what `first` and then `second` do. A record added and then removed leaves no trace. */
export function squashRecords<R extends { readonly id: string }>(
  first: RecordDiff<R>,
  second: RecordDiff<R>,
): RecordDiff<R> {
  const before = new Map<string, R | null>();
  const after = new Map<string, R | null>();
  for (const diff of [first, second]) {
    const note = (id: string, was: R | null, is: R | null) => {
      if (!before.has(id)) before.set(id, was);
      after.set(id, is);
    };
    for (const r of diff.removed) note(r.id, r, null);
    for (const [b, a] of diff.updated) note(b.id, b, a);
    for (const r of diff.added) note(r.id, null, r);
  }
  const added: R[] = [];
  const updated: (readonly [R, R])[] = [];
  const removed: R[] = [];
  for (const [id, was] of before) {
    const is = after.get(id) ?? null;
    if (was && is) {
      if (was !== is) updated.push([was, is]);
    } else if (is) added.push(is);
    else if (was) removed.push(was);
  }
  return { added, updated, removed };
}
