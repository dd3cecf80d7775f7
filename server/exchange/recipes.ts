import { createHash } from 'node:crypto';
import type { ImportFields, ImportKind } from '../../domain/contract/exchange.ts';
import type { Db, Tx } from '../db/transaction.ts';
import { findRecipe, putRecipe } from './recipe.queries.ts';
import type { SourceFormat } from './source/source.ts';

/** What a person says of a file that holds for the next one from the same source too; a known point, say, does not. */
const KEPT = [
  'crs',
  'encoding',
  'columns',
  'key',
  'homesPerStorey',
  'personsPerHousehold',
] as const satisfies readonly (keyof ImportFields)[];

export type Recipe = Pick<ImportFields, (typeof KEPT)[number]>;

/**
 * By what the next file from the same source is known: its format, what it is imported as, and the names of its columns, in
 * whatever order.
 */
export function signatureOf(format: SourceFormat, kind: ImportKind, columns: readonly string[]): string {
  const named = JSON.stringify([format, kind, [...new Set(columns)].sort()]);
  return createHash('sha256').update(named).digest('hex');
}

/** What was said of the last file like this that was taken; null where there was none. */
export async function recallRecipe(db: Db | Tx, signature: string): Promise<Recipe | null> {
  const found = await findRecipe(db, signature);
  return found ? recipeOf(found.fields) : null;
}

/** Keeps what was said of a file that is taken, in place of what was said before; nothing but what holds for the next. */
export async function keepRecipe(
  tx: Tx,
  signature: string,
  kind: ImportKind,
  fields: Partial<ImportFields>,
): Promise<void> {
  await putRecipe(tx, signature, kind, recipeOf(fields));
}

function recipeOf(fields: Partial<ImportFields>): Recipe {
  return Object.fromEntries(
    KEPT.flatMap((name) =>
      fields[name] === undefined || fields[name] === null ? [] : [[name, fields[name]]],
    ),
  );
}
