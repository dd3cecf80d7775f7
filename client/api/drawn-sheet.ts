import type { BoardNotice } from '../../domain/contract/board.ts';
import type { SentFile } from './request.ts';

/** A sheet as the server has drawn it. */
export interface DrawnSheet {
  readonly file: Blob;
  /** What it is saved as. */
  readonly name: string;
  /** Of the whole sheet, whichever of them the file is. */
  readonly pages: number;
  /** What it could not say or show; null: there was too much to tell for a header. */
  readonly notices: readonly BoardNotice[] | null;
}

/** What a file and its headers say. */
export function drawnSheet({ file, headers }: SentFile): DrawnSheet {
  const said = parsed(headers.get('x-board-notices') ?? '0');
  return {
    file,
    name: fileName(headers.get('content-disposition') ?? ''),
    pages: Number(headers.get('x-board-pages') ?? 1),
    notices: Array.isArray(said) ? (said as BoardNotice[]) : null,
  };
}

/** A header that something on the way has cut off says nothing; the sheet is there all the same. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** RFC 6266: the name in UTF-8 where there is one, else the plain one. */
function fileName(disposition: string): string {
  const [, coded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? [];
  if (coded) return decoded(coded);
  return /filename="([^"]*)"/.exec(disposition)?.[1] ?? 'board';
}
