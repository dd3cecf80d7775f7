import type { Colour, Mm } from '../drawing.ts';
import { beside, heightOf, type Piece, type Strain, stack } from './block.ts';
import { paragraph } from './paragraph.ts';
import { type Pen, ruleMark } from './pen.ts';

export interface ContactStyle {
  readonly width: Mm;
  readonly size: Mm;
  /** Of a phone number, in sizes of the name. */
  readonly phones: number;
  readonly nameWeight: 'plain' | 'bold';
  readonly phoneColour: Colour;
  /** A fine line beneath. */
  readonly ruled: boolean;
}

/** Between a name and its number. */
const GAP_EMS = 0.7;
/** Above and below the words, in ems of the name. */
export const CONTACT_PAD_EMS = 0.16;

/** The width at which a name and its number stand on one line. */
export function contactWidth(pen: Pen, name: string, phone: string, size: Mm, phones: number): Mm {
  return (
    pen.ruler.width(name, size, 'plain') + GAP_EMS * size + pen.ruler.width(phone, phones * size, 'bold')
  );
}

/** A number is broken into lines only if it would be smaller than this. */
const NUMBER_SHARE = 0.45;
/** How much smaller a table is set whose rows would not go on one line each; from the third on numbers are no larger than names. */
const SMALLER = [
  { share: 1, mostPhones: 2 },
  { share: 0.93, mostPhones: 2 },
  { share: 0.93, mostPhones: 1.08 },
  { share: 0.87, mostPhones: 1 },
  { share: 0.81, mostPhones: 1 },
  { share: 0.75, mostPhones: 1 },
];
/** Smaller than this share is small beside the rest of a sheet. */
const SMALL = 0.9;
/** A longer name than this breaks over lines; the others do not shrink for it. */
const LONG_EMS = 9;

/** The size at which names and numbers go on one line each, not much smaller than `size`; at least a share of it; where none is, rows are broken: they stand beneath each other. */
export function contactSize(
  pen: Pen,
  contacts: readonly { readonly name: string; readonly phone: string }[],
  { width, size, phones, least = 0 }: { width: Mm; size: Mm; phones: number; least?: number },
): { readonly size: Mm; readonly phones: number; readonly strain: Strain | null } {
  const usual = contacts.filter(({ name }) => pen.ruler.width(name, 1, 'bold') <= LONG_EMS);
  const found = SMALLER.filter(({ share }) => share >= least).find(({ share, mostPhones }) =>
    usual.every(
      ({ name, phone }) =>
        contactWidth(pen, name, phone, share * size, Math.min(phones, mostPhones)) <= width,
    ),
  );
  if (found === undefined) return { size, phones, strain: 'broken' };
  return {
    size: found.share * size,
    phones: Math.min(phones, found.mostPhones),
    strain: found.share < SMALL ? 'small' : null,
  };
}

/** A name and, at the right, its number; beneath each other where they do not go side by side. Both break into lines rather than lose a sign. */
export function contactRow(pen: Pen, name: string, phone: string, style: ContactStyle): Piece {
  const { width, size, phones, nameWeight, phoneColour, ruled } = style;
  const numberSize = phones * size;
  const numberWidth = pen.ruler.width(phone, numberSize, 'bold');
  const left = width - numberWidth - (phone === '' ? 0 : GAP_EMS * size);
  const nameWidth = pen.ruler.width(name, size, nameWeight);
  // A long name breaks beside its number, if in more than four signs a line; that of a person stands whole, over its number.
  const side = left >= nameWidth || (nameWidth > LONG_EMS * size && left >= 4 * size);
  const nameStyle = { size, colour: pen.inks.ink, weight: nameWeight, leading: 1.34 };
  const phoneStyle = {
    size: numberSize,
    colour: phoneColour,
    weight: 'bold' as const,
    anchor: 'end' as const,
    leading: 1.34 / Math.max(1, phones),
  };
  const words = side
    ? beside([
        { at: 0, piece: stack(paragraph(pen, name, { ...nameStyle, width: left })) },
        {
          at: 0,
          piece: centred(
            paragraph(pen, phone, { ...phoneStyle, width, leading: 1.34 / phones }),
            1.34 * size,
          ),
        },
      ])
    : stack([
        ...paragraph(pen, name, { ...nameStyle, width }),
        ...paragraph(pen, phone, {
          ...phoneStyle,
          width,
          leading: 1.3,
          leastShare: NUMBER_SHARE,
          whole: true,
        }),
      ]);
  const height = words.height + 2 * CONTACT_PAD_EMS * size;
  return {
    height,
    draw: (x, y) => [
      ...words.draw(x, y + CONTACT_PAD_EMS * size),
      ...(ruled ? [ruleMark(x, y + height, x + width, y + height, pen.inks.rule, 0.15 * pen.unit)] : []),
    ],
  };
}

/** A line of other size on the line of a name: their middles at one height. */
function centred(lines: readonly Piece[], height: Mm): Piece {
  const own = heightOf(lines);
  return {
    height: Math.max(height, own),
    draw: (x, y) => stack(lines).draw(x, y + Math.max(0, (height - own) / 2)),
  };
}

/** How many columns of contacts go side by side, at most `most`, so that each name stands on one line with its number. */
export function contactColumns(
  pen: Pen,
  contacts: readonly { readonly name: string; readonly phone: string }[],
  { width, size, phones, most }: { width: Mm; size: Mm; phones: number; most: number },
): number {
  const widest = Math.max(
    0,
    ...contacts.map(({ name, phone }) =>
      // A name far longer than the others breaks over lines instead of costing all of them a column.
      Math.min(
        contactWidth(pen, name, phone, size, phones),
        contactWidth(pen, '一二三四五六七', phone, size, phones),
      ),
    ),
  );
  const columns = Math.floor((width + COLUMN_GAP_EMS * size) / (widest + COLUMN_GAP_EMS * size));
  return Math.max(1, Math.min(most, columns, contacts.length));
}

/** Between two columns of contacts. */
export const COLUMN_GAP_EMS = 1.1;

/** Contacts in rows of `columns`; each row is a piece. */
export function contactGrid(
  pen: Pen,
  contacts: readonly { readonly name: string; readonly phone: string }[],
  columns: number,
  style: ContactStyle,
): readonly Piece[] {
  const apart = COLUMN_GAP_EMS * style.size;
  const width = (style.width - (columns - 1) * apart) / columns;
  const rows = Math.ceil(contacts.length / columns);
  return Array.from({ length: rows }, (_, row) =>
    beside(
      contacts.slice(row * columns, (row + 1) * columns).map(({ name, phone }, column) => ({
        at: column * (width + apart),
        piece: contactRow(pen, name, phone, { ...style, width }),
      })),
    ),
  );
}
