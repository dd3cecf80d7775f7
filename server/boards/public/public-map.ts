import type { BoardContent } from '../../../domain/board/content.ts';
import type { TextRuler } from '../../../domain/board/drawing.ts';
import { chooseScale } from '../../../domain/board/layout/choose-scale.ts';
import { groundExtent } from '../../../domain/board/layout/ground-view.ts';
import { drawMap } from '../../../domain/board/map/draw-map.ts';
import type { BoardTemplate } from '../../../domain/board/template.ts';
import { svgText } from '../draw/drawing-to-svg.ts';
import { svgBody } from '../draw/svg-body.ts';

/** A telephone's width: about 4 pixels to the millimetre. */
const FRAME = { x: 0, y: 0, width: 90, height: 90 } as const;
const TEXT_MM = 3.2;

/**
 * The map of a board, drawn for a telephone: an SVG without fonts within, since every telephone has letters. Null where the board has
 * no map, or the grid no ground.
 */
export function publicMap(content: BoardContent, template: BoardTemplate, ruler: TextRuler): string | null {
  if (template.kind === 'contact-card') return null;
  const extent = groundExtent(content.grid.polygons);
  if (!extent) return null;
  const { scale, centre } = chooseScale(extent, FRAME, null);
  const { marks } = drawMap({
    content,
    template: { ...template, mono: false },
    frame: FRAME,
    scale,
    centre,
    ruler,
    textMm: TEXT_MM,
  });
  const drawing = { ...FRAME, title: content.grid.name, lang: content.lang, marks };
  return svgText(drawing, svgBody(marks));
}
