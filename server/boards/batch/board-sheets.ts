import { type LaidSheet, layoutSheet, type SheetTools } from '../../../domain/board/layout/layout-sheet.ts';
import { shownSheet } from '../../../domain/board/ledger/shown-sheet.ts';
import type { SheetFacts } from '../../../domain/board/ledger/types.ts';
import { joinBoxes } from '../../../domain/geometry/box.ts';
import type { Box, Polygon } from '../../../domain/geometry/point.ts';
import { polygonArea2, polygonBox } from '../../../domain/geometry/ring.ts';
import { pointOnSurface } from '../../../domain/geometry/surface-point.ts';
import { ok } from '../../../domain/result.ts';
import type { PlanContext } from '../../plans/context.ts';
import { boardRuler } from '../draw/board-ruler.ts';
import { qrTraces } from '../draw/qr-traces.ts';
import type { BoardGround } from '../gather/board-ground.ts';
import { frameBox } from '../gather/frame-box.ts';
import {
  boardsOver,
  type GatheredBoards,
  type GatherOptions,
  gatherBoards,
} from '../gather/gather-boards.ts';
import { boardDate } from '../gather/gather-content.ts';
import { middleOf, zoneAt } from '../gather/grid-zone.ts';
import { groundOfParts, partsOfGround } from '../gather/kept-ground.ts';
import { seenBox } from '../gather/seen-box.ts';
import { sheetFacts, shownFields } from '../ledger/sheet-facts.ts';
import { linesToKeep } from '../ledger/template-lines.ts';
import { textDigest } from '../ledger/text-digest.ts';
import type { BatchHead, BatchOrder, OpenedSheets, SheetMaker } from './batch-task.ts';

/** Sheets as the product makes them: gathered from the database, laid out by the template. */
export function boardSheets(context: PlanContext, publicUrl: string | null): SheetMaker {
  const tools: SheetTools = { ruler: boardRuler(), qr: qrTraces };
  return {
    ruler: tools.ruler,
    async open(order) {
      const gathered = await gatherBoards(context, order.plan, optionsOf(order, publicUrl));
      return gathered.ok ? ok(opened(order, gathered.value)) : gathered;
    },
    async reopen(order, parts) {
      const { ground, about } = await groundOfParts(parts);
      return opened(order, boardsOver(ground, about, optionsOf(order, publicUrl)));
    },
    draw({ content, facts, fields }, { template, lang }) {
      const laid = layoutSheet(content, template, tools);
      // The paper was judged when the batch was asked for.
      if (!laid.ok) throw new Error(`a sheet cannot be laid out: ${laid.reason.code}`);
      const { drawings, notices, map } = laid.value;
      const view = { lang, fields, frame: frameOf(facts, map) };
      return {
        drawn: { drawings },
        told: {
          ...shownSheet(facts, view, textDigest),
          pages: drawings.length,
          notices: notices.map(({ code, params }) => ({ code, params: { ...params } })),
        },
      };
    },
  };
}

function optionsOf({ lang, template, made }: BatchOrder, publicUrl: string | null): GatherOptions {
  return { lang, template, date: boardDate(Date.parse(made)), publicUrl };
}

function opened(order: BatchOrder, { ground, about, contentOf }: GatheredBoards): OpenedSheets {
  const { lang, template, made } = order;
  const { profile, settings } = about;
  const fields = shownFields(template, settings);
  return {
    head: headOf(ground, order, boardDate(Date.parse(made)), settings.office || profile.name[lang]),
    sheet(grid) {
      const content = contentOf(grid);
      const placed = ground.grid(grid);
      if (!content.ok || !placed.ok) return null;
      const facts = sheetFacts(ground, grid, frameBox(placed.value.box, template), {
        profile,
        settings,
        lines: linesToKeep(template),
        fourSidesOf: () => content.value.grid.fourSides,
      });
      return facts && { content: content.value, facts, fields };
    },
    parts: () => partsOfGround(ground, about),
  };
}

/** What of the ground the map of a sheet shows. */
function frameOf({ grid }: SheetFacts, map: LaidSheet['map']): Box | null {
  if (map === null) return null;
  const metres = map.scale / 1000;
  return seenBox(boxAround(grid.polygons), map.frame.width * metres, map.frame.height * metres);
}

/** The index map is drawn in one zone, that of the territory's middle: it shows where sheets lie, and is not measured on. */
function headOf(ground: BoardGround, order: BatchOrder, date: string, office: string): BatchHead {
  const { plan, division, revision, territory } = ground;
  const zone = zoneAt(middleOf(boxAround(division.territory.polygons)));
  return {
    territoryId: plan.territory_id,
    territory,
    office,
    plan: { name: plan.name, revision, draft: plan.status === 'draft' || plan.status === 'in-review' },
    inForce: plan.status === 'in-force',
    date,
    outline: zone.polygons(division.territory.polygons),
    sheets: order.grids.flatMap((id, place) => {
      const found = ground.grid(id);
      if (!found.ok) return [];
      const { grid, polygons } = found.value;
      const above = grid.parentId === null ? undefined : division.tree.grids.get(grid.parentId);
      return {
        place,
        grid: id,
        code: grid.code,
        name: grid.name,
        community: above?.name ?? '',
        polygons: zone.polygons(polygons),
        at: zone.project(pointOnSurface(largest(polygons))),
      };
    }),
  };
}

function boxAround(polygons: readonly Polygon[]): Box {
  return polygons.map(polygonBox).reduce(joinBoxes);
}

function largest(polygons: readonly Polygon[]): Polygon {
  return polygons.reduce((most, polygon) => (polygonArea2(polygon) > polygonArea2(most) ? polygon : most));
}
