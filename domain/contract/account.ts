import { type Static, Type } from 'typebox';

export const Role = Type.Union([
  Type.Literal('viewer'),
  Type.Literal('reporter'),
  Type.Literal('commander'),
  Type.Literal('planner'),
  Type.Literal('approver'),
  Type.Literal('admin'),
]);
export type Role = Static<typeof Role>;

/** Letters of any script; no space at an end, and no control character, so that two that look alike are alike. */
const AccountName = Type.String({ maxLength: 64, pattern: '^[^\\s\\p{C}]([^\\p{C}]*[^\\s\\p{C}])?$' });
const Password = Type.String({ minLength: 1, maxLength: 256 });

export const SignIn = Type.Object({ name: AccountName, password: Password }, { additionalProperties: false });
export type SignIn = Static<typeof SignIn>;

export const Session = Type.Object({ account: Type.Object({ name: AccountName, role: Role }) });
export type Session = Static<typeof Session>;

export const LinkQuery = Type.Object({ token: Type.String({ minLength: 1, maxLength: 256 }) });

export const WireAccount = Type.Object({
  name: AccountName,
  role: Role,
  active: Type.Boolean(),
  createdAt: Type.String({ format: 'date-time' }),
});
export type WireAccount = Static<typeof WireAccount>;

export const AccountList = Type.Object({ items: Type.Array(WireAccount) });
export type AccountList = Static<typeof AccountList>;

export const NewAccount = Type.Object(
  { name: AccountName, role: Role, password: Type.String({ minLength: 8, maxLength: 256 }) },
  { additionalProperties: false },
);
export type NewAccount = Static<typeof NewAccount>;

export const AccountChange = Type.Object(
  {
    role: Type.Optional(Role),
    password: Type.Optional(Type.String({ minLength: 8, maxLength: 256 })),
    active: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type AccountChange = Static<typeof AccountChange>;

export const AccountParams = Type.Object({ name: AccountName });

/** What a feed's positions are given in: true degrees, or one of the two shifted ways of China. */
const KeyDatum = Type.Union([Type.Literal('wgs84'), Type.Literal('gcj02'), Type.Literal('bd09')]);

/** An API key: shown once, when it is made. */
export const NewKey = Type.Object(
  { name: AccountName, role: Role, datum: Type.Optional(KeyDatum) },
  { additionalProperties: false },
);
export type NewKey = Static<typeof NewKey>;

export const MadeKey = Type.Object({
  name: AccountName,
  role: Role,
  datum: KeyDatum,
  key: Type.String(),
});
export type MadeKey = Static<typeof MadeKey>;

/** A key as it is listed: never the key itself. `revokedAt`: since when it opens nothing. */
export const WireKey = Type.Object({
  name: AccountName,
  role: Role,
  datum: KeyDatum,
  createdBy: Type.String(),
  createdAt: Type.String(),
  revokedAt: Type.Union([Type.String(), Type.Null()]),
});
export type WireKey = Static<typeof WireKey>;
export const KeyList = Type.Object({ items: Type.Array(WireKey) });
export type KeyList = Static<typeof KeyList>;
