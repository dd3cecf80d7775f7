import { ok, type Reason, type Result } from '../../result.ts';
import type { BoardContent, GroundPoint } from '../content.ts';
import type { Drawing, Mark, Mm, TextRuler, Trace } from '../drawing.ts';
import { drawMap } from '../map/draw-map.ts';
import type { Frame, MapDrawing } from '../map/types.ts';
import { SHEET_WORDS } from '../sheet-words.ts';
import { type BoardField, type BoardTemplate, type Paper, USUAL_FONTS } from '../template.ts';
import { type Piece, stack } from './block.ts';
import { chooseScale } from './choose-scale.ts';
import { columnCount, columnsOf, composeSheet } from './compose.ts';
import { factsBlock } from './facts-block.ts';
import type { FlowWay } from './fill-columns.ts';
import { flowBlocks } from './flow.ts';
import { foot, footHeight } from './foot.ts';
import { fourSidesBlock } from './four-sides-block.ts';
import { furtherPages } from './further-pages.ts';
import { groundExtent } from './ground-view.ts';
import { heading, headingHeight, headLine, titleSize } from './heading.ts';
import { marksInWeight, rulerInWeight } from './in-weight.ts';
import { inksOf } from './inks.ts';
import { insideBlock } from './inside-block.ts';
import { legendBlock } from './legend-block.ts';
import { overviewBlock } from './overview-block.ts';
import { paperSize, paperUnit } from './paper-size.ts';
import { paragraph } from './paragraph.ts';
import { partWords } from './part-words.ts';
import { type Pen, rectangle } from './pen.ts';
import { communityPhoneBlock, servicesBlock } from './services-block.ts';
import { teamBlock } from './team-block.ts';

/** What a sheet is laid out with beside its content. */
export interface SheetTools {
  readonly ruler: TextRuler;
  /** The dark parts of a QR code of that size, from 0,0; null: none is drawn. */
  readonly qr: ((text: string, size: Mm) => readonly Trace[]) | null;
}

export interface LaidSheet {
  /** The sheet; after it the pages on which it goes on, mostly none. */
  readonly drawings: readonly [Drawing, ...Drawing[]];
  readonly paper: Paper;
  /** The map on the paper: null on a card. */
  readonly map: {
    readonly frame: Frame;
    /** 1:N. */
    readonly scale: number;
    /** The ground in the middle of the frame. */
    readonly centre: GroundPoint;
    readonly placed: MapDrawing['placed'];
    readonly leftOut: MapDrawing['leftOut'];
  } | null;
  /**
   * What an office should know before it hangs the sheet: `scale-too-large`, `text-too-long`, `team-continued`, `part-continued`, `text-too-small`,
   * `glyph-missing`, `label-left-out`.
   */
  readonly notices: readonly Reason[];
}

/** On a hand-out and a card numbers are larger than names. */
const PHONES: Readonly<Record<BoardTemplate['kind'], number>> = {
  board: 1.04,
  'hand-out': 1.28,
  'contact-card': 1.2,
};
/** How many times the template's size plain text may become where there is room. */
const MOST_SIZE: Readonly<Record<BoardTemplate['kind'], number>> = {
  board: 1.3,
  'hand-out': 1.4,
  'contact-card': 1.8,
};
/** A narrower column of words is all ends of lines. */
const LEAST_COLUMN_EMS = 15;
/** Print below this is read by few. */
const LEAST_MM = 1.6;

/**
 * A grid's sheet as a template wants it: one drawing, and further ones where its team or text does not go on one. No text is cut without
 * a notice that has the whole of it. The map is at an exact 1:N. `paper-not-possible` where the template's paper is none.
 */
export function layoutSheet(
  content: BoardContent,
  template: BoardTemplate,
  tools: SheetTools,
): Result<LaidSheet> {
  const sized = paperSize(template);
  if (!sized.ok) return sized;
  const paper = sized.value;
  const unit = paperUnit(paper);
  const em = template.textMm * unit;
  const { fonts = USUAL_FONTS } = template;
  const pen: Pen = {
    content,
    template,
    ruler: rulerInWeight(tools.ruler, fonts),
    words: SHEET_WORDS[content.lang],
    inks: inksOf(template),
    unit,
  };
  const title = titleSize(unit, em);
  const heights = { heading: headingHeight(title), foot: footHeight(pen) };
  const frames = composeSheet(template.kind, paper, unit, em, heights);
  const map = frames.map === null ? null : drawnMap(pen, frames.map, em);

  const top = heading(pen, frames.heading, title, '');
  const bottom = foot(pen, frames.foot, map === null ? null : map.scale);
  const panel = flowBlocks(
    ways(pen, tools, map, frames.panel, em),
    { em, most: MOST_SIZE[template.kind] },
    (size, width) => overleaf(pen, width, size),
  );
  const first: readonly Mark[] = [
    ...(map === null ? [] : framed(pen, map)),
    ...top.marks,
    ...panel.marks,
    ...bottom.marks,
  ];
  const further = furtherPages(pen, paper, panel, title, em);
  const drawings = [first, ...further.pages].map(
    (marks): Drawing => ({
      ...paper,
      title: headLine(pen),
      lang: content.lang,
      marks: marksInWeight(marks, fonts),
    }),
  ) as [Drawing, ...Drawing[]];
  const notices = [
    ...(map?.notices ?? []),
    ...top.notices,
    ...bottom.notices,
    ...further.notices,
    ...(panel.em < LEAST_MM ? [{ code: 'text-too-small', params: { mm: Number(panel.em.toFixed(2)) } }] : []),
    ...glyphNotices(drawings, map?.lacking ?? [], tools.ruler),
  ].map((notice) => inWords(notice, content.lang));
  return ok({ drawings, paper, map, notices });
}

