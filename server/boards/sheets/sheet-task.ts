import type { BoardLang, BoardNotice, BoardQuery, SheetQuery } from '../../../domain/contract/board.ts';

interface OfGrid {
  readonly plan: string;
  readonly grid: string;
}

/** One sheet to be made; `template` of a preview is as somebody sent it. */
export type SheetTask =
  | (OfGrid & { readonly kind: 'sheet'; readonly query: BoardQuery })
  | (OfGrid & { readonly kind: 'notices'; readonly query: SheetQuery })
  | (OfGrid & {
      readonly kind: 'preview';
      readonly template: unknown;
      readonly lang: BoardLang;
      readonly page: number;
    })
  | (OfGrid & { readonly kind: 'public'; readonly lang: BoardLang });

/** A sheet as a file, under the name that it is saved by. */
export interface SheetFile {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly name: string;
  readonly pages: number;
  readonly notices: readonly BoardNotice[];
}
