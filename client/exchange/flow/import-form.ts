import type { ImportFields, ImportKind, ImportRevision } from '../../../domain/contract/exchange.ts';

/** How records of a file meet those that are there: `new` adds them; else they are known again by a key. */
export type ImportHow = 'new' | NonNullable<ImportFields['key']>;

/** What a person chooses before a file is read. */
export interface ImportForm {
  readonly as: ImportKind;
  readonly how: ImportHow;
  /** Of grids. */
  readonly level: string;
  /** Of the draft that territory or grids make; empty: the file's own. */
  readonly name: string;
  /** Grids divide the territory of the open plan, or the ground that they cover themselves. */
  readonly over: 'plan' | 'own';
}

/** What each kind can be beside new. */
export const HOWS: Readonly<Partial<Record<ImportKind, readonly ImportHow[]>>> = {
  grids: ['new', 'code'],
  buildings: ['new', 'id', 'place'],
};

/** The fields that the form rules; all others are answers to what was read. */
const RULED = ['as', 'plan', 'level', 'name', 'key'] as const;

/** Whether a draft comes of it, with a name of its own. */
export function makesPlan({ as, how }: Pick<ImportForm, 'as' | 'how'>): boolean {
  return as === 'territory' || (as === 'grids' && how === 'new');
}

/** The form as the server takes it; `plan` is the open one, `fallback` names a draft that nothing else names. */
export function fieldsOf(form: ImportForm, plan: string | null, fallback: string): ImportFields {
  const { as, how, level, over } = form;
  const draws = as === 'grids' && how === 'new';
  const name = form.name.trim() || (draws ? fallback : '');
  const apart = as === 'territory' || (draws && over === 'own');
  return {
    as,
    ...(draws ? { level } : {}),
    ...(makesPlan(form) && name !== '' ? { name } : {}),
    ...(plan !== null && !apart ? { plan } : {}),
    ...(how !== 'new' && HOWS[as]?.includes(how) ? { key: how } : {}),
  };
}

/**
 * What has to be said anew so that a file that was read by `before` is read as the form and the answers now are: empty
 * where nothing has changed. What the form does not say any more is forgotten (null).
 */
export function revisionOf(
  before: ImportFields,
  form: ImportFields,
  answers: ImportRevision,
): ImportRevision {
  const wanted: Record<string, unknown> = { ...answers };
  for (const field of RULED) wanted[field] = form[field] ?? null;
  // Columns of one kind of file are none of another's.
  if (form.as !== before.as && before.columns) wanted.columns = {};
  const changed = Object.entries(wanted).filter(
    ([field, value]) => !same(value, before[field as keyof ImportFields] ?? null),
  );
  return Object.fromEntries(changed) as ImportRevision;
}

/** The fields once a revision has been taken up. */
export function revised(before: ImportFields, revision: ImportRevision): ImportFields {
  const all = Object.entries({ ...before, ...revision }).filter(([, value]) => value !== null);
  return Object.fromEntries(all) as ImportFields;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
