import type { Words } from '../../deployment/types.ts';
import type { TeamMember } from '../../plan/types.ts';
import type { Mm } from '../drawing.ts';
import { type BlockMaker, gap, type Piece, type Strain, stack } from './block.ts';
import { CONTACT_PAD_EMS, contactColumns, contactGrid, contactRow, contactSize } from './contact-row.ts';
import { paragraph } from './paragraph.ts';
import { type Pen, rectangle, ruleMark } from './pen.ts';
import { sectionHead } from './section-head.ts';

interface RoleRows {
  readonly name: string;
  readonly first: boolean;
  /** None: a line to be written on. */
  readonly members: readonly TeamMember[];
}

/** Room for a hand to write a name. */
const WRITING_EMS = 2.1;
const MOST_COLUMNS = 4;
/** The first-responsible's name beside the others'. */
const FIRST_SIZE = 1.22;
/** More people than this do not each answer first: they stand among the others. */
const MOST_FIRST = 4;
/** Rather than be set smaller than this the number stands beneath the name: it is always larger than the others. */
const FIRST_LEAST = 0.9;

/** Whom to turn to first stands on the sheet that hangs on the wall, however many there are. */
const LEAST_ROWS = 6;

/**
 * The team by role, in the profile's order; who answers first is set off. A required role that nobody has is a line to be written on by
 * hand; where the team is empty every role is.
 */
export function teamBlock(pen: Pen, phones: number): BlockMaker {
  const roles = roleRows(pen);
  return ({ width, em, dense }) => {
    if (roles.length === 0) return null;
    const rows = dense ? denseRows(pen, roles, width, em, phones) : tableRows(pen, roles, width, em, phones);
    return {
      name: 'team',
      head: sectionHead(pen, pen.words.team, width, em),
      again: sectionHead(pen, pen.words.team + pen.words.continued, width, em),
      ...rows,
      breaks: 1,
      least: LEAST_ROWS,
      splits: true,
    };
  };
}

function roleRows({ content }: Pen): readonly RoleRows[] {
  const { team, roles } = content.grid;
  const say = (words: Words) => words[content.lang];
  // Nobody at all: every role that the grid must have, or every role where none is said to be required.
  const empty = team.members.length === 0 && !roles.some(({ required }) => required === true);
  const known = roles.flatMap((role): RoleRows[] => {
    const members = team.members.filter((member) => member.role === role.id);
    const blank = members.length === 0 && (empty || (role.required ?? role.first));
    const first = role.first && members.length <= MOST_FIRST;
    return members.length > 0 || blank ? [{ name: say(role.name), first, members }] : [];
  });
  const ids = new Set(roles.map(({ id }) => id));
  const strays = [...new Set(team.members.map(({ role }) => role))].filter((id) => !ids.has(id));
  return [
    ...known,
    ...strays.map((id) => ({
      name: id,
      first: false,
      members: team.members.filter(({ role }) => role === id),
    })),
  ];
}

interface Rows {
  readonly pieces: readonly Piece[];
  readonly strain?: Strain;
}

/** Roles at the left, names and numbers at the right. */
function tableRows(pen: Pen, roles: readonly RoleRows[], width: Mm, em: Mm, phones: number): Rows {
  const widest = Math.max(...roles.map(({ name }) => pen.ruler.width(name, em, 'bold')));
  const label = Math.min(widest + 0.9 * em, 0.36 * width);
  const room = (first: boolean) => width - label - (first ? pad({ first }, em) : 0);
  const sized = (first: boolean) =>
    contactSize(
      pen,
      roles.filter((role) => role.first === first).flatMap(({ members }) => members),
      first
        ? { width: room(first), size: FIRST_SIZE * em, phones, least: FIRST_LEAST }
        : { width: room(first), size: em, phones },
    );
  const sizes = { first: sized(true), other: sized(false) };
  const pieces = roles.flatMap((role) =>
    role.members.length === 0
      ? [labelled(pen, role, label, writingLine(pen, width - label - pad(role, em), em), width, em)]
      : role.members.map((member, index) => {
          const { size, phones: numbers } = role.first ? sizes.first : sizes.other;
          const row = contactRow(pen, member.name, member.phone, {
            width: room(role.first),
            size,
            phones: numbers,
            nameWeight: role.first ? 'bold' : 'plain',
            phoneColour: role.first ? pen.inks.accent : pen.inks.ink,
            ruled: false,
          });
          const named = labelled(pen, role, label, row, width, em, size);
          return index === 0
            ? named
            : { ...labelled(pen, { ...role, name: '' }, label, row, width, em, size), opening: named };
        }),
  );
  const { strain } = sizes.other;
  return { pieces, ...(strain === null ? {} : { strain }) };
}

