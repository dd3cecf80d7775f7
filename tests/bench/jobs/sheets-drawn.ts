import assert from 'node:assert/strict';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawingToPdf } from '../../../server/boards/draw/drawing-to-pdf.ts';
import { drawingToPng } from '../../../server/boards/draw/drawing-to-png.ts';
import { drawingToSvg } from '../../../server/boards/draw/drawing-to-svg.ts';
import { PdfBook } from '../../../server/boards/draw/pdf-book.ts';
import { Random } from '../../arbitrary/random.ts';
import { drawnSheet } from '../drawn-sheet.ts';
import { type Bench, figure } from '../result.ts';

const A3 = [420, 297] as const;
const A0 = [1189, 841] as const;
const SHEETS = 600;
const MADE = new Date('2026-11-22T00:00:00Z');
const KB = 1e3;
const MB = 1e6;

/** A drawing of 400 labels with halos and 3,000 points as PDF, SVG and PNG, and 600 such in one book; processor time. */
export const bench: Bench = async (report) => {
  const random = new Random(6);
  const sheets = Array.from({ length: 8 }, (_, i) => drawnSheet(random, ...A3, `第${i}网格`));
  const pdf = await timed(sheets, (sheet) => drawingToPdf(sheet, MADE));
  report(figure('A3 sheet as PDF, processor, the first', pdf.first, 'ms'));
  report(figure('A3 sheet as PDF, processor, then', pdf.later, 'ms'));
  report(figure('A3 sheet as PDF, file', pdf.bytes / KB, 'kB'));
  const svg = await timed(sheets, async (sheet) => Buffer.from(await drawingToSvg(sheet)));
  report(figure('A3 sheet as SVG, processor, the first', svg.first, 'ms'));
  report(figure('A3 sheet as SVG, processor, then', svg.later, 'ms'));
  report(figure('A3 sheet as SVG, file', svg.bytes / KB, 'kB'));
  const again = await timed(sheets, async (sheet) => Buffer.from(await drawingToSvg(sheet)));
  report(figure('A3 sheet as SVG of the same letters, processor', again.later, 'ms'));
  for (const dpi of [150, 300]) {
    const png = await timed(sheets, (sheet) => pngOf(sheet, dpi));
    report(figure(`A3 sheet as PNG, ${dpi} dpi, processor`, png.later, 'ms'));
    report(figure(`A3 sheet as PNG, ${dpi} dpi, file`, png.bytes / KB, 'kB'));
  }
  const poster = await timed([drawnSheet(random, ...A0, '街道总图')], (sheet) => pngOf(sheet, 300));
  report(figure('A0 sheet as PNG, 300 dpi, processor', poster.first, 'ms'));
  report(figure('after it, memory at the most', process.resourceUsage().maxRSS / KB, 'MB'));
  await bookOf(random, report);
};

async function bookOf(random: Random, report: Parameters<Bench>[0]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sheets-'));
  try {
    const path = join(folder, 'book.pdf');
    const book = new PdfBook(createWriteStream(path), { title: '全区网格图', lang: 'zh', made: MADE });
    let spent = 0;
    const resident: number[] = [];
    for (let i = 0; i < SHEETS; i++) {
      const sheet = drawnSheet(random, ...A3, `第${i + 1}网格`);
      const from = processor();
      await book.add(sheet, { label: String(i + 1) });
      spent += processor() - from;
      if ((i + 1) % 200 === 0) resident.push(process.memoryUsage.rss() / MB);
    }
    const from = processor();
    await book.end();
    spent += processor() - from;
    report(figure(`book of ${SHEETS} A3 sheets, processor a sheet`, spent / SHEETS, 'ms'));
    report(figure(`book of ${SHEETS} A3 sheets, file a sheet`, (await stat(path)).size / SHEETS / KB, 'kB'));
    for (const [i, mb] of resident.entries())
      report(figure(`book, resident after ${(i + 1) * 200} sheets`, mb, 'MB'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function pngOf(...asked: Parameters<typeof drawingToPng>): Promise<Buffer> {
  const made = await drawingToPng(...asked);
  assert(made.ok);
  return made.value;
}

/** Processor time of the first, the median of the rest, and the mean size. */
async function timed<T>(inputs: readonly T[], make: (input: T) => Buffer | Promise<Buffer>) {
  const times: number[] = [];
  let bytes = 0;
  for (const input of inputs) {
    const from = processor();
    bytes += (await make(input)).length;
    times.push(processor() - from);
  }
  const rest = times.slice(1).sort((a, b) => a - b);
  return {
    first: times[0]!,
    later: rest[Math.floor(rest.length / 2)] ?? times[0]!,
    bytes: bytes / inputs.length,
  };
}

function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
