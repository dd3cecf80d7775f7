import { type Static, Type } from 'typebox';

const Phone = Type.String({ maxLength: 40 });

/** A published member of a grid's team: an office and its phone, never a resident. */
const WireTeamMember = Type.Object(
  { role: Type.String({ minLength: 1, maxLength: 40 }), name: Type.String({ maxLength: 60 }), phone: Phone },
  { additionalProperties: false },
);

/** A service phone of the board: appliance repair, drains, … */
const WireServicePhone = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 60 }), phone: Phone },
  { additionalProperties: false },
);

export const WireTeam = Type.Object(
  {
    members: Type.Array(WireTeamMember, { maxItems: 50 }),
    services: Type.Array(WireServicePhone, { maxItems: 50 }),
  },
  { additionalProperties: false },
);
export type WireTeam = Static<typeof WireTeam>;