interface DrawnMap extends NonNullable<LaidSheet['map']> {
  readonly marks: readonly Mark[];
  readonly legend: MapDrawing['legend'];
  readonly lacking: MapDrawing['lacking'];
  readonly notices: readonly Reason[];
}

/** A map of many grids is read from near however large the paper is: its text grows hardly beyond that of A3. */
const ATLAS_SHARE = 1.1;

function drawnMap({ content, template, ruler }: Pen, frame: Frame, em: Mm): DrawnMap {
  const many = (content.inside ?? []).length > 1;
  const textMm = many ? Math.min(em, ATLAS_SHARE * template.textMm) : em;
  const extent = groundExtent(content.grid.polygons) ?? { west: 0, south: 0, east: 0, north: 0 };
  const { scale, centre, tooLarge } = chooseScale(extent, frame, template.scale);
  const { marks, legend, placed, leftOut, lacking } = drawMap({
    content,
    template,
    frame,
    scale,
    centre,
    ruler,
    textMm,
  });
  const notices = [
    ...(tooLarge ? [{ code: 'scale-too-large', params: { wished: template.scale!, scale } }] : []),
    ...leftOut
      .filter(({ important, why }) => important && why !== 'no-glyph')
      .map(({ text }) => ({ code: 'label-left-out', params: { text } })),
  ];
  return { frame, scale, centre, placed, leftOut, marks, legend, lacking, notices };
}

/** The map under a clean line all round. */
function framed({ inks, unit }: Pen, { frame, marks }: DrawnMap): readonly Mark[] {
  return [
    { kind: 'group', name: 'map', clip: [rectangle(frame)], marks },
    { kind: 'path', traces: [rectangle(frame)], stroke: inks.ink, strokeWidth: 0.4 * unit },
  ];
}

/** The blocks in two orders, in as many columns as are usual and in one less or more. */
function ways(
  pen: Pen,
  tools: SheetTools,
  map: DrawnMap | null,
  panel: Frame,
  em: Mm,
): readonly [FlowWay, ...FlowWay[]] {
  const { fields, kind } = pen.template;
  const shown = (field: BoardField) => fields.includes(field);
  const phones = PHONES[kind];
  const said = [
    ...((['type', 'households', 'area', 'risk'] as const).some(shown) ? [factsBlock(pen)] : []),
    ...(shown('four-sides') ? [fourSidesBlock(pen)] : []),
  ];
  const people = [
    ...(shown('team') ? [teamBlock(pen, phones)] : []),
    ...(shown('services') ? [servicesBlock(pen, phones)] : []),
    ...(shown('community-phone') ? [communityPhoneBlock(pen, phones)] : []),
  ];
  const within = map === null ? [] : [insideBlock(pen)];
  const legend = shown('legend') && map !== null ? [legendBlock(pen, map.legend)] : [];
  const qr = shown('qr') ? tools.qr : null;
  const where = [overviewBlock(pen, { mapView: map, qr, picture: shown('overview') })];
  const usual = [...said, ...people, ...within, ...legend, ...where];
  const count = columnCount(panel.width, pen.unit, em);
  const frames = columnsOf(panel, count, pen.unit);
  const others = [count - 1, count + 1]
    .filter((other) => other > 0)
    .map((other) => ({ makers: usual, frames: columnsOf(panel, other, pen.unit) }))
    .filter((way) => way.frames[0]!.width >= LEAST_COLUMN_EMS * em);
  // Beside each other what says where the grid is may come first; in one column it stands at the foot.
  const early =
    count === 1
      ? []
      : [
          { makers: [...said, ...where, ...people, ...within, ...legend], frames },
          { makers: [...said, ...legend, ...people, ...within, ...where], frames },
        ];
  return [{ makers: usual, frames }, ...early, ...others];
}

function overleaf(pen: Pen, width: Mm, em: Mm): Piece {
  return stack(
    paragraph(pen, `${pen.words.continuedOverleaf} →`, {
      size: 0.9 * em,
      width,
      colour: pen.inks.accent,
      weight: 'bold',
      anchor: 'end',
    }),
  );
}

/** The part of the sheet that a notice is about as people call it. */
function inWords(notice: Reason, lang: 'zh' | 'en'): Reason {
  const { part } = notice.params;
  return typeof part === 'string'
    ? { ...notice, params: { ...notice.params, part: partWords(part, lang) } }
    : notice;
}

/** Every sign that the font has not, on the map as well, where boxes stand for them. */
function glyphNotices(
  drawings: readonly Drawing[],
  onMap: readonly string[],
  ruler: TextRuler,
): readonly Reason[] {
  const texts = new Set<string>();
  const visit = (mark: Mark): void => {
    if (mark.kind === 'text') texts.add(mark.text);
    if (mark.kind === 'group') mark.marks.forEach(visit);
  };
  for (const { marks } of drawings) marks.forEach(visit);
  const missing = [...new Set([...ruler.lacks([...texts].join('')), ...onMap])];
  return missing.length === 0 ? [] : [{ code: 'glyph-missing', params: { characters: missing.join(' ') } }];
}
