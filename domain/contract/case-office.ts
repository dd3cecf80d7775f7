import { type Static, Type } from 'typebox';

const Id = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_.~-]{0,63}$' });
const WireWords = Type.Object({ zh: Type.String({ maxLength: 100 }), en: Type.String({ maxLength: 100 }) });
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

export const WireLimit = Type.Object({
  amount: Type.Integer({ minimum: 1, maximum: 10_000 }),
  unit: Type.Union([Type.Literal('hours'), Type.Literal('working-days')]),
});
export type WireLimit = Static<typeof WireLimit>;

export const WireKind = Type.Object({
  id: Id,
  parentId: Nullable(Id),
  name: WireWords,
  /** By severity id, `*` for every other. */
  deadlines: Type.Record(Type.String(), WireLimit),
  /** False for one that cases have and nobody is to choose any more. Not sent: what is not in the list is retired. */
  active: Type.Optional(Type.Boolean()),
});
export type WireKind = Static<typeof WireKind>;
export const KindList = Type.Object({ items: Type.Array(WireKind, { maxItems: 5000 }) });
export type KindList = Static<typeof KindList>;

export const WireDepartment = Type.Object({
  id: Id,
  name: WireWords,
  phone: Type.String({ maxLength: 40 }),
  /** As of a kind. */
  active: Type.Optional(Type.Boolean()),
});
export type WireDepartment = Static<typeof WireDepartment>;
export const DepartmentList = Type.Object({ items: Type.Array(WireDepartment, { maxItems: 1000 }) });
export type DepartmentList = Static<typeof DepartmentList>;

/**
 * What a table of kinds or departments holds, nothing of it taken: `items` is the whole list as it would be, to be sent back by
 * PUT. `rows`: how many could be read; each refused row with its line in the table and why.
 */
const OFFICE_IMPORT = {
  rows: Type.Integer(),
  added: Type.Integer(),
  changed: Type.Integer(),
  refused: Type.Array(
    Type.Object({
      row: Type.Integer(),
      code: Type.String(),
      params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    }),
  ),
  columnsDropped: Type.Array(Type.String()),
};
export const KindImport = Type.Object({ ...OFFICE_IMPORT, items: KindList.properties.items });
export type KindImport = Static<typeof KindImport>;
export const DepartmentImport = Type.Object({ ...OFFICE_IMPORT, items: DepartmentList.properties.items });
export type DepartmentImport = Static<typeof DepartmentImport>;

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
export const WireCalendar = Type.Object({
  days: Type.Array(Type.Object({ day: Day, working: Type.Boolean(), name: Type.String({ maxLength: 60 }) }), {
    maxItems: 5000,
  }),
});
export type WireCalendar = Static<typeof WireCalendar>;

/** What the office sets for its command centre. */
export const CaseSettings = Type.Object({
  /** Where neither the kind nor its parents say one; null: no deadline. */
  limit: Nullable(WireLimit),
  /** Cases in a grid within one hour at which it raises an alarm; null: none. `level`: of which grids. */
  gridPerHour: Nullable(Type.Integer({ minimum: 1, maximum: 100_000 })),
  gridLevel: Nullable(Type.String({ maxLength: 64 })),
  /** This severity and every graver one raises an alarm; null: none. */
  alarmSeverity: Nullable(Type.String({ maxLength: 64 })),
  /** A case within so many metres and minutes of another of its kind is proposed as the same told again. */
  repeatM: Type.Integer({ minimum: 0, maximum: 500 }),
  repeatMinutes: Type.Integer({ minimum: 0, maximum: 10_080 }),
  /** Minutes after midnight at which the office closes: a deadline in working days ends then. */
  closesAt: Type.Integer({ minimum: 1, maximum: 1440 }),
});
export type CaseSettings = Static<typeof CaseSettings>;

export const WireAlarm = Type.Object({
  id: Type.String(),
  kind: Type.Union([Type.Literal('grid-over'), Type.Literal('severe')]),
  grid: Nullable(Type.String()),
  case: Nullable(Type.String()),
  hour: Nullable(Type.String()),
  count: Nullable(Type.Integer()),
  raisedAt: Type.String(),
  acknowledgedBy: Nullable(Type.String()),
  acknowledgedAt: Nullable(Type.String()),
});
export type WireAlarm = Static<typeof WireAlarm>;
export const AlarmList = Type.Object({ items: Type.Array(WireAlarm) });
export type AlarmList = Static<typeof AlarmList>;
export const AlarmParams = Type.Object({ alarm: Type.String({ maxLength: 64 }) });

/** `event: alarm` of `/api/live`: raised or acknowledged. */
export const LiveAlarm = Type.Object({ alarms: Type.Array(WireAlarm) });
export type LiveAlarm = Static<typeof LiveAlarm>;
