/** The longest side of what is sent: a number plate can be read, and it goes over a weak network. */
const SIDE_PX = 2048;
const QUALITY = 0.85;
/** What is smaller than this is sent as it is. */
const SMALL_BYTES = 600_000;
/** Larger files are no photos of a phone. */
export const FILE_BYTES_MOST = 60_000_000;
const TYPES = ['image/jpeg', 'image/png', 'image/webp'];

export type Shrunk =
  | { readonly kind: 'ok'; readonly blob: Blob }
  | { readonly kind: 'no'; readonly why: 'type' | 'size' | 'broken' };

/**
 * A photo as it is sent: a JPEG of at most 2,048 pixels a side, turned upright and without anything that the camera
 * wrote into it, its place among them. What is no picture is said, and what is too large for one, or for the server.
 */
export async function shrinkPhoto(file: File, bytesMost: number): Promise<Shrunk> {
  if (!file.type.startsWith('image/')) return { kind: 'no', why: 'type' };
  if (file.size > FILE_BYTES_MOST) return { kind: 'no', why: 'size' };
  const known = TYPES.includes(file.type);
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!picture) return { kind: 'no', why: known ? 'broken' : 'type' };
  try {
    const scale = Math.min(1, SIDE_PX / Math.max(picture.width, picture.height));
    if (known && scale === 1 && file.size <= Math.min(SMALL_BYTES, bytesMost))
      return { kind: 'ok', blob: file };
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
    if (!blob) return { kind: 'no', why: 'broken' };
    return blob.size > bytesMost ? { kind: 'no', why: 'size' } : { kind: 'ok', blob };
  } finally {
    picture.close();
  }
}
