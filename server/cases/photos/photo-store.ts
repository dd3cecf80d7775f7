import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder of all photos within the data directory. A file is called as its row is: nothing of what its owner called it. */
export function photoPath(dataDir: string, photo: string): string {
  // By the first two letters, so that no folder holds them all.
  return join(dataDir, 'photos', photo.slice(0, 2), photo);
}

/** Puts a photo on the disk, whole or not at all: once this resolves a loss of power takes nothing from it. */
export async function writePhoto(path: string, bytes: Buffer): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  // Of its own: the same photo may come twice at once.
  const part = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(part, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await removePhoto(part);
    throw error;
  }
}

export function removePhoto(path: string): Promise<void> {
  return rm(path, { force: true });
}
