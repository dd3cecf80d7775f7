import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSource } from '../../../../server/exchange/source/open-source.ts';
import type { Column } from '../../../../server/exchange/write/columns.ts';
import { FORMATS } from '../../../../server/exchange/write/formats.ts';
import type { Outgoing } from '../../../../server/exchange/write/outgoing.ts';
import { thingsOutgoing } from './outgoing.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessera-continued-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const geometry = { type: 'Point' as const, coordinates: [115.6, 34.4] };

/** The rows of a Shapefile that we have written, as our own door reads them. */
async function readBack(outgoing: Outgoing): Promise<Readonly<Record<string, unknown>>[]> {
  const path = join(folder, 'things.zip');
  await FORMATS.shp.write(outgoing, path);
  const source = await openSource([{ name: 'things.zip', path }], {}, folder);
  if (!source.ok) throw new Error(source.reason.code);
  const rows: Readonly<Record<string, unknown>>[] = [];
  for await (const { properties, fault } of source.value.layers[0]!.rows()) {
    expect(fault).toBe(null);
    rows.push(properties);
  }
  await source.value.close();
  return rows;
}

const piece = fc.oneof(
  fc.constantFrom('国', '㙍', '😀', ' ', 'é', '_2', '\n'),
  fc.constantFrom('东至神火大道'.repeat(30), 'x'.repeat(253), 'a b '.repeat(70)),
);
const text = fc.array(piece, { maxLength: 9 }).map((parts) => parts.join('').trim());

test.each(['utf-8', 'gb18030'] as const)(
  'texts of any length come back in %s, under their own name alone',
  async (encoding) => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), async (names) => {
        const things = names.map((name) => ({ name, geometry }));
        const rows = await readBack(thingsOutgoing(things, 'Point', { encoding }));
        expect(rows.map(({ name }) => name ?? '')).toEqual(names);
        for (const row of rows)
          expect(Object.keys(row).filter((name) => name.startsWith('name_'))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  },
);

test('columns that are called so for a reason of their own keep what is in them', async () => {
  const column = (name: string): Column => ({
    name,
    zh: name,
    kind: 'text',
    of: (properties) => (name === 'addr' ? '神火大道' : properties.name) as string,
  });
  const things = ['1号', '2号'].map((name) => ({ name, geometry }));
  const outgoing = thingsOutgoing(things, 'Point');
  const rows = await readBack({ ...outgoing, columns: [column('addr'), column('addr_2')] });
  expect(rows).toEqual([
    { addr: '神火大道', addr_2: '1号' },
    { addr: '神火大道', addr_2: '2号' },
  ]);
});
