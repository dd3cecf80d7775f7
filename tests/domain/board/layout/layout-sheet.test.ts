import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BoardContent } from '../../../../domain/board/content.ts';
import { type LaidSheet, layoutSheet } from '../../../../domain/board/layout/layout-sheet.ts';
import { shortName } from '../../../../domain/board/layout/overview-names.ts';
import type { BoardTemplate } from '../../../../domain/board/template.ts';
import { BUILT_IN_TEMPLATES } from '../../../../domain/board/templates.ts';
import { type Box, boxOf, leavesOf, numbersOf, said, textsOf } from './drawn.ts';
import { plainRuler } from './plain-ruler.ts';
import { randomContent, randomTemplate } from './random-content.ts';

const RUNS = { numRuns: 120 };
/** A square with a corner cut out stands for a code: what reads it is not tested here. */
const qr = (_: string, size: number) => [
  { points: Float64Array.of(0, 0, size, 0, size, size, 0, size), closed: true },
];
const tools = { ruler: plainRuler, qr };

function laid(content: BoardContent, template: BoardTemplate): LaidSheet {
  const result = layoutSheet(content, template, tools);
  if (!result.ok) throw new Error(JSON.stringify(result.reason));
  return result.value;
}

const cases = fc.tuple(randomContent, randomTemplate);

describe('a sheet of any content on any paper', () => {
  test('has finite numbers only, and nothing that leaves the paper', () => {
    fc.assert(
      fc.property(cases, ([content, template]) => {
        for (const drawing of laid(content, template).drawings)
          for (const { mark, within } of leavesOf(drawing)) {
            if (!numbersOf(mark).every(Number.isFinite)) throw new Error(JSON.stringify(mark));
            if (within.some(({ clip }) => clip !== undefined)) continue;
            for (const box of extents(mark))
              if (!inside(box, drawing)) throw new Error(JSON.stringify({ box, mark }));
          }
      }),
      RUNS,
    );
  });

  test('clips only within the paper', () => {
    fc.assert(
      fc.property(cases, ([content, template]) => {
        for (const drawing of laid(content, template).drawings)
          for (const { within } of leavesOf(drawing))
            for (const { clip } of within)
              for (const { points } of clip ?? []) expect(inside(around(points), drawing)).toBe(true);
      }),
      RUNS,
    );
  });

  test('has no two texts of its own that cover each other', () => {
    fc.assert(
      fc.property(cases, ([content, template]) => {
        for (const drawing of laid(content, template).drawings) {
          const texts = textsOf(drawing);
          const boxes = texts.map((text) => boxOf(text, plainRuler));
          for (let i = 0; i < boxes.length; i += 1)
            for (let j = i + 1; j < boxes.length; j += 1)
              if (meet(boxes[i]!, boxes[j]!)) throw new Error(`${texts[i]!.text} | ${texts[j]!.text}`);
        }
      }),
      RUNS,
    );
  });

  test('says every word that it should, on a page or in a notice', () => {
    fc.assert(
      fc.property(cases, ([content, template]) => {
        const sheet = laid(content, template);
        const all = said(sheet.drawings);
        const noticed = sheet.notices
          .map(({ params }) => Object.values(params).join(''))
          .join('')
          .replace(/\s/g, '');
        for (const text of expected(content, template)) {
          const bare = text.replace(/\s/g, '');
          if (!all.includes(bare)) expect(noticed).toContain(bare);
        }
      }),
      RUNS,
    );
  });

  test('is the same each time', () => {
    fc.assert(
      fc.property(cases, ([content, template]) => {
        expect(laid(content, template).drawings).toEqual(laid(content, template).drawings);
      }),
      { numRuns: 30 },
    );
  });

  test('has a map at the scale that it says, with the whole grid in it', () => {
    fc.assert(
      fc.property(cases, ([content, template]) => {
        const { map } = laid(content, template);
        if (map === null) return;
        for (const [east, north] of content.grid.polygons.flat(2)) {
          const x = map.frame.x + map.frame.width / 2 + ((east - map.centre[0]) * 1000) / map.scale;
          const y = map.frame.y + map.frame.height / 2 - ((north - map.centre[1]) * 1000) / map.scale;
          expect(inside({ x, y, width: 0, height: 0 }, map.frame, map.frame)).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

test.each(BUILT_IN_TEMPLATES.filter(({ kind }) => kind === 'board'))(
  'the map takes most of a board: $id',
  (template) => {
    fc.assert(
      fc.property(randomContent, fc.constantFrom('A0', 'A3', 'A4', 'A5' as const), (content, paper) => {
        const sheet = laid(content, { ...template, paper });
        const { frame } = sheet.map!;
        expect(frame.width * frame.height).toBeGreaterThanOrEqual(
          0.6 * sheet.paper.width * sheet.paper.height,
        );
      }),
      { numRuns: 20 },
    );
  },
);

/** What a sheet with these fields has to say of its grid. */
function expected(
  { grid, ancestors, lang, communityPhone, date, zone }: BoardContent,
  template: BoardTemplate,
): readonly string[] {
  const shown = (field: BoardTemplate['fields'][number]) => template.fields.includes(field);
  const map = template.kind !== 'contact-card';
  return [
    // 北海社区第三网格 of 北海社区 may be told as: 北海社区, 第三网格.
    ...(shown('title') ? [shortName(grid.name, ancestors[0]!.name)] : []),
    ...(shown('code') && grid.code !== null ? [grid.code] : []),
    ...(shown('type') ? [grid.level[lang], grid.type?.name[lang] ?? ''] : []),
    ...(shown('risk') && grid.risk !== null ? [grid.risk.name[lang]] : []),
    ...(shown('team') ? grid.team.members.flatMap(({ name, phone }) => [name, phone]) : []),
    ...(shown('services') ? grid.team.services.flatMap(({ name, phone }) => [name, phone]) : []),
    ...(shown('community-phone') ? [communityPhone] : []),
    ...(shown('date') ? [date] : []),
    ...(shown('scale') && map ? [zone] : []),
    template.footing[lang],
    ...(shown('four-sides')
      ? grid.fourSides[lang]
          .replace(/[。.]$/u, '')
          .split(/；|;|，(?=[东南西北]至)/u)
          .map((side) => side.trim())
          .map((side) => side[0]!.toUpperCase() + side.slice(1))
      : []),
  ];
}

const EDGE = 1e-6;

function inside(
  box: Box,
  { width, height }: { width: number; height: number },
  at = { x: 0, y: 0 },
): boolean {
  return (
    box.x >= at.x - EDGE &&
    box.y >= at.y - EDGE &&
    box.x + box.width <= at.x + width + EDGE &&
    box.y + box.height <= at.y + height + EDGE
  );
}

function meet(a: Box, b: Box): boolean {
  return (
    a.x + EDGE < b.x + b.width &&
    b.x + EDGE < a.x + a.width &&
    a.y + EDGE < b.y + b.height &&
    b.y + EDGE < a.y + a.height
  );
}

function around(points: Float64Array): Box {
  const xs = [...points].filter((_, at) => at % 2 === 0);
  const ys = [...points].filter((_, at) => at % 2 === 1);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function extents(mark: ReturnType<typeof leavesOf>[number]['mark']): readonly Box[] {
  if (mark.kind === 'text') return [boxOf(mark, plainRuler)];
  if (mark.kind === 'path') return mark.traces.map(({ points }) => around(points));
  if (mark.kind === 'image')
    return [{ x: mark.at[0], y: mark.at[1], width: mark.width, height: mark.height }];
  return [];
}
