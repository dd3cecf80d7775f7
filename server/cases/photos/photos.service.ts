import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { WirePhoto } from '../../../domain/contract/case.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { Identity } from '../../accounts/identity.ts';
import type { PlanContext } from '../../plans/context.ts';
import { changeCase } from '../life/change-case.ts';
import { cleanPhoto } from './clean-photo.ts';
import { countPhotos, findPhoto, insertPhoto, type PhotoRow, photosOf, reporterOf } from './photo.queries.ts';
import { photoPath, removePhoto, writePhoto } from './photo-store.ts';

export const PHOTO_BYTES_MAX = 10 * 1024 * 1024;
export const PHOTOS_MAX = 6;
/** For so long whoever has reported a case may add what they saw. */
const FRESH_MS = 60 * 60_000;
/** Never told to anybody. */
const THERE = 'photo-there';

export function wirePhoto({ id, type, bytes, width, height }: PhotoRow): WirePhoto {
  return { id, type, bytes, width, height };
}

/**
 * Keeps a photo of a case without anything that it says of place, time or camera. Of a reporter only for a case that came
 * in under the same name within the hour. The same photo of the same
 * case again is the one that is there. Refuses what `cleanPhoto` refuses, `photos-too-many`, `case-gone`, `not-own-case`.
 */
export async function addPhoto(
  context: PlanContext,
  dataDir: string,
  { name, role }: Identity,
  id: string,
  bytes: Buffer,
): Promise<Result<WirePhoto>> {
  const cleaned = cleanPhoto(bytes);
  if (!cleaned.ok) return cleaned;
  const { type, width, height, bytes: clean } = cleaned.value;
  const now = Date.now();
  // Named by what it is: a phone that did not hear the answer sends it again, and it is there once.
  const photo = createHash('sha256').update(`${id}\n`).update(clean).digest('hex').slice(0, 32);
  const there = async () => {
    const row = await findPhoto(context.db, id, photo);
    return row && ok(wirePhoto(row));
  };
  const path = photoPath(dataDir, photo);
  // Not where the same photo is kept by somebody who may.
  const forget = async () => {
    if (!(await there().catch(() => true))) await removePhoto(path);
  };
  // On the disk before anybody is told of it; a file without a row is nobody's and harms no one.
  await writePhoto(path, clean);
  const row = { id: photo, case_id: id, type, bytes: clean.length, width, height, actor: name };
  const added = await changeCase(context, id, { actor: name, now, base: undefined }, async (tx, standing) => {
    if (role === 'reporter') {
      const isOwn = (await reporterOf(tx, id)) === name;
      if (!isOwn || now - standing.created_at.getTime() > FRESH_MS) return refuse('not-own-case');
    }
    if (await findPhoto(tx, id, photo)) return refuse(THERE);
    if ((await countPhotos(tx, id)) >= PHOTOS_MAX) return refuse('photos-too-many', { max: PHOTOS_MAX });
    await insertPhoto(tx, row);
    return ok({ set: {}, entries: [{ kind: 'photo', facts: { photo } }] });
  }).catch(async (error: unknown) => {
    await forget();
    throw error;
  });
  if (!added.ok) {
    await forget();
    return added.reason.code === THERE ? ((await there()) ?? added) : added;
  }
  return ok(wirePhoto({ ...row, at: new Date(now) }));
}

export async function casePhotos({ db }: PlanContext, id: string): Promise<WirePhoto[]> {
  return (await photosOf(db, id)).map(wirePhoto);
}

/** A photo of a case to be sent on. Refuses `photo-gone`. */
export async function openPhoto(
  { db }: PlanContext,
  dataDir: string,
  id: string,
  photo: string,
): Promise<Result<{ readonly type: string; readonly bytes: number; readonly stream: Readable }>> {
  const row = await findPhoto(db, id, photo);
  if (!row) return refuse('photo-gone');
  const path = photoPath(dataDir, row.id);
  const size = await stat(path).then(
    (found) => found.size,
    () => null,
  );
  return size === null
    ? refuse('photo-gone')
    : ok({ type: row.type, bytes: size, stream: createReadStream(path) });
}
