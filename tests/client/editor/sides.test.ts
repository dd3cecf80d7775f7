import { expect, test } from 'vitest';
import { regrounded, sideCounts } from '../../../client/editor/tools/sides.ts';
import { applyEdit } from '../../../domain/edit/apply-edit.ts';
import { at, HOUSEHOLDS, squareTown } from '../harness/square-town.ts';

test('a compound that goes over whole counts on both sides', () => {
  const town = squareTown(2, 3);
  // The topmost compound of the first column, with room around it, given to the second.
  const area = [[at(-0.1, 2), at(1, 2), at(1, 3.1), at(-0.1, 3.1)]];
  const edit = { kind: 'carve', level: 'community', area, into: 'k1' } as const;
  const made = applyEdit(town, edit, { editId: '00000000-0000-4000-8000-000000000001' });
  if (!made.ok) throw new Error(made.reason.code);
  const changed = regrounded(town, made.value, 'community');
  expect(changed).toEqual(['k0', 'k1']);
  // Two leaves of four buildings to a compound.
  const compound = 8 * HOUSEHOLDS;
  expect(sideCounts(made.value.division, changed).map(({ households }) => households)).toEqual([
    2 * compound,
    4 * compound,
  ]);
});
