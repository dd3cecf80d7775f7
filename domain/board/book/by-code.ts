import type { Grid } from '../../plan/types.ts';

type Coded = Pick<Grid, 'code' | 'name' | 'id'>;

/** The order of sheets in a book: by code as text, since codes of one level are equally long; those without one last, by name. */
export function byCode(a: Coded, b: Coded): number {
  const key = ({ code, name, id }: Coded) => (code === null ? `1 ${name} ${id}` : `0 ${code} ${id}`);
  const [left, right] = [key(a), key(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
