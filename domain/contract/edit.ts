import { type Static, Type } from 'typebox';
import { LngLat, WireLine, WirePolygon } from './geometry.ts';
import { WireDeclared } from './grid.ts';
import { EditId, GridId, LevelId } from './ids.ts';
import { WireTeam } from './team.ts';

const closed = { additionalProperties: false };
const GridIds = Type.Array(GridId, { minItems: 1, maxItems: 20_000 });
const textOrNull = (maxLength: number) => Type.Union([Type.String({ maxLength }), Type.Null()]);

const newGrid = {
  rings: WirePolygon,
  /** The removed grid whose id, code, name and team it keeps. */
  keeps: Type.Optional(GridId),
  name: Type.Optional(Type.String({ maxLength: 200 })),
  type: Type.Optional(Type.String({ maxLength: 64 })),
  risk: Type.Optional(Type.String({ maxLength: 64 })),
};

/** Grids within one that `replace` makes, one level below and exactly it; levels are few, so each is written out. */
const childrenMax = { maxItems: 20_000 };
const WireLowest = Type.Object(newGrid, closed);
const WireLower = Type.Object(
  { ...newGrid, children: Type.Optional(Type.Array(WireLowest, childrenMax)) },
  closed,
);
const WireLow = Type.Object(
  { ...newGrid, children: Type.Optional(Type.Array(WireLower, childrenMax)) },
  closed,
);
const WireNewChild = Type.Object(
  { ...newGrid, children: Type.Optional(Type.Array(WireLow, childrenMax)) },
  closed,
);

/** A grid that `replace` makes. */
const WireNewGrid = Type.Object(
  {
    parentId: GridId,
    level: LevelId,
    ...newGrid,
    children: Type.Optional(Type.Array(WireNewChild, childrenMax)),
  },
  closed,
);
export type WireNewGrid = Static<typeof WireNewGrid>;

/** What `describe` sets; only what is present changes. */
const WireDescription = Type.Object(
  {
    name: Type.Optional(Type.String({ maxLength: 200 })),
    type: Type.Optional(textOrNull(64)),
    risk: Type.Optional(textOrNull(64)),
    target: Type.Optional(Type.Union([Type.Integer({ minimum: 0, maximum: 10_000_000 }), Type.Null()])),
    locked: Type.Optional(Type.Boolean()),
    note: Type.Optional(Type.String({ maxLength: 4000 })),
    tags: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { maxItems: 100 })),
    code: Type.Optional(Type.Union([Type.String({ pattern: '^\\S(.*\\S)?$', maxLength: 64 }), Type.Null()])),
    declared: Type.Optional(Type.Union([WireDeclared, Type.Null()])),
  },
  { ...closed, minProperties: 1 },
);

/** An edit as it is sent and logged: points are degrees, areas are closed rings. */
export const WireEdit = Type.Union([
  Type.Object({ kind: Type.Literal('split'), gridId: GridId, line: WireLine }, closed),
  Type.Object({ kind: Type.Literal('merge'), gridIds: GridIds }, closed),
  Type.Object({ kind: Type.Literal('reshape'), level: LevelId, line: WireLine }, closed),
  Type.Object(
    {
      kind: Type.Literal('move-border'),
      level: LevelId,
      moves: Type.Array(Type.Object({ from: LngLat, to: LngLat }, closed), { maxItems: 100_000 }),
      insert: Type.Optional(WireLine),
      remove: Type.Optional(WireLine),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('carve'),
      level: LevelId,
      area: WirePolygon,
      into: Type.Union([GridId, Type.Object({ new: GridId }, closed)]),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('replace'),
      removed: Type.Array(GridId, { maxItems: 20_000 }),
      added: Type.Array(WireNewGrid, { maxItems: 20_000 }),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('describe'), gridIds: GridIds, set: WireDescription }, closed),
  Type.Object({ kind: Type.Literal('assign-parent'), gridIds: GridIds, parentId: GridId }, closed),
  Type.Object({ kind: Type.Literal('team'), gridId: GridId, team: WireTeam }, closed),
  Type.Object(
    { kind: Type.Literal('revert'), edits: Type.Array(EditId, { minItems: 1, maxItems: 1000 }) },
    closed,
  ),
]);
export type WireEdit = Static<typeof WireEdit>;
