import type { GridId } from '../coverage/types.ts';
import type { EditId } from './types.ts';

/** The id of the nth grid that an edit makes: the same edit makes the same ids wherever it is applied. */
export function newId(edit: EditId, n: number): GridId {
  return `${edit}.${n}`;
}
