import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WirePhoto } from '../../../../domain/contract/case.ts';
import { type Answer, type CaseTown, openCaseTown } from '../case-town.ts';
import { GPS_RATIONALS, jpegOfPhone, pngOfPhone, SECRETS, webpOfPhone } from './pictures.ts';

let town: CaseTown;

beforeAll(async () => {
  town = await openCaseTown();
});
afterAll(() => town.close());

async function upload(
  id: string,
  bytes: Buffer,
  headers: Readonly<Record<string, string>>,
  name = 'IMG_0001.JPG',
): Promise<Answer> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const request = new Request('http://x', { method: 'POST', body: form });
  return town.server.app.inject({
    method: 'POST',
    url: `/api/cases/${id}/photos`,
    headers: { ...headers, 'content-type': request.headers.get('content-type')! },
    payload: Buffer.from(await request.arrayBuffer()),
  });
}

async function filesOnDisk(): Promise<string[]> {
  const entries = await readdir(join(town.dataDir, 'photos'), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

test('a photo with its place in it is kept without, on the disk and in the answer, and told in the history', async () => {
  const id = await town.report();
  const before = (await filesOnDisk()).length;
  for (const [bytes, type] of [
    [jpegOfPhone(6), 'image/jpeg'],
    [pngOfPhone(1), 'image/png'],
    [webpOfPhone('alpha', 1), 'image/webp'],
  ] as const) {
    // By what is in it: the name says nothing.
    const answer = await upload(id, bytes, town.commander, '../../etc/passwd.gif');
    expect(answer.statusCode, answer.body).toBe(201);
    const photo = answer.json() as WirePhoto;
    expect(photo.type).toBe(type);
    const shown = await town.server.app.inject({
      url: `/api/cases/${id}/photos/${photo.id}`,
      headers: town.viewer,
    });
    expect(shown.headers).toMatchObject({ 'content-type': type, 'content-length': String(photo.bytes) });
    expect(shown.rawPayload).toHaveLength(photo.bytes);
    for (const secret of SECRETS) expect(shown.rawPayload.includes(secret)).toBe(false);
    expect(shown.rawPayload.includes(GPS_RATIONALS)).toBe(false);
  }
  const files = await filesOnDisk();
  expect(files).toHaveLength(before + 3);
  for (const file of files) {
    expect(file).toMatch(/photos\/[0-9a-f]{2}\/[0-9a-f]{32}$/);
    const bytes = await readFile(file);
    for (const secret of SECRETS) expect(bytes.includes(secret)).toBe(false);
  }
  const { photos, entries, case: one } = await town.detail(id);
  expect(photos.map(({ width, height }) => [width, height])).toEqual([
    [16, 24],
    [24, 16],
    [24, 16],
  ]);
  expect(entries.slice(1).map(({ kind, photo }) => [kind, photo])).toEqual(
    photos.map((photo) => ['photo', photo.id]),
  );
  expect(one.history).toBe(4);
});

test('what is no photo, too large or too many is refused, and leaves nothing on the disk', async () => {
  const id = await town.report();
  const before = (await filesOnDisk()).length;
  expect((await upload(id, Buffer.from('<svg/>'), town.commander, 'a.jpg')).json()).toMatchObject({
    code: 'photo-kind',
    status: 422,
  });
  expect((await upload(id, jpegOfPhone(1).subarray(0, 300), town.commander)).json().code).toBe(
    'photo-broken',
  );
  const large = Buffer.alloc(10 * 1024 * 1024 + 1);
  jpegOfPhone(1).copy(large);
  expect((await upload(id, large, town.commander)).json()).toMatchObject({
    status: 413,
    code: 'file-too-large',
    params: { max: 10 },
  });
  expect((await upload('nobody', jpegOfPhone(1), town.commander)).json()).toMatchObject({
    status: 404,
    code: 'case-gone',
  });
  expect((await upload(id, Buffer.alloc(0), town.commander)).json().code).toBe('file-missing');
  expect((await upload(id, jpegOfPhone(1), town.viewer)).statusCode).toBe(403);
  const noForm = { ...town.commander, 'content-type': 'image/jpeg' };
  const raw = await town.server.app.inject({
    method: 'POST',
    url: `/api/cases/${id}/photos`,
    headers: noForm,
    payload: jpegOfPhone(1),
  });
  expect(raw.json()).toMatchObject({ status: 415, code: 'media-type-unknown' });
  expect(await filesOnDisk()).toHaveLength(before);

  // Eight at once: six are kept.
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) => upload(id, jpegOfPhone(i + 1), town.commander)),
  );
  expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(6);
  for (const { statusCode, body } of answers)
    if (statusCode !== 201) expect(body).toContain('photos-too-many');
  expect((await town.detail(id)).photos).toHaveLength(6);
  expect(await filesOnDisk()).toHaveLength(before + 6);

  // A phone that did not hear the answer sends it again, even at once: it is there once.
  const kept = answers.findIndex(({ statusCode }) => statusCode === 201);
  const again = await Promise.all(
    Array.from({ length: 3 }, () => upload(id, jpegOfPhone(kept + 1), town.commander)),
  );
  expect(again.map((answer) => answer.json())).toEqual(Array(3).fill(answers[kept]!.json()));
  expect(await filesOnDisk()).toHaveLength(before + 6);
});

test('a reporter adds to a fresh case of its own, and to no other', async () => {
  const id = await town.report();
  expect((await upload(id, jpegOfPhone(1), town.feed)).statusCode).toBe(201);
  const other = await town.server.as('reporter');
  expect((await upload(id, jpegOfPhone(1), other)).json()).toMatchObject({
    status: 403,
    code: 'not-own-case',
  });
  const { db } = town.server.connection;
  await db
    .updateTable('cases')
    .set({ created_at: new Date(Date.now() - 3_601_000) })
    .where('id', '=', id)
    .execute();
  expect((await upload(id, jpegOfPhone(1), town.feed)).json().code).toBe('not-own-case');
  expect((await upload(id, jpegOfPhone(1), town.commander)).statusCode).toBe(201);
});

test('a photo is shown under its own case alone, to whoever may see cases', async () => {
  const [a, b] = [await town.report(), await town.report()];
  const { id: photo } = (await upload(a, jpegOfPhone(1), town.commander)).json();
  const see = (id: string, which: string, headers = town.viewer) =>
    town.ask('GET', `/api/cases/${id}/photos/${which}`, headers);
  expect((await see(a, photo)).statusCode).toBe(200);
  expect((await see(b, photo)).json()).toMatchObject({ status: 404, code: 'photo-gone' });
  expect((await see(a, '..%2F..%2Fpasswd')).statusCode).toBe(404);
  expect((await see(a, photo, {})).statusCode).toBe(401);
  expect((await see(a, photo, town.feed)).statusCode).toBe(403);
});
