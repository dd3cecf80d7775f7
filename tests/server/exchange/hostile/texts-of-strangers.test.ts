import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storableJson } from '../../../../server/json-text.ts';
import { box, collection, expectWords, feature, type Office, openOffice, scratchLeft } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

/** Beyond the basic plane, as in the names of some villages: two units of UTF-16. */
const RARE = '𠮷';

const grids = (x: number, n: number, properties: object = {}) =>
  collection(
    Array.from({ length: n }, (_, i) =>
      feature(box(x + (i * 8) / n, 0, x + ((i + 1) * 8) / n, 8), { name: `g${i}`, ...properties }),
    ),
  );

test('what jsonb does not take is replaced, everything else stays to the letter', () => {
  const texts = ['a\0b', '\ud842', 'x\udfb7', RARE, '\\u0000', '\\\\ud842', '"', '\n', '\\', '<svg>'];
  const back = JSON.parse(storableJson({ texts }));
  expect(back.texts.slice(0, 3)).toEqual(['a\ufffdb', '\ufffd', 'x\ufffd']);
  expect(back.texts.slice(3)).toEqual(texts.slice(3));
});

test('texts that are cut through a rare character: the job ends, it ran for ever', async () => {
  const plan = await office.newPlan(0);
  const long = {
    所属社区: 'x'.repeat(79) + RARE,
    标签: 'y'.repeat(39) + RARE,
    类型: 'z'.repeat(63) + RARE,
    自报户数: 'q'.repeat(39) + RARE,
  };
  const job = await office.read(
    { name: 'a.geojson', content: grids(0, 4, long) },
    { plan, level: 'compound' },
  );
  expect(job).toMatchObject({ state: 'done', result: { taken: 4 } });
  expectWords(job);
  expect(JSON.stringify(job)).not.toMatch(/\\u|\ufffd/);
  expect((await office.take(job.id)).result.committed).toBe(true);

  const nothing = Buffer.from([1, 2, 3, 0, 9]);
  const unknown = await office.read({ name: `${'x'.repeat(79)}${RARE}.bin`, content: nothing }, { plan });
  expect(unknown).toMatchObject({ state: 'failed', reason: { code: 'format-unknown' } });
});

test('a file is imported whatever its name: one with NUL ended the server', async () => {
  const plan = await office.newPlan(10);
  const names = [
    'a\0b.geojson',
    '../../etc/passwd',
    `${'n'.repeat(5000)}.geojson`,
    '<img src=x>',
    'a\nb',
    '网格.geojson',
  ];
  for (const name of names) {
    const job = await office.read({ name, content: grids(10, 2) }, { plan });
    expect([name.slice(0, 20), job.state, job.result?.taken]).toEqual([name.slice(0, 20), 'done', 2]);
  }
  expect(scratchLeft()).toEqual([]);
});

describe('a form', () => {
  const good = () => ({ as: 'grids', crs: 'WGS84' });
  const file = { name: 'a.geojson', content: grids(0, 2) };

  test.each([
    ['columns', '{"name":"\\u0000"}', 'forbidden-character'],
    ['columns', '{"na\\ud800me":"x"}', 'forbidden-character'],
    ['clean', '{"decisions":[{"at":[0,0],"to":"\\u0000"}]}', 'forbidden-character'],
    ['name', 'n\0', 'forbidden-character'],
    ['clean', `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`, 'too-deep'],
    ['columns', '[]', 'invalid-request'],
    ['columns', `{"name":"${'x'.repeat(2_000_000)}"}`, 'invalid-request'],
    ['clean', '{"snapM":-1}', 'invalid-request'],
    ['clean', '{"decisions":[{"at":[null,1],"to":"1"}]}', 'invalid-request'],
    ['known', '{"from":[1e400,1],"to":[1,1]}', 'invalid-request'],
    ['homesPerStorey', '1e999', 'invalid-request'],
    ['plan', "'; drop table plans;--", 'invalid-request'],
    ['as', 'constructor', 'invalid-request'],
    ['secret', 'x', 'invalid-request'],
  ])('whose %s is wrong (%#) is refused', async (field, value, code) => {
    const answer = await office.send([file], { ...good(), [field]: value });
    expect([answer.statusCode, answer.json().code]).toEqual([400, code]);
  });

  test.each([
    ['crs', '__proto__', 'crs-unknown'],
    ['encoding', 'constructor', 'encoding-unknown'],
    ['layer', '__proto__', 'layer-unknown'],
    ['columns', '{"__proto__":"name"}', 'column-unknown'],
    ['columns', '{"name":"nowhere"}', 'column-unknown'],
    ['level', 'nowhere', 'level-unknown'],
    ['plan', '0', 'plan-gone'],
  ])('whose %s is %s is read, and the job says %s', async (field, value, code) => {
    const job = await office.read(file, { [field]: value });
    expect([job.state, job.reason?.code]).toEqual(['failed', code]);
    expectWords(job);
  });

  test('with too many files, cut off, or without a file', async () => {
    const many = Array.from({ length: 21 }, (_, i) => ({ name: `${i}.geojson`, content: '{}' }));
    const tooMany = await office.send(many, good());
    expect([tooMany.statusCode, tooMany.json().code]).toEqual([413, 'files-too-many']);

    const part = '--B\r\nContent-Disposition: form-data; name=';
    const post = (payload: string) =>
      office.server.app.inject({
        method: 'POST',
        url: '/api/imports',
        headers: { ...office.one.headers, 'content-type': 'multipart/form-data; boundary=B' },
        payload,
      });
    const cut = await post(`${part}"as"\r\n\r\ngrids\r\n${part}"file"; filename="a.geojson"\r\n\r\n{"ty`);
    expect([cut.statusCode, cut.json().code]).toEqual([400, 'malformed-request']);
    const none = await post(`${part}"as"\r\n\r\ngrids\r\n${part}"file"; filename=""\r\n\r\n\r\n--B--\r\n`);
    expect([none.statusCode, none.json().code]).toEqual([400, 'file-missing']);
    expect(scratchLeft()).toEqual([]);
  });
});
