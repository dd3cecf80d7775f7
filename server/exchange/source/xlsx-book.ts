import { posix } from 'node:path';
import { SourceFault } from './source.ts';
import { isDateFormat, unescapeText } from './xlsx-cells.ts';
import { type XmlEvents, XmlReader } from './xml-reader.ts';
import type { OpenZip } from './zip-members.ts';

/** All texts of a book together, MB: they are kept in memory, for cells name them by their number. */
const TEXTS_MAX_MB = 128;
/** A hostile book names one sheet of many MB a thousand times. */
const SHEETS_MAX = 200;
const SHEET_TYPE = /\/worksheet$/;

export interface XlsxSheet {
  readonly name: string;
  /** Its member in the zip. */
  readonly path: string;
  readonly hidden: boolean;
}

/** A workbook without its cells. */
export interface XlsxBook {
  readonly sheets: readonly XlsxSheet[];
  /** Tabs that are no tables: charts, dialogs. */
  readonly others: readonly string[];
  readonly from1904: boolean;
  readonly texts: readonly string[];
  /** Whether a cell's style shows a date, by the style's number. */
  readonly dates: readonly boolean[];
}

interface Relation {
  readonly type: string;
  readonly path: string;
}

/** Reads what a workbook says of its sheets (ECMA-376, part 1, 18); null where the zip is none. Throws SourceFault. */
export async function readBook(zip: OpenZip): Promise<XlsxBook | null> {
  const root = await relations(zip, '_rels/.rels', '');
  const path =
    [...root.values()].find(({ type }) => type.endsWith('/officeDocument'))?.path ?? 'xl/workbook.xml';
  if (!hasMember(zip, path)) return null;
  const folder = posix.dirname(path);
  const related = await relations(zip, posix.join(folder, '_rels', `${posix.basename(path)}.rels`), folder);
  const partOf = (type: string) =>
    [...related.values()].find((relation) => relation.type.endsWith(`/${type}`))?.path ??
    posix.join(folder, `${type}.xml`);
  const sheets: XlsxSheet[] = [];
  const others: string[] = [];
  let from1904 = false;
  let book = false;
  await readMember(zip, path, {
    open(name, attributes) {
      if (name === 'workbook') book = true;
      else if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const relation = related.get(id);
      const title = unescapeText(attributes.name ?? '');
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      if (sheets.length === SHEETS_MAX) throw new SourceFault('layers-too-many', { max: SHEETS_MAX });
      if (sheets.some(({ path }) => path === relation?.path)) throw new SourceFault('file-damaged');
      if (relation && SHEET_TYPE.test(relation.type))
        sheets.push({ name: title, path: relation.path, hidden });
      else others.push(title);
    },
    close() {},
    text() {},
  });
  if (!book) return null;
  const texts = await readTexts(zip, partOf('sharedStrings'));
  const dates = await readDateStyles(zip, partOf('styles'));
  return { sheets, others, from1904, texts, dates };
}

/** Reads one member of a workbook to its end. A member that is not there is empty. */
export async function readMember(zip: OpenZip, path: string, events: XmlEvents): Promise<void> {
  for await (const _ of memberPieces(zip, path, events));
}

/** Reads one member of a workbook a piece at a time, told by a turn of the loop. Throws SourceFault `file-damaged`. */
export async function* memberPieces(zip: OpenZip, path: string, events: XmlEvents): AsyncGenerator<void> {
  const member = zip.members.find(({ name }) => name.toLowerCase() === path.toLowerCase());
  if (member === undefined) return;
  const reader = new XmlReader(events);
  const decoder = new TextDecoder();
  const stream = await zip.zip.openReadStreamPromise(member.entry);
  try {
    for await (const chunk of stream) {
      reader.write(decoder.decode(chunk, { stream: true }));
      yield;
    }
  } catch (error) {
    throw error instanceof SourceFault ? error : new SourceFault('file-damaged');
  } finally {
    stream.destroy();
  }
  reader.write(decoder.decode());
  reader.end();
}

function hasMember(zip: OpenZip, path: string): boolean {
  return zip.members.some(({ name }) => name.toLowerCase() === path.toLowerCase());
}

async function relations(zip: OpenZip, path: string, folder: string): Promise<Map<string, Relation>> {
  const found = new Map<string, Relation>();
  await readMember(zip, path, {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External' || !Id || !Target) return;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      found.set(Id, { type: Type ?? '', path: target });
    },
    close() {},
    text() {},
  });
  return found;
}

/** The texts that cells name by number: all runs of each, without the reading aid (`rPh`) that stands beside some. */
async function readTexts(zip: OpenZip, path: string): Promise<string[]> {
  const texts: string[] = [];
  let size = 0;
  let text = '';
  let inText = false;
  let aid = 0;
  await readMember(zip, path, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') aid++;
      inText = name === 't' && aid === 0;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      inText = false;
      if (name === 'rPh') aid--;
      if (name !== 'si') return;
      size += text.length;
      if (size > TEXTS_MAX_MB << 20) throw new SourceFault('workbook-too-large', { max: TEXTS_MAX_MB });
      texts.push(unescapeText(text));
    },
  });
  return texts;
}

async function readDateStyles(zip: OpenZip, path: string): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  await readMember(zip, path, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) formats.push(Number(attributes.numFmtId ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
    text() {},
  });
  return formats.map((id) => isDateFormat(id, codes.get(id)));
}
