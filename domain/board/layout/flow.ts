import type { Mark, Mm } from '../drawing.ts';
import { type Block, type Piece, restOf, type Strain } from './block.ts';
import { blockHeight, type FlowWay, partition, place, type Split } from './fill-columns.ts';

/** Sizes that are tried, in ems of plain text: as large as goes in. Tables are set close only when they do not go in as they are. */
const ROOMY = [1.8, 1.7, 1.6, 1.5, 1.4, 1.3, 1.24, 1.18, 1.12, 1.06, 1, 0.95, 0.9];
const CLOSE = [1.1, 1.05, 1, 0.95, 0.9, 0.86, 0.82, 0.78, 0.74, 0.7];
const SMALL: readonly Strain[] = ['small'];
const ANY: readonly Strain[] = ['small', 'broken'];
/** A name and its number are not read together over a wider column. */
const WIDEST_EMS = 36;

interface Try {
  readonly size: number;
  readonly dense: boolean;
  /** Those that are put up with. */
  readonly strains: readonly Strain[];
  /** Whether the team may go on in the next column. */
  readonly split: boolean;
}

export interface Flowed {
  readonly marks: readonly Mark[];
  /** The em that it was set in, and how wide its columns are. */
  readonly em: Mm;
  readonly width: Mm;
  /** What did not go in even at the least size, in the widths of these columns. */
  readonly left: readonly Block[];
}

/**
 * Blocks in the columns of a panel, none broken, as large as they go in by one of the ways (of two that are as large the one with the
 * evener columns, the earlier where they are alike); what does not go in at the least size is left, by the first way.
 */
export function flowBlocks(
  ways: readonly [FlowWay, ...FlowWay[]],
  { em: plain, most }: { readonly em: Mm; readonly most: number },
  overleaf: (em: Mm, width: Mm) => Piece,
): Flowed {
  const roomy = ROOMY.filter((size) => size <= most);
  const close = (least: number) => CLOSE.filter((size) => size >= least);
  const tries: readonly Try[] = [
    ...roomy.map((size) => ({ size, dense: false, strains: [], split: false })),
    ...close(0.86).map((size) => ({ size, dense: true, strains: [], split: false })),
    ...close(0).map((size) => ({ size, dense: true, strains: SMALL, split: false })),
    ...close(0).map((size) => ({ size, dense: true, strains: SMALL, split: true })),
    ...close(0).map((size) => ({ size, dense: true, strains: ANY, split: true })),
  ];
  for (const { size, dense, strains, split } of tries) {
    const em = size * plain;
    const found = ways
      .filter(({ frames }, at) => at === 0 || frames[0]!.width <= WIDEST_EMS * em)
      .flatMap((way) => {
        const blocks = make(way, em, dense);
        if (blocks.some(({ strain }) => strain !== undefined && !strains.includes(strain))) return [];
        const choices = split ? [blocks, ...inTwo(blocks, way)] : [blocks];
        return choices.flatMap((choice) => {
          const parts = partition(choice.map(blockHeight), way, em);
          return parts === null ? [] : [{ way, blocks: choice, ...parts }];
        });
      })
      .reduce<Fit | null>(
        (best, fit) => (best === null || fit.highest < 0.98 * best.highest ? fit : best),
        null,
      );
    if (found !== null)
      return {
        marks: place(found.blocks, found.counts, found.way, em),
        em,
        width: found.way.frames[0]!.width,
        left: [],
      };
  }
  const em = CLOSE.at(-1)! * plain;
  const [way] = ways;
  return shorten(make(way, em, true), way, em, overleaf(em, way.frames[0]!.width));
}

/** The block that may goes on in the next column, from any of its rows on; only where there is a next column. */
function inTwo(blocks: readonly Block[], { frames }: FlowWay): readonly (readonly Block[])[] {
  const long = blocks.find(({ splits }) => splits === true);
  if (long === undefined || frames.length < 2) return [];
  return Array.from({ length: long.pieces.length - 1 }, (_, at) =>
    blocks.flatMap((block) =>
      block === long ? [{ ...long, pieces: long.pieces.slice(0, at + 1) }, restOf(long, at + 1)] : block,
    ),
  );
}

interface Fit extends Split {
  readonly way: FlowWay;
  readonly blocks: readonly Block[];
}

function make({ makers, frames }: FlowWay, em: Mm, dense: boolean): readonly Block[] {
  return makers.flatMap((maker) => maker({ width: frames[0]!.width, em, dense }) ?? []);
}

/**
 * Rows are taken from the blocks that may be continued, in their order, until the rest goes in: of none so many that its first ones would go
 * too, then those; then whole blocks, the last first.
 */
function shorten(blocks: readonly Block[], way: FlowWay, em: Mm, overleaf: Piece): Flowed {
  const rows = new Map(blocks.map((block) => [block, block.pieces.length]));
  const kept = () =>
    blocks.flatMap((block) => {
      const some = rows.get(block)!;
      if (some === block.pieces.length) return block;
      return some > 0 ? { ...block, pieces: [...block.pieces.slice(0, some), overleaf] } : [];
    });
  const partsOf = () => partition(kept().map(blockHeight), way, em);
  const order = blocks
    .filter(({ breaks }) => breaks !== undefined)
    .sort((a, b) => a.breaks! - b.breaks!)
    .map((block) => ({ block, least: Math.min(block.least ?? 0, block.pieces.length) }));
  const steps = [
    ...order,
    ...order.filter(({ least }) => least > 0).map(({ block }) => ({ block, least: 0 })),
    ...blocks
      .filter(({ breaks }) => breaks === undefined)
      .reverse()
      .map((block) => ({ block, least: 0 })),
  ];
  for (const { block, least } of steps) {
    if (partsOf() !== null) break;
    if (block.breaks === undefined) rows.set(block, 0);
    while (rows.get(block)! > least && partsOf() === null) rows.set(block, rows.get(block)! - 1);
  }
  return {
    marks: place(kept(), partsOf()?.counts ?? way.frames.map(() => 0), way, em),
    em,
    width: way.frames[0]!.width,
    left: blocks.flatMap((block) =>
      rows.get(block)! < block.pieces.length ? restOf(block, rows.get(block)!) : [],
    ),
  };
}
