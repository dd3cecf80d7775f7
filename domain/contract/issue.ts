import { type Static, Type } from 'typebox';
import type { IssueCode, Severity } from '../coverage/issue.ts';
import { GeoJsonGeometry, LngLat } from './geometry.ts';
import { GridId } from './ids.ts';

/** Something wrong with a plan, and where (product.md's table). */
export const WireIssue = Type.Object({
  id: Type.String(),
  code: Type.Unsafe<IssueCode>({ type: 'string' }),
  severity: Type.Unsafe<Severity>({ type: 'string', enum: ['error', 'warning', 'notice'] }),
  gridIds: Type.Array(GridId),
  at: LngLat,
  areaM2: Type.Optional(Type.Number()),
  widthM: Type.Optional(Type.Number()),
  geometry: Type.Optional(GeoJsonGeometry),
  params: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
});
export type WireIssue = Static<typeof WireIssue>;

export const IssueList = Type.Object({ items: Type.Array(WireIssue), revision: Type.Integer() });
export type IssueList = Static<typeof IssueList>;
