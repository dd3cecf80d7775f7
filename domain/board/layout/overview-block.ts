import type { BoardGrid } from '../content.ts';
import type { Mark, Mm, Trace } from '../drawing.ts';
import type { Frame } from '../map/types.ts';
import { type Block, type BlockMaker, beside, gap, type Piece, stack } from './block.ts';
import { type GroundView, groundExtent, paperRings, toPaper } from './ground-view.ts';
import { overviewNames } from './overview-names.ts';
import { paragraph } from './paragraph.ts';
import { type Pen, rectangle } from './pen.ts';
import { sectionHead } from './section-head.ts';

/** Corners nearer to each other on the paper than this are one. */
const COARSE_MM = 0.12;
/** Height of a picture to its width. */
const LEAST_SHAPE = 0.5;
const MOST_SHAPE = 1.15;
/** A picture need not be higher than this many ems of text. */
const LEAST_EMS = 9;
const QR_SHARE = 0.32;
/** Of the picture, the ground of the sheet's map where it is still worth a frame. */
const MOST_FRAMED = 0.5;
/** With more grids than this in a picture their lines are finer. */
const MANY = 60;

export interface OverviewParts {
  /** What of the ground the sheet's map shows; null where there is no map. */
  readonly mapView: GroundView | null;
  readonly qr: ((text: string, size: Mm) => readonly Trace[]) | null;
  readonly picture: boolean;
}

/** Where the grid lies among all of its community, and beside it the sign that leads to its public page. */
export function overviewBlock(pen: Pen, { mapView, qr, picture }: OverviewParts): BlockMaker {
  const { content } = pen;
  const url = qr === null ? null : content.publicUrl;
  const hasPicture = picture && content.overview.length > 0;
  return ({ width, em }): Block | null => {
    if (!hasPicture && url === null) return null;
    const head = hasPicture ? sectionHead(pen, pen.words.overview, width, em) : null;
    const code = url === null ? null : qrPiece(pen, url, qr!, qrSize(pen, width, hasPicture), em);
    if (!hasPicture) return { name: 'qr', head, pieces: [code!.piece] };
    const pictureWidth = code === null ? width : width - code.width - 0.9 * em;
    const shape = Math.min(MOST_SHAPE, Math.max(LEAST_SHAPE, groundShape(pen) * 1.05));
    const least = Math.max(Math.min(LEAST_SHAPE * pictureWidth, LEAST_EMS * em), code?.piece.height ?? 0);
    const at = (height: Mm) =>
      beside([
        { at: 0, piece: pictureOf(pen, pictureWidth, height, mapView, em) },
        ...(code === null ? [] : [{ at: width - code.width, piece: code.piece }]),
      ]);
    return {
      name: 'overview',
      head,
      pieces: [at(least)],
      stretch: { most: Math.max(least, shape * pictureWidth), piece: at },
    };
  };
}

/** Height of the community to its width. */
function groundShape({ content }: Pen): number {
  const extent = groundExtent(content.overview.flatMap(({ polygons }) => polygons));
  if (extent === null || extent.east === extent.west) return 1;
  return (extent.north - extent.south) / (extent.east - extent.west);
}

/** Read from an arm's length at 20 mm; larger on larger paper. */
function qrSize(pen: Pen, width: Mm, beside: boolean): Mm {
  return Math.min(Math.max(22 * pen.unit, Math.min(18, 0.3 * width)), (beside ? QR_SHARE : 0.6) * width);
}

function qrPiece(
  pen: Pen,
  url: string,
  qr: NonNullable<OverviewParts['qr']>,
  size: Mm,
  em: Mm,
): { readonly width: Mm; readonly piece: Piece } {
  const words = paragraph(pen, pen.words.scan, {
    size: 0.8 * em,
    width: size,
    colour: pen.inks.faint,
    leading: 1.3,
    anchor: 'middle',
  });
  const sign: Piece = {
    height: size,
    // Black on white whatever the template's colours are: else a telephone may not read it.
    draw: (x, y) => [
      { kind: 'path', traces: [rectangle({ x, y, width: size, height: size })], fill: '#FFFFFF' },
      { kind: 'path', traces: qr(url, size).map((trace) => moved(trace, x, y)), fill: '#000000' },
    ],
  };
  return { width: size, piece: stack([sign, gap(0.35 * em), ...words]) };
}

