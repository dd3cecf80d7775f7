/** An object of a PDF file, written when it is ended. */
export interface PdfObject {
  readonly data: Record<string, unknown>;
  end(bytes?: Buffer): void;
}

/** A font that pdfkit embeds. Its own way in lays a text out and remembers every text; letters alone need neither. */
export interface EmbeddedFont {
  readonly id: string;
  readonly subset: { includeGlyph(glyph: number): number };
  readonly widths: number[];
  readonly unicode: number[][];
  ref(): PdfObject;
}

interface InnerPdfkit {
  readonly _root: PdfObject;
  readonly _font: EmbeddedFont;
  /** Takes a font of fontkit's as well as the path of a file. */
  font(font: object): void;
  ref(data: Record<string, unknown>): PdfObject;
  openImage(jpeg: Buffer): { readonly obj: PdfObject; embed(doc: PDFKit.PDFDocument): void };
  endMetadata(): void;
  read(): Buffer | null;
}

/** What a document of pdfkit 0.20 has, and its types do not say. */
export function innerOf(doc: PDFKit.PDFDocument): InnerPdfkit {
  return doc as unknown as InnerPdfkit;
}
