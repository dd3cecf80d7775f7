import { describe, expect, test } from 'vitest';
import { createApi } from '../../../client/api/client.ts';
import { sendForm, type Upload } from '../../../client/api/upload.ts';

const signal = new AbortController().signal;
const on = { progress: () => {}, signal };
const answering =
  (status: number, text: string): Upload =>
  async () => ({ status, text });

describe('a form on its way up', () => {
  test('is answered as any request is', async () => {
    const send = (upload: Upload) => sendForm(upload, '/x', new FormData(), on);
    expect(await send(answering(202, '{"job":"j"}'))).toEqual({ kind: 'ok', value: { job: 'j' } });
    expect(await send(answering(413, '{"code":"file-too-large","params":{"max":512}}'))).toEqual({
      kind: 'refused',
      status: 413,
      reason: { code: 'file-too-large', params: { max: 512 } },
    });
    expect(await send(answering(502, '<html>'))).toMatchObject({ reason: { code: 'http-status' } });
    const silent: Upload = async () => {
      throw new TypeError('called off');
    };
    expect(await send(silent)).toEqual({ kind: 'unreachable' });
  });

  test('carries the fields before the files, what is no text as JSON, and every part by its name', async () => {
    let sent: [string, FormDataEntryValue][] = [];
    const upload: Upload = async (_url, body) => {
      sent = [...body];
      return { status: 202, text: '{"job":"j"}' };
    };
    const unused = () => Promise.reject(new Error('not asked'));
    const files = [new File(['a'], '社区.shp'), new File(['b'], '社区.dbf')];
    await createApi(unused, upload).startImport(
      files,
      { as: 'buildings', key: 'id', homesPerStorey: 2, clean: { gapM: 5 } },
      on,
    );
    expect(sent.map(([name, value]) => [name, typeof value === 'string' ? value : value.name])).toEqual([
      ['as', 'buildings'],
      ['key', 'id'],
      ['homesPerStorey', '2'],
      ['clean', '{"gapM":5}'],
      ['file', '社区.shp'],
      ['file', '社区.dbf'],
    ]);
  });
});