function moved({ points, closed }: Trace, x: Mm, y: Mm): Trace {
  return { points: points.map((value, at) => value + (at % 2 === 0 ? x : y)), closed };
}

/** All grids pale, the sheet's own strong; a name stands where it goes in. */
function pictureOf(pen: Pen, width: Mm, height: Mm, mapView: GroundView | null, em: Mm): Piece {
  return {
    height,
    draw: (x, y) => {
      const frame = { x, y, width, height };
      const { content, inks, unit } = pen;
      const own = content.overview.find(({ id }) => id === content.grid.id) ?? content.grid;
      const others = content.overview.filter(({ id }) => id !== own.id);
      const view = viewOf([own, ...others], frame);
      if (view === null) return [];
      const fine = (others.length > MANY ? 0.08 : 0.16) * unit;
      const outline = content.ancestors[0]?.polygons ?? [];
      const marks: Mark[] = [
        ...others.flatMap(({ polygons }): Mark[] => {
          const traces = paperRings(polygons, view, COARSE_MM);
          return traces.length === 0
            ? []
            : [{ kind: 'path', traces, fill: inks.other, stroke: inks.otherLine, strokeWidth: fine }];
        }),
        ...strokeOf(paperRings(outline, view, COARSE_MM), inks.faint, 0.35 * unit),
        ownGrid(pen, view, own),
        ...(mapView === null ? [] : mapOutline(pen, view, mapView)),
      ];
      const clip = rectangle(frame);
      return [
        { kind: 'group', name: 'overview', clip: [clip], marks },
        { kind: 'path', traces: [clip], stroke: inks.rule, strokeWidth: 0.2 * unit },
        ...overviewNames(pen, view, own, others, em),
      ];
    },
  };
}

function strokeOf(traces: readonly Trace[], stroke: string, strokeWidth: Mm): readonly Mark[] {
  return traces.length === 0 ? [] : [{ kind: 'path', traces, stroke, strokeWidth }];
}

function ownGrid({ inks, unit }: Pen, view: GroundView, own: BoardGrid): Mark {
  return {
    kind: 'path',
    traces: paperRings(own.polygons, view, COARSE_MM),
    fill: inks.accent,
    fillOpacity: 0.85,
    stroke: inks.ink,
    strokeWidth: 0.3 * unit,
  };
}

/** The ground of the sheet's map as a rectangle. */
function mapOutline(
  { inks, unit }: Pen,
  view: GroundView,
  { frame, centre, scale }: GroundView,
): readonly Mark[] {
  const east = (frame.width * scale) / 2000;
  const north = (frame.height * scale) / 2000;
  const [left, top] = toPaper(view, [centre[0] - east, centre[1] + north]);
  const [right, bottom] = toPaper(view, [centre[0] + east, centre[1] - north]);
  const { width, height } = view.frame;
  // A frame around nearly everything says nothing.
  if ((right - left) * (bottom - top) > MOST_FRAMED * width * height) return [];
  const box = rectangle({ x: left, y: top, width: right - left, height: bottom - top });
  return [
    {
      kind: 'path',
      traces: [box],
      stroke: inks.ink,
      strokeWidth: 0.2 * unit,
      dash: [1.2 * unit, 0.8 * unit],
    },
  ];
}

function viewOf(grids: readonly BoardGrid[], frame: Frame): GroundView | null {
  const extent = groundExtent(grids.flatMap(({ polygons }) => polygons));
  if (extent === null) return null;
  const room = 0.92;
  const scale = Math.max(
    ((extent.east - extent.west) * 1000) / (room * frame.width),
    ((extent.north - extent.south) * 1000) / (room * frame.height),
    1,
  );
  return { frame, centre: [(extent.west + extent.east) / 2, (extent.south + extent.north) / 2], scale };
}
