import type { BlockMaker } from './block.ts';
import { COLUMN_GAP_EMS, contactColumns, contactGrid, contactSize } from './contact-row.ts';
import { shortName } from './overview-names.ts';
import type { Pen } from './pen.ts';
import { sectionHead } from './section-head.ts';

/** On smaller papers the map says it all; from about A1 on, in sizes of A3. */
const LEAST_UNIT = 1.8;

/** The grids of the next level in a list: the digits of their codes, their names and households. Large papers only. */
export function insideBlock(pen: Pen): BlockMaker {
  const { content, template, words, unit } = pen;
  const { grid, inside = [] } = content;
  const rows = inside
    .filter(({ depth }) => depth === 1)
    .map(({ name, code, households }) => ({
      name: [tailOf(code, grid.code), shortName(name, grid.name)].filter((part) => part !== '').join('  '),
      phone: template.fields.includes('households') ? words.householdCount(households, false) : '',
    }));
  return ({ width, em }) => {
    if (rows.length < 2 || unit < LEAST_UNIT) return null;
    const size = 0.92 * em;
    const columns = contactColumns(pen, rows, { width, size, phones: 1, most: 3 });
    const cell = (width - (columns - 1) * COLUMN_GAP_EMS * size) / columns;
    const { strain, ...sizes } = contactSize(pen, rows, { width: cell, size, phones: 1 });
    return {
      name: 'inside',
      head: sectionHead(pen, words.inside, width, em),
      again: sectionHead(pen, words.inside + words.continued, width, em),
      pieces: contactGrid(pen, rows, columns, {
        width,
        ...sizes,
        nameWeight: 'plain',
        phoneColour: pen.inks.ink,
        ruled: true,
      }),
      breaks: 2,
      ...(strain === null ? {} : { strain }),
    };
  };
}

/** What a code adds to that of the grid above. */
function tailOf(code: string | null, above: string | null): string {
  if (code === null) return '';
  return above !== null && code.startsWith(above) ? code.slice(above.length) : code;
}
