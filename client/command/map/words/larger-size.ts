import type { DataDrivenPropertyValueSpecification } from 'maplibre-gl';

export type Size = DataDrivenPropertyValueSpecification<number>;

/** Which part of an expression is its first size; from there on each second one is (MapLibre style, "Expressions"). */
const FIRST_SIZE: Readonly<Record<string, number>> = { interpolate: 4, step: 2, match: 3, case: 2 };
/** Of these the last part is a size too: what holds where nothing else does. */
const WITH_REST = new Set(['match', 'case']);

/**
 * So many times a size of a style: a number, or the sizes that a curve over the zoom or a choice gives. Any other
 * expression stays as it is.
 */
export function largerSize(size: Size, scale: number): Size {
  if (typeof size === 'number') return size * scale;
  if (!Array.isArray(size)) return size;
  const kind = String(size[0]);
  const first = FIRST_SIZE[kind];
  if (first === undefined) return size;
  const isSize = (i: number) =>
    (i >= first && (i - first) % 2 === 0) || (WITH_REST.has(kind) && i === size.length - 1);
  return size.map((part, i) => (isSize(i) ? largerSize(part as Size, scale) : part)) as Size;
}
