import type { BoardContent } from '../../../domain/board/content.ts';
import type { TextRuler } from '../../../domain/board/drawing.ts';
import type { BoardTemplate } from '../../../domain/board/template.ts';
import { publicFacts } from './public-facts.ts';
import { type PublicPage, publicHtml } from './public-html.ts';
import { publicMap } from './public-map.ts';

/** The public page of a grid from what its board says. */
export function makePublicPage(content: BoardContent, template: BoardTemplate, ruler: TextRuler): PublicPage {
  return publicHtml(publicFacts(content, template), publicMap(content, template, ruler), {
    lang: content.lang,
    accent: template.colours.accent,
  });
}
