/** The parts of a batch's work, as its job tells them. */
export type BatchStep =
  | { readonly kind: 'gathering' }
  | { readonly kind: 'drawing' | 'binding'; readonly done: number; readonly of: number };

const COUNTED = /^(drawing|binding) (\d+)\/(\d+)$/;

/** How far a batch is, by its job's message; null where that says nothing known. */
export function batchStep(message: string): BatchStep | null {
  if (message === 'gathering') return { kind: 'gathering' };
  const [, kind, done, of] = COUNTED.exec(message) ?? [];
  if (kind !== 'drawing' && kind !== 'binding') return null;
  return { kind, done: Number(done), of: Number(of) };
}
