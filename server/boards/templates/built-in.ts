import type { BoardTemplate } from '../../../domain/board/template.ts';
import { BUILT_IN_TEMPLATES } from '../../../domain/board/templates.ts';

/** What sheets are made by until an office chooses another. */
export const USUAL_TEMPLATE = BUILT_IN_TEMPLATES[0]!;

/** A template of the product; undefined of one that is the office's own, or nobody's. */
export function builtInTemplate(id: string): BoardTemplate | undefined {
  return BUILT_IN_TEMPLATES.find((template) => template.id === id);
}
