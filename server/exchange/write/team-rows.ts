import type { WireTeam } from '../../../domain/contract/team.ts';
import type { Role } from '../../../domain/deployment/types.ts';
import type { Cell } from './columns.ts';
import type { Language, OutFeature } from './outgoing.ts';
import { wordOf } from './word-of.ts';

/** The table of all teams: its name, its heading, a published person or a service phone a row. */
export interface TeamTable {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const WORDS = {
  zh: {
    name: '网格力量',
    code: '网格编码',
    id: '网格ID',
    heads: ['网格名称', '角色', '姓名', '电话', '服务名称', '服务电话'],
  },
  en: {
    name: 'teams',
    code: 'gridCode',
    id: 'gridId',
    heads: ['gridName', 'role', 'name', 'phone', 'serviceName', 'servicePhone'],
  },
} as const;

/**
 * The teams of grids as a table for people, which an import of teams knows again. Grids go by their codes, and where
 * one has none yet by their ids.
 */
export function teamTable(
  grids: Iterable<OutFeature>,
  roles: readonly Role[],
  language: Language,
): TeamTable {
  const rows: { readonly code: string | null; readonly id: string; readonly cells: readonly Cell[] }[] = [];
  for (const { properties } of grids) {
    const { id, code, name: grid, team } = properties as Record<string, unknown>;
    const { members, services } = team as WireTeam;
    const add = (cells: readonly Cell[]) =>
      rows.push({ code: code as string | null, id: String(id), cells: [String(grid), ...cells] });
    for (const { role, name, phone } of members)
      add([wordOf(roles, role, language), name, phone, null, null]);
    for (const { name, phone } of services) add([null, null, null, name, phone]);
  }
  const coded = rows.every(({ code }) => code !== null);
  const { name, code, id, heads } = WORDS[language];
  return {
    name,
    heads: [coded ? code : id, ...heads],
    rows: rows.map((row) => [coded ? row.code : row.id, ...row.cells]),
  };
}
