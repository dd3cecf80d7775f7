import { createHash } from 'node:crypto';
import type { Geometry } from 'geojson';
import { expect } from 'vitest';
import type { GridFeature } from '../../../domain/contract/grid.ts';
import { canonical } from './write/canonical.ts';

/**
 * Expects two plans to say the same: the same grids at the same levels under the same parents, each with the same ground,
 * to the last bit, and the same of everything that is said of it. Ids may differ; blanks at the ends of a note may be lost.
 */
export function expectPlansEqual(a: readonly GridFeature[], b: readonly GridFeature[]): void {
  const [these, those] = [a, b].map((features) => features.map((feature) => said(feature, features)));
  const others = new Map(those!.map(({ ground, words }) => [ground, words]));
  const different = these!.filter(({ ground, words }) => others.get(ground) !== words);
  // The first few: a difference in one of hundreds is to be read.
  const shown = different.slice(0, 3);
  expect(shown.map(({ ground }) => others.get(ground))).toEqual(shown.map(({ words }) => words));
  expect(those!.length).toBe(these!.length);
}

/** A grid by its level and ground, and all that is said of it. */
function said({ properties, geometry }: GridFeature, all: readonly GridFeature[]) {
  const { id: _, parentId, note, ...rest } = properties;
  const parent = all.find((other) => other.properties.id === parentId);
  const above = parent && [parent.properties.name, parent.properties.level, digest(parent.geometry)];
  const words = JSON.stringify({ above, note: note.trim(), ...rest }, inOrder);
  return { ground: `${properties.level} ${digest(geometry)}`, words };
}

/** The same for the same geometry, and short enough to be shown. */
function digest(geometry: Geometry): string {
  return createHash('sha256').update(canonical(geometry)).digest('base64').slice(0, 16);
}

/** Objects with their keys in order: a database keeps none. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
