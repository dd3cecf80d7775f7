import PDFDocument from 'pdfkit';
import { NOTO_SANS_SC } from '../../fonts/noto-sans-sc.ts';

/** A4 in points, and its margins. */
const MARGIN = 48;
const FOOT = 28;
const INK = '#2B2B2B';
const FAINT = '#6B6558';
const LINE = '#D8D3C8';
const BAND = '#F5F3EE';
/** The last page's numbers stand in the margin. */
const FOOT_SIZE = 8;

export interface TableColumn {
  readonly head: string;
  /** Of the width of the page; all of a table make 1. */
  readonly share: number;
  readonly right?: boolean;
}

/** Sheets of A4 that are filled from the top down; text is text, charts are lines. */
export class PdfPage {
  readonly #doc: PDFKit.PDFDocument;
  readonly #ended: Promise<Buffer>;
  #y = MARGIN;

  constructor(title: string) {
    this.#doc = new PDFDocument({
      size: 'A4',
      margins: { top: MARGIN, bottom: 0, left: MARGIN, right: MARGIN },
      bufferPages: true,
      info: { Title: title, Creator: 'Tessera' },
    });
    const parts: Buffer[] = [];
    this.#ended = new Promise((resolve, reject) => {
      this.#doc.on('data', (part: Buffer) => parts.push(part));
      this.#doc.on('end', () => resolve(Buffer.concat(parts)));
      this.#doc.on('error', reject);
    });
    this.#doc.registerFont('plain', NOTO_SANS_SC.plain);
    this.#doc.registerFont('bold', NOTO_SANS_SC.bold);
  }

  get #width(): number {
    return this.#doc.page.width - 2 * MARGIN;
  }

  get #bottom(): number {
    return this.#doc.page.height - MARGIN;
  }

  title(text: string, lines: readonly string[]): void {
    this.#doc.font('bold').fontSize(18).fillColor(INK).text(text, MARGIN, this.#y, { width: this.#width });
    this.#y = this.#doc.y + 4;
    for (const line of lines) this.note(line);
    this.#y += 8;
  }

  note(text: string): void {
    this.#room(14);
    this.#doc.font('plain').fontSize(9).fillColor(FAINT).text(text, MARGIN, this.#y, { width: this.#width });
    this.#y = this.#doc.y + 2;
  }

  /** A heading, on the next page where fewer than `room` points would be left beneath it. */
  heading(text: string, room = 80): void {
    this.#room(24 + room);
    this.#y += 10;
    this.#doc.font('bold').fontSize(12).fillColor(INK).text(text, MARGIN, this.#y, { width: this.#width });
    this.#y = this.#doc.y + 4;
  }

  /** A table that goes on over as many pages as it needs, its heads on each. A cell that is too long is cut with dots. */
  table(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): void {
    this.#row(
      columns,
      columns.map(({ head }) => head),
      true,
      false,
    );
    for (const [i, row] of rows.entries()) {
      if (this.#y + ROW > this.#bottom) {
        this.#turn();
        this.#row(
          columns,
          columns.map(({ head }) => head),
          true,
          false,
        );
      }
      this.#row(columns, row, false, i % 2 === 1);
    }
    this.#y += 6;
  }

  /** Two bars a place side by side, the second one paler, over their labels. */
  bars(labels: readonly string[], first: readonly number[], second: readonly number[]): void {
    const height = 110;
    this.#room(height + 24);
    const doc = this.#doc;
    const most = Math.max(1, ...first, ...second);
    const base = this.#y + height;
    const step = this.#width / labels.length;
    for (const share of [0, 0.5, 1]) {
      const y = base - share * (height - 12);
      doc
        .moveTo(MARGIN, y)
        .lineTo(MARGIN + this.#width, y)
        .lineWidth(0.5)
        .strokeColor(LINE)
        .stroke();
    }
    doc.font('plain').fontSize(7).fillColor(FAINT);
    doc.text(String(most), MARGIN, base - height + 2, { lineBreak: false });
    const bar = (i: number, value: number, offset: number, colour: string) => {
      const tall = (value / most) * (height - 12);
      if (tall > 0) doc.rect(MARGIN + i * step + step * offset, base - tall, step * 0.34, tall).fill(colour);
    };
    for (const [i, label] of labels.entries()) {
      bar(i, first[i] ?? 0, 0.14, '#0B6BCB');
      bar(i, second[i] ?? 0, 0.52, '#B9CFE6');
      doc.font('plain').fontSize(7).fillColor(FAINT);
      doc.text(label, MARGIN + i * step, base + 3, { width: step, align: 'center', lineBreak: false });
    }
    this.#y = base + 20;
  }

  /** Numbers the pages, says `mark` at the head of each, and gives the file. */
  end(pageText: (n: number, of: number) => string, foot: string, mark: string | null): Promise<Buffer> {
    const { start, count } = this.#doc.bufferedPageRange();
    for (let i = 0; i < count; i++) {
      this.#doc.switchToPage(start + i);
      const y = this.#doc.page.height - FOOT;
      this.#doc.font('plain').fontSize(FOOT_SIZE).fillColor(FAINT);
      this.#doc.text(foot, MARGIN, y, { width: this.#width, lineBreak: false });
      this.#doc.text(pageText(i + 1, count), MARGIN, y, {
        width: this.#width,
        align: 'right',
        lineBreak: false,
      });
      if (mark !== null)
        this.#doc
          .fillColor('#B2182B')
          .text(mark, MARGIN, FOOT - 8, { width: this.#width, align: 'right', lineBreak: false });
    }
    this.#doc.end();
    return this.#ended;
  }

  #row(columns: readonly TableColumn[], cells: readonly string[], isHead: boolean, isBanded: boolean): void {
    const doc = this.#doc;
    if (isBanded) doc.rect(MARGIN, this.#y, this.#width, ROW).fill(BAND);
    doc
      .font(isHead ? 'bold' : 'plain')
      .fontSize(8.5)
      .fillColor(isHead ? FAINT : INK);
    let x = MARGIN;
    for (const [i, { share, right }] of columns.entries()) {
      const width = share * this.#width - 2 * PAD;
      doc.text(this.#cut(cells[i] ?? '', width), x + PAD, this.#y + 2, {
        width,
        align: right ? 'right' : 'left',
        lineBreak: false,
      });
      x += share * this.#width;
    }
    this.#y += ROW;
    if (isHead)
      doc
        .moveTo(MARGIN, this.#y)
        .lineTo(MARGIN + this.#width, this.#y)
        .lineWidth(0.75)
        .strokeColor(LINE)
        .stroke();
  }

  #cut(text: string, width: number): string {
    if (this.#doc.widthOfString(text) <= width) return text;
    const letters = [...text];
    while (letters.length > 1 && this.#doc.widthOfString(`${letters.join('')}…`) > width) letters.pop();
    return `${letters.join('')}…`;
  }

  #room(height: number): void {
    if (this.#y + height > this.#bottom) this.#turn();
  }

  #turn(): void {
    this.#doc.addPage();
    this.#y = MARGIN;
  }
}

const ROW = 16;
const PAD = 4;
