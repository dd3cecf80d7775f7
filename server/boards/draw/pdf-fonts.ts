import type { Weight } from '../../../domain/board/drawing.ts';
import { boardFont } from './board-font.ts';
import { type EmbeddedFont, innerOf } from './inner-pdfkit.ts';
import { letterOf } from './letters.ts';

interface Code {
  readonly hex: string;
  /** The glyph stands for another character first: the file can say but one for each. */
  readonly shared: boolean;
}

/** The fonts of one file: each embedded once, with the glyphs that were asked for. */
export class PdfFonts {
  readonly #doc: PDFKit.PDFDocument;
  readonly #fonts = new Map<Weight, { embedded: EmbeddedFont; codes: Map<string, Code> }>();

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
  }

  /** The name of the font among the page's resources, where it is entered. */
  use(weight: Weight): string {
    const { embedded } = this.#font(weight);
    this.#doc.page.fonts[embedded.id] ??= embedded.ref();
    return embedded.id;
  }

  /** Glyphs of letters that the font has, in hexadecimal; `shared`: what would be read from them is not the text. */
  encode(text: string, weight: Weight): Code {
    const { embedded, codes } = this.#font(weight);
    let hex = '';
    let shared = false;
    for (const char of text) {
      let code = codes.get(char);
      if (!code) {
        code = enter(embedded, char, weight);
        codes.set(char, code);
      }
      hex += code.hex;
      shared ||= code.shared;
    }
    return { hex, shared };
  }

  #font(weight: Weight) {
    let font = this.#fonts.get(weight);
    if (!font) {
      const doc = innerOf(this.#doc);
      doc.font(boardFont(weight).font);
      font = { embedded: doc._font, codes: new Map() };
      this.#fonts.set(weight, font);
    }
    return font;
  }
}

function enter(font: EmbeddedFont, char: string, weight: Weight): Code {
  const letter = letterOf(char, weight);
  if (!letter) throw new RangeError(`No glyph for ${JSON.stringify(char)}`);
  const glyph = font.subset.includeGlyph(letter.glyph);
  const code = char.codePointAt(0)!;
  font.widths[glyph] ??= letter.advance * 1000;
  font.unicode[glyph] ??= [code];
  return { hex: glyph.toString(16).padStart(4, '0'), shared: font.unicode[glyph]![0] !== code };
}
