import { createWriteStream } from 'node:fs';
import { bookFront } from '../../../domain/board/book/book-front.ts';
import type { BookFacts } from '../../../domain/board/book/types.ts';
import type { Drawing, TextRuler } from '../../../domain/board/drawing.ts';
import type { Paper } from '../../../domain/board/template.ts';
import { PdfBook } from '../draw/pdf-book.ts';
import type { DrawnSheet } from './batch-task.ts';

/** All that a book is bound from; sheets are asked for one after another, and none is kept. */
export interface Binding {
  readonly facts: BookFacts;
  readonly made: Date;
  readonly ruler: TextRuler;
  sheet(place: number): Promise<DrawnSheet>;
  /** So many sheets are bound. */
  bound(count: number): void;
}

/** One PDF: cover with index map, contents, sheets in order. Gives how many pages it has. Throws what writing fails of. */
export async function bindBook(path: string, binding: Binding): Promise<number> {
  const { facts, made, ruler } = binding;
  const first = (await binding.sheet(0)).drawings[0]!;
  const front = bookFront(facts, paperOf(first), ruler);
  const out = createWriteStream(path, { flush: true });
  const book = new PdfBook(out, { title: `${facts.territory} ${front[0]!.title}`, lang: facts.lang, made });
  try {
    for (const drawing of front) await book.add(drawing);
    for (const [i, { code, name }] of facts.sheets.entries()) {
      const label = code ?? name;
      const entry = [String(i + 1), code ?? '', name].filter((part) => part !== '').join(' ');
      for (const drawing of (await binding.sheet(i)).drawings) await book.add(drawing, { label, entry });
      binding.bound(i + 1);
    }
    await book.end();
  } catch (error) {
    out.destroy();
    throw error;
  }
  return front.length + facts.sheets.reduce((sum, { pages }) => sum + pages, 0);
}

function paperOf({ width, height }: Drawing): Paper {
  return { width, height };
}
