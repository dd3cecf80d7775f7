import { type BlockMaker, stack } from './block.ts';
import { COLUMN_GAP_EMS, contactColumns, contactGrid, contactRow, contactSize } from './contact-row.ts';
import { type Pen, rectangle } from './pen.ts';
import { sectionHead } from './section-head.ts';

/** Some phones stay on the sheet that hangs on the wall; for more than these its team is not sent overleaf. */
const LEAST_ROWS = 3;

/** The grid's service phones: repair, drains, tutoring … */
export function servicesBlock(pen: Pen, phones: number): BlockMaker {
  const { services } = pen.content.grid.team;
  return ({ width, em, dense }) => {
    if (services.length === 0) return null;
    const columns = dense
      ? contactColumns(pen, services, { width, size: em, phones, most: 3 })
      : contactColumns(pen, services, { width, size: em, phones, most: width > 40 * em ? 2 : 1 });
    const cell = (width - (columns - 1) * COLUMN_GAP_EMS * em) / columns;
    const { strain, ...sizes } = contactSize(pen, services, { width: cell, size: em, phones });
    const pieces = contactGrid(pen, services, columns, {
      width,
      ...sizes,
      nameWeight: 'plain',
      phoneColour: pen.inks.ink,
      ruled: !dense,
    });
    return {
      name: 'services',
      head: sectionHead(pen, pen.words.services, width, em),
      again: sectionHead(pen, pen.words.services + pen.words.continued, width, em),
      pieces,
      breaks: 0,
      least: LEAST_ROWS,
      ...(strain === null ? {} : { strain }),
    };
  };
}

/** The number of the community's office, to be found from across the yard. */
export function communityPhoneBlock(pen: Pen, phones: number): BlockMaker {
  const { communityPhone } = pen.content;
  return ({ width, em }) => {
    if (communityPhone === '') return null;
    const inset = 0.7 * em;
    const room = { width: width - 2 * inset, size: 1.1 * em, phones: 1.15 * phones };
    const contact = { name: pen.words.communityPhone, phone: communityPhone };
    const { strain, ...sizes } = contactSize(pen, [contact], room);
    const row = contactRow(pen, contact.name, contact.phone, {
      ...room,
      ...sizes,
      nameWeight: 'bold',
      phoneColour: pen.inks.accent,
      ruled: false,
    });
    const height = row.height + 0.6 * em;
    const piece = stack([
      {
        height,
        draw: (x, y) => [
          { kind: 'path', traces: [rectangle({ x, y, width, height })], fill: pen.inks.pale },
          ...row.draw(x + inset, y + 0.3 * em),
        ],
      },
    ]);
    return { name: 'community-phone', head: null, pieces: [piece], ...(strain === null ? {} : { strain }) };
  };
}
