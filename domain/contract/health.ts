import { type Static, Type } from 'typebox';

export const Health = Type.Object({
  status: Type.String(),
  database: Type.Union([Type.Literal('embedded'), Type.Literal('postgresql')]),
  seq: Type.Integer(),
});
export type Health = Static<typeof Health>;
