import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CaseColumns, type CaseFacts, NEVER } from '../../../../server/cases/index/columns.ts';
import { mergeTail } from '../../../../server/cases/index/merge-tail.ts';
import { OrdRows } from '../../../../server/cases/index/ord-rows.ts';

const facts = (ord: number, occurred: number): CaseFacts => ({
  ord,
  occurred,
  due: NEVER,
  soon: NEVER,
  stopped: NEVER,
  ended: NEVER,
  place: ord * 3,
  source: 0,
  x: -ord,
  y: ord,
  kind: ord % 7,
  severity: 0,
  territory: 1,
  state: ord % 8,
  flags: 0,
  satisfaction: 0,
});
const breathe = async () => {};
/** From the 17th to the 22nd century, many of them the same. */
const times = fc.array(
  fc.oneof(
    fc.integer({ min: -8e12, max: 7.2e12 }),
    fc.integer({ min: 1_790_000_000_000, max: 1_790_000_000_050 }),
  ),
  { maxLength: 300 },
);

test('rows that came in any order stand in the order of time after each merge, whole, and found by their numbers', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(times, { maxLength: 5 }), async (batches) => {
      const columns = new CaseColumns(8);
      const rows = new OrdRows();
      const beside = columns.addBeside(0xffffffff);
      const known = new Map<number, number>();
      for (const batch of batches) {
        for (const time of batch) {
          const ord = known.size + 1;
          known.set(ord, time);
          rows.set(ord, columns.rows);
          columns.set(columns.rows, facts(ord, time), [ord, ord + 1]);
          beside.values[columns.rows - 1] = ord * 5;
        }
        const first = await mergeTail(columns, breathe);
        for (let row = first; row < columns.rows; row++) rows.set(columns.ord[row]!, row);
        expect(columns.rows).toBe(known.size);
        for (let row = 1; row < columns.rows; row++)
          expect(columns.occurred[row]!).toBeGreaterThanOrEqual(columns.occurred[row - 1]!);
        for (const [ord, time] of known) {
          const row = rows.get(ord)!;
          const { place, x, reached, occurred } = columns;
          expect([
            columns.ord[row],
            occurred[row],
            place[row],
            x[row],
            reached[1]![row],
            beside.values[row],
          ]).toEqual([ord, time, ord * 3, -ord, ord + 1, ord * 5]);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a row that is written anew has to be located anew, and room for more changes nothing that is there', () => {
  const columns = new CaseColumns(8);
  const beside = columns.addBeside(9);
  for (let row = 0; row < 20_000; row++) {
    columns.set(row, facts(row + 1, row), []);
    beside.values[row] = 4;
  }
  columns.set(100, facts(101, 100), []);
  expect(beside.values[100]).toBe(9);
  expect(beside.values.subarray(0, 20_000).filter((value) => value === 4)).toHaveLength(19_999);
  expect(columns.ord.subarray(0, 3)).toEqual(new Uint32Array([1, 2, 3]));
  expect(columns.reached[0]![19_999]).toBe(-1);
});

test('numbers are found in a table of any filling, and only those that are in it', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 0xffffffff }), { maxLength: 2000 }), (ords) => {
      const rows = new OrdRows();
      for (const [row, ord] of ords.entries()) rows.set(ord, row);
      for (const [row, ord] of ords.entries()) expect(rows.get(ord)).toBe(row);
      const other = ords.reduce((all, ord) => (all + ord) % 0xffffffff, 7) + 1;
      if (!ords.includes(other)) expect(rows.get(other)).toBeUndefined();
    }),
    { numRuns: 30 },
  );
});
