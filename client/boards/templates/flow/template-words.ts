import { paperSize } from '../../../../domain/board/layout/paper-size.ts';
import type { BoardTemplate } from '../../../../domain/board/template.ts';
import type { Reason } from '../../../../domain/result.ts';
import { reasonText } from '../../../i18n/reason-text.ts';
import type { Say } from '../../../i18n/use-say.ts';

/** What a template is called: in the language of the page, else in the other. */
export function templateName({ name }: Pick<BoardTemplate, 'name'>, say: Say): string {
  return say.words(name).trim() || name.zh.trim() || name.en.trim() || say.t('boardTemplates.unnamed');
}

/** A3 landscape; 148 × 105 mm. */
export function templatePaper({ paper, landscape }: BoardTemplate, say: Say): string {
  if (typeof paper === 'string')
    return say.t('boardTemplates.paperText', {
      paper,
      way: say.t(landscape ? 'boardTemplates.landscape' : 'boardTemplates.portrait'),
    });
  return paperMm(paper, say);
}

export function paperMm(paper: { readonly width: number; readonly height: number }, say: Say): string {
  return say.t('boardTemplates.paperMm', {
    width: say.number(paper.width),
    height: say.number(paper.height),
  });
}

/** The paper in millimetres as it hangs; null where there is none such. */
export function millimetresOf(template: BoardTemplate) {
  const size = paperSize(template);
  return size.ok ? size.value : null;
}

/** A reason with the part of a template that it names in words. */
export function templateReason(reason: Pick<Reason, 'code' | 'params'>, say: Say): string {
  const { part } = reason.params;
  if (typeof part !== 'string' || !PARTS.has(part)) return reasonText(reason, say);
  return reasonText(
    { code: reason.code, params: { ...reason.params, part: say.t(`boardTemplates.part.${part}`) } },
    say,
  );
}

const PARTS = new Set(
  'id name kind paper landscape fields heading footing accent border ink mono textMm scale logo fonts code way'.split(
    ' ',
  ),
);
