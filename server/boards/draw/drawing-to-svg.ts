import { createHash } from 'node:crypto';
import { type Drawing, type Mm, WEIGHTS } from '../../../domain/board/drawing.ts';
import { fontSubset } from './font-subset.ts';
import { escaped, FONT_WEIGHT, type SvgBody, svgBody } from './svg-body.ts';
import { woff2 } from './woff2.ts';

/**
 * A drawing as an SVG of its own: width and height in millimetres, text as text, and the letters of Noto Sans SC that it needs
 * within it (WOFF2). It can stand in a page beside others: what it names, it names after its content.
 */
export async function drawingToSvg(drawing: Drawing): Promise<string> {
  const body = svgBody(drawing.marks);
  const fonts = await Promise.all(
    WEIGHTS.filter((weight) => body.letters[weight].size > 0).map(async (weight) => ({
      weight,
      bytes: woff2(await fontSubset(weight, body.letters[weight])),
    })),
  );
  if (fonts.length === 0) return svgText(drawing, body);
  const hash = createHash('sha256');
  for (const { bytes } of fonts) hash.update(bytes);
  // Two drawings in one page have two subsets: a face is not to be taken for the other's.
  const family = `board-${hash.digest('hex').slice(0, 12)}`;
  const faces = fonts.map(
    ({ weight, bytes }) =>
      `@font-face{font-family:${family};font-weight:${FONT_WEIGHT[weight]};src:url(data:font/woff2;base64,${bytes.toString('base64')}) format("woff2")}`,
  );
  return svgText(drawing, body, { family, style: `<style>${faces.join('\n')}</style>\n` });
}

/** What is around the marks: a font that is brought along, and from where to where, not said: all. */
interface Around {
  readonly family?: string;
  readonly style?: string;
  readonly top?: Mm;
  readonly height?: Mm;
}

/** The same without fonts within, for a renderer that is given them. */
export function svgText(drawing: Drawing, body: SvgBody, around: Around = {}): string {
  const { width, title, lang } = drawing;
  const { family, style = '', top = 0, height = drawing.height } = around;
  const families = `${family ? `${family},` : ''}'Noto Sans SC',sans-serif`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 ${top} ${width} ${height}" xml:space="preserve" xml:lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<title>${escaped(title)}</title>
${style}<g fill="none" fill-rule="evenodd" stroke-linejoin="round" font-family="${families}" style="font-kerning:none;font-variant-ligatures:none;text-rendering:geometricPrecision">
${body.text}
</g>
</svg>
`;
}
