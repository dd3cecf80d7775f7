import type { Words } from '../../deployment/types.ts';
import { filledLine } from '../layout/filled-line.ts';
import type { SheetFacts, SheetView, ShownImprint } from './types.ts';

const PARTS = ['office', 'approval', 'heading', 'footing'] as const;
type ImprintPart = (typeof PARTS)[number];

/** What the office has on a sheet beside what the plan says: its lines with the names put in, its own name, the map's approval number. */
export function shownImprint({ grid, office }: SheetFacts, { lang, fields }: SheetView): ShownImprint {
  const content = {
    lang,
    office: office.name[lang],
    grid: { name: grid.name, code: grid.code },
    ancestors: [{ name: grid.community }],
  };
  const filled = (line: Words) => filledLine({ content }, line);
  const { lines } = office;
  return {
    office: office.name[lang].trim(),
    ...(fields.includes('approval') ? { approval: office.approvalNumber.trim() } : {}),
    ...(lines && fields.includes('title') ? { heading: filled(lines.heading) } : {}),
    ...(lines
      ? {
          footing: filled(lines.footing),
          lines: { heading: lines.heading[lang], footing: lines.footing[lang] },
        }
      : {}),
  };
}

/** The parts in which two differ; what one of them does not have is not compared. */
export function imprintDiffers(was: ShownImprint | undefined, now: ShownImprint | undefined): ImprintPart[] {
  return PARTS.filter((part) => {
    const [before, after] = [was?.[part], now?.[part]];
    return before !== undefined && after !== undefined && before !== after;
  });
}
