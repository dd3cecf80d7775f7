import { type Static, Type } from 'typebox';
import { WireDiff } from './diff.ts';
import { WireEdit } from './edit.ts';
import { EditId } from './ids.ts';
import { WireIssue } from './issue.ts';

const Note = Type.String({ maxLength: 4000 });

/** An edit sent to a plan. The same id again gives the same answer. */
export const EditRequest = Type.Object(
  {
    id: EditId,
    baseRevision: Type.Integer({ minimum: 0 }),
    edit: WireEdit,
    note: Type.Optional(Note),
  },
  { additionalProperties: false },
);
export type EditRequest = Static<typeof EditRequest>;

/** What came of it: the new revision, the diff, and the issues of what it touched. */
export const EditAnswer = Type.Object({
  revision: Type.Integer(),
  diff: WireDiff,
  issues: Type.Array(WireIssue),
});
export type EditAnswer = Static<typeof EditAnswer>;

/** One line of a plan's log. `reverts` names the edits that it takes back. */
export const LogItem = Type.Object({
  id: EditId,
  revision: Type.Integer(),
  author: Type.String(),
  at: Type.String({ format: 'date-time' }),
  kind: Type.String(),
  edit: WireEdit,
  diff: WireDiff,
  note: Type.Union([Type.String(), Type.Null()]),
  reverts: Type.Array(EditId),
});
export type LogItem = Static<typeof LogItem>;

export const LogPage = Type.Object({ items: Type.Array(LogItem), next: Type.Optional(Type.String()) });
export type LogPage = Static<typeof LogPage>;

/** A grid's team as `PUT …/team` takes it: an edit of kind `team`, so with an id and a base of its own. */
export const TeamQuery = Type.Object({
  id: Type.Optional(EditId),
  baseRevision: Type.Optional(Type.String({ pattern: '^[0-9]{1,9}$' })),
});