const pad = (role: Pick<RoleRows, 'first'>, em: Mm) => (role.first ? 0.9 * em : 0);

/** A row with its role before it, over a fine line; the first-responsible's on a pale ground. `name`: the em of the row's own words. */
function labelled(
  pen: Pen,
  role: RoleRows,
  label: Mm,
  row: Piece,
  width: Mm,
  em: Mm,
  name: Mm | null = null,
): Piece {
  const { inks, unit } = pen;
  const inset = pad(role, em) / 2;
  const size = Math.min(em, name ?? em);
  const words = stack(
    paragraph(pen, role.name, {
      size,
      width: label - 0.5 * em,
      colour: role.first ? inks.accent : inks.faint,
      weight: role.first ? 'bold' : 'plain',
      leading: 1.34,
    }),
  );
  const air = (role.first ? 0.28 : 0.08) * em;
  // The role and the first line of the row have their middles at one height.
  const top = name === null ? (row.height - 1.34 * size) / 2 : CONTACT_PAD_EMS * name + 0.67 * (name - size);
  const height = Math.max(top + words.height + 0.15 * em, row.height) + 2 * air;
  return {
    height,
    draw: (x, y) => [
      ...(role.first
        ? ([{ kind: 'path', traces: [rectangle({ x, y, width, height })], fill: inks.pale }] as const)
        : []),
      ...words.draw(x + inset, y + air + top),
      ...row.draw(x + inset + label, y + air),
      ruleMark(x, y + height, x + width, y + height, inks.rule, 0.15 * unit),
    ],
  };
}

/** Two lines to be written on: a name and a number. */
function writingLine(pen: Pen, width: Mm, em: Mm): Piece {
  const height = WRITING_EMS * em;
  const line = height - 0.35 * em;
  const split = 0.42 * width;
  return {
    height,
    draw: (x, y) => [
      ruleMark(x, y + line, x + split, y + line, pen.inks.faint, 0.2 * pen.unit),
      ruleMark(x + split + 0.6 * em, y + line, x + width, y + line, pen.inks.faint, 0.2 * pen.unit),
    ],
  };
}

/** Many people: a line for each role, beneath it names and numbers in columns. */
function denseRows(pen: Pen, roles: readonly RoleRows[], width: Mm, em: Mm, phones: number): Rows {
  const columnsOf = ({ members }: RoleRows) =>
    contactColumns(pen, members, { width, size: em, phones, most: MOST_COLUMNS });
  const many = roles.filter(({ first, members }) => !first && members.length > 1);
  if (!many.some((role) => columnsOf(role) > 1)) return tableRows(pen, roles, width, em, phones);
  const pieces = roles.flatMap((role) => {
    if (role.first || role.members.length === 0) return tableRows(pen, [role], width, em, phones).pieces;
    const contacts = role.members;
    const columns = columnsOf(role);
    const rows = contactGrid(pen, contacts, columns, {
      width,
      size: em,
      phones,
      nameWeight: 'plain',
      phoneColour: pen.inks.ink,
      ruled: false,
    });
    const title = paragraph(pen, role.name, {
      size: 0.92 * em,
      width,
      colour: pen.inks.faint,
      weight: 'bold',
      leading: 1.5,
    });
    // The role's name never stands alone at the foot of a column.
    const titled = (row: Piece) => stack([...title, row]);
    return [
      stack([gap(0.3 * em), titled(rows[0]!)]),
      ...rows.slice(1).map((row) => ({ ...row, opening: titled(row) })),
    ];
  });
  return { pieces };
}
