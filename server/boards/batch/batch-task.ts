import type { BookSheet } from '../../../domain/board/book/types.ts';
import type { BoardContent, GroundPolygon } from '../../../domain/board/content.ts';
import type { Drawing, TextRuler } from '../../../domain/board/drawing.ts';
import type { KnownSheet } from '../../../domain/board/ledger/judge-sheet.ts';
import type { SheetFacts } from '../../../domain/board/ledger/types.ts';
import type { BoardField, BoardTemplate } from '../../../domain/board/template.ts';
import type { BoardLang, BoardNotice } from '../../../domain/contract/board.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Result } from '../../../domain/result.ts';
import type { GroundPart } from '../gather/kept-ground.ts';
import type { BookFormat } from './batch-files.ts';

/** What is asked of a batch, kept with its job: whoever goes on with it after a restart has all of it. */
export interface BatchOrder {
  readonly plan: string;
  /** In the order of the book. */
  readonly grids: readonly GridId[];
  /** As it was when the batch was asked for, paper and all. */
  readonly template: BoardTemplate;
  readonly lang: BoardLang;
  readonly format: BookFormat;
  readonly copies: number;
  /** When it was asked for: the date on the sheets, and in the file. ISO 8601. */
  readonly made: string;
  readonly author: string;
}

export interface BatchTask {
  readonly job: string;
  readonly order: BatchOrder;
  /** On this machine's disk, kept from start to start until the batch has ended. */
  readonly folder: string;
}

/** What all sheets of a batch have in common, of the moment at which it was gathered. */
export interface BatchHead {
  readonly territoryId: string;
  readonly territory: string;
  readonly office: string;
  readonly plan: BoardContent['plan'];
  /** Whether the plan was in force. */
  readonly inForce: boolean;
  /** As they are written on the sheets. */
  readonly date: string;
  /** For the index map, in one zone for all. */
  readonly outline: readonly GroundPolygon[];
  /** In the order of the book: the places of those that could be gathered, and what its front says of them. */
  readonly sheets: readonly (Omit<BookSheet, 'pages'> & { readonly place: number; readonly grid: GridId })[];
}

/** A grid's sheet before it is laid out. */
export interface GatheredSheet {
  readonly content: BoardContent;
  readonly facts: SheetFacts;
  /** What the template shows in this office. */
  readonly fields: readonly BoardField[];
}

/** A sheet as it will be printed: more than one page where it goes on overleaf. */
export interface DrawnSheet {
  readonly drawings: readonly Drawing[];
}

/** What is kept of a sheet beside its drawings: for the front of the book, for the ledger, and for whoever has asked for it. */
export interface ToldSheet extends KnownSheet {
  readonly pages: number;
  readonly notices: readonly BoardNotice[];
}

/** Sheets of one moment, made one after another. */
export interface OpenedSheets {
  readonly head: BatchHead;
  /** Null for a grid that is no more. */
  sheet(grid: GridId): GatheredSheet | null;
  /** All that they are made from. */
  parts(): Iterable<GroundPart>;
}

/** Where sheets come from. */
export interface SheetMaker {
  readonly ruler: TextRuler;
  /** Of this moment. Refuses `plan-gone`. */
  open(order: BatchOrder): Promise<Result<OpenedSheets>>;
  /** Of the moment of which those parts are: the same sheets. */
  reopen(order: BatchOrder, parts: AsyncIterable<GroundPart>): Promise<OpenedSheets>;
  draw(sheet: GatheredSheet, order: BatchOrder): { readonly drawn: DrawnSheet; readonly told: ToldSheet };
}
