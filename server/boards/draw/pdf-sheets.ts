import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import type { Drawing, ImageMark, Weight } from '../../../domain/board/drawing.ts';
import { innerOf, type PdfObject } from './inner-pdfkit.ts';
import { type PdfResources, pdfContent } from './pdf-content.ts';
import { PdfFonts } from './pdf-fonts.ts';
import { embedImage } from './pdf-image.ts';
import { plainTitle } from './plain-title.ts';

const POINTS_PER_MM = 72 / 25.4;

/** What a PDF says of itself. */
export interface PdfAbout {
  readonly title: string;
  readonly lang: 'zh' | 'en';
  /** When it was made: part of the file, so that the same sheets at the same time are the same bytes. */
  readonly made: Date;
}

export interface PdfSheet {
  /** What a reader calls the page instead of its number: a grid's code. */
  readonly label?: string;
  /** Its entry in the outline; not said: the drawing's title. */
  readonly entry?: string;
}

/** Drawings as pages of one PDF, one after another. What is written is to be taken as it comes: only the last page is kept. */
export class PdfSheets {
  readonly #doc: PDFKit.PDFDocument;
  readonly #fonts: PdfFonts;
  readonly #images = new Map<string, PdfObject>();
  readonly #opacities = new Map<string, PdfObject>();
  readonly #labels: string[] = [];
  readonly #hasOutline: boolean;
  #entry = '';

  constructor(about: PdfAbout, hasOutline: boolean) {
    const title = plainTitle(about.title);
    this.#doc = new PDFDocument({
      autoFirstPage: false,
      pdfVersion: '1.7',
      font: '',
      lang: about.lang === 'zh' ? 'zh-CN' : 'en',
      displayTitle: true,
      info: { Title: title, Creator: 'Tessera', Producer: 'Tessera', CreationDate: about.made },
    });
    // The same once more as XML, into which pdfkit writes a title as it is.
    innerOf(this.#doc).endMetadata = () => {};
    this.#fonts = new PdfFonts(this.#doc);
    this.#hasOutline = hasOutline;
  }

  add(drawing: Drawing, sheet: PdfSheet = {}): void {
    const doc = this.#doc;
    const size = [drawing.width * POINTS_PER_MM, drawing.height * POINTS_PER_MM];
    doc.addPage({ size: size as [number, number], margin: 0 });
    const content = pdfContent(drawing.marks, this.#resources);
    const scale = POINTS_PER_MM.toFixed(6);
    doc.addContent(Buffer.from(`${scale} 0 0 ${scale} 0 0 cm\n${content}\n`, 'latin1'));
    const entry = plainTitle(sheet.entry ?? drawing.title);
    // What goes on overleaf is entered once.
    if (this.#hasOutline && entry !== this.#entry) doc.outline.addItem(entry);
    this.#entry = entry;
    this.#labels.push(plainTitle(sheet.label ?? ''));
  }

  /** Whatever has been written and not been taken yet. */
  take(): Buffer | null {
    return innerOf(this.#doc).read();
  }

  /** After this, take what is left. */
  end(): void {
    const labels = this.#labels;
    if (labels.some((label) => label !== '')) {
      // A page without a label has its number (ISO 32000-1, 12.4.2).
      const entries = labels.flatMap((label, i) => [
        i,
        label === '' ? { S: 'D', St: i + 1 } : { P: new String(label) },
      ]);
      innerOf(this.#doc)._root.data.PageLabels = { Nums: entries };
    }
    this.#doc.end();
  }

  readonly #resources: PdfResources = {
    font: (weight: Weight) => this.#fonts.use(weight),
    encode: (text, weight) => this.#fonts.encode(text, weight),
    opacity: (share, of) => {
      const name = `${of === 'fill' ? 'O' : 'S'}${Math.round(share * 100)}`;
      const ref = kept(this.#opacities, name, () => {
        const made = innerOf(this.#doc).ref({
          Type: 'ExtGState',
          ...(of === 'fill' ? { ca: share } : { CA: share }),
        });
        made.end();
        return made;
      });
      this.#doc.page.ext_gstates[name] = ref;
      return name;
    },
    image: (mark: ImageMark) => {
      const hash = createHash('sha256').update(mark.bytes).digest('hex');
      const ref = kept(this.#images, hash, () => embedImage(this.#doc, mark));
      const name = `I${hash.slice(0, 12)}`;
      this.#doc.page.xobjects[name] = ref;
      return name;
    },
  };
}

function kept<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  let value = known.get(key);
  if (value === undefined) {
    value = make();
    known.set(key, value);
  }
  return value;
}
