import { logoTooLarge } from '../../../../domain/board/read-template.ts';
import { type BoardTemplate, LOGO_MOST_BYTES } from '../../../../domain/board/template.ts';
import { ok, type Result, refuse } from '../../../../domain/result.ts';

export type TemplateLogo = NonNullable<BoardTemplate['logo']>;

const SIGNS = { png: [0x89, 0x50, 0x4e, 0x47], jpeg: [0xff, 0xd8, 0xff] } as const;
/** Of a logo that is made smaller: on A0 it is 15 cm broad, at 200 dpi. */
const SIDE_PX = 1200;
const SMALLER = 0.7;
const LEAST_PX = 64;
const CHUNK = 0x8000;

/**
 * A file as a template has its logo, told by what is in it and not by its name. Whether the whole picture is sound only the server
 * knows. Refuses `logo-too-large`, `logo-not-an-image`.
 */
export async function logoOfFile(file: Blob): Promise<Result<TemplateLogo>> {
  if (file.size > LOGO_MOST_BYTES) return logoTooLarge();
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = (['png', 'jpeg'] as const).find((one) => SIGNS[one].every((byte, at) => bytes[at] === byte));
  return type ? ok({ type, base64: base64Of(bytes) }) : refuse('logo-not-an-image');
}

/** A picture drawn anew: upright, small enough, clear where it was clear. Null where the browser cannot read it either. */
export async function mendedLogo(file: Blob): Promise<TemplateLogo | null> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!picture) return null;
  try {
    const longer = Math.max(picture.width, picture.height);
    for (let side = Math.min(SIDE_PX, longer); side >= LEAST_PX || side === longer; side *= SMALLER) {
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.round((picture.width * side) / longer));
      canvas.height = Math.max(1, Math.round((picture.height * side) / longer));
      canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
      if (!blob) return null;
      if (blob.size <= LOGO_MOST_BYTES)
        return { type: 'png', base64: base64Of(new Uint8Array(await blob.arrayBuffer())) };
    }
    return null;
  } finally {
    picture.close();
  }
}

export function bytesOfLogo({ base64 }: TemplateLogo): number {
  return Math.floor((base64.replace(/=+$/, '').length * 3) / 4);
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}
