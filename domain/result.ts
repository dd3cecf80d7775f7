import type { Point } from './geometry/point.ts';

/**
 * Why something a person asked for cannot be done. A value, never an exception: `code` is translated by the
 * screen (`client/i18n`), `params` fill the sentence, `at` is the place on the map (lattice units).
 */
export interface Reason {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly at?: Point;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: Reason };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse(
  code: string,
  params: Readonly<Record<string, string | number>> = {},
  at?: Point,
): { readonly ok: false; readonly reason: Reason } {
  return { ok: false, reason: at === undefined ? { code, params } : { code, params, at } };
}
