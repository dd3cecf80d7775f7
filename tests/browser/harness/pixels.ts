import type { Page } from 'playwright-core';
import type { Rgb } from './png.ts';

/** The middle of all pixels of the page's picture in a box that are of a kind, and how many they are. */
export async function findPixels(
  page: Page,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  isMeant: (colour: Rgb) => boolean,
): Promise<{ readonly x: number; readonly y: number; readonly count: number }> {
  const { width, bytes } = await readPixels(page, box);
  let [x, y, count] = [0, 0, 0];
  for (let i = 0; i < bytes.length; i += 4) {
    if (!isMeant([bytes[i]!, bytes[i + 1]!, bytes[i + 2]!])) continue;
    x += ((i / 4) % width) + 0.5;
    y += Math.floor(i / 4 / width) + 0.5;
    count += 1;
  }
  return { x: box.x + x / count, y: box.y + y / count, count };
}

/** The colour of one pixel of the page's picture. */
export async function pixelAt(page: Page, x: number, y: number): Promise<Rgb> {
  const { bytes } = await readPixels(page, { x: Math.floor(x), y: Math.floor(y), width: 1, height: 1 });
  return [bytes[0]!, bytes[1]!, bytes[2]!];
}

/** A part of the page's picture as RGBA, row by row. */
async function readPixels(
  page: Page,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Promise<{ readonly width: number; readonly bytes: Buffer }> {
  const picture = (await page.screenshot({ clip: box })).toString('base64');
  const { width, data } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const g = canvas.getContext('2d')!;
    g.drawImage(bitmap, 0, 0);
    const { data } = g.getImageData(0, 0, bitmap.width, bitmap.height);
    let text = '';
    for (const byte of data) text += String.fromCharCode(byte);
    return { width: bitmap.width, data: btoa(text) };
  }, picture);
  return { width, bytes: Buffer.from(data, 'base64') };
}
