import { deflateSync } from 'node:zlib';
import type { ImageMark } from '../../../domain/board/drawing.ts';
import { decodePng } from './decode-png.ts';
import { innerOf, type PdfObject } from './inner-pdfkit.ts';

/**
 * A picture as an object of the file. A JPEG as it is; a PNG by its pixels, and its opacity as a mask, here and now: pdfkit's
 * own way reads it later, in an order that is not always the same, and a broken one ends the process.
 */
export function embedImage(doc: PDFKit.PDFDocument, { type, bytes }: ImageMark): PdfObject {
  if (type === 'jpeg') {
    const jpeg = innerOf(doc).openImage(Buffer.from(bytes));
    jpeg.embed(doc);
    return jpeg.obj;
  }
  const pixels = decodePng(bytes);
  if (!pixels) throw new RangeError('A drawing has a picture that is no PNG');
  const { width, height, rgba } = pixels;
  const rgb = Buffer.alloc(width * height * 3);
  const opacity = Buffer.alloc(width * height);
  let isOpaque = true;
  for (let i = 0; i < opacity.length; i++) {
    rgb[3 * i] = rgba[4 * i]!;
    rgb[3 * i + 1] = rgba[4 * i + 1]!;
    rgb[3 * i + 2] = rgba[4 * i + 2]!;
    opacity[i] = rgba[4 * i + 3]!;
    isOpaque &&= opacity[i] === 255;
  }
  const picture = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    BitsPerComponent: 8,
    Filter: 'FlateDecode',
  };
  const image = innerOf(doc).ref({ ...picture, ColorSpace: 'DeviceRGB' });
  if (!isOpaque) {
    const mask = innerOf(doc).ref({ ...picture, ColorSpace: 'DeviceGray' });
    mask.end(deflateSync(opacity));
    image.data.SMask = mask;
  }
  image.end(deflateSync(rgb));
  return image;
}
