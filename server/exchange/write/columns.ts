import type { WireGrid } from '../../../domain/contract/grid.ts';
import type { WireTeam } from '../../../domain/contract/team.ts';

export type Cell = string | number | boolean | null;

/** A `text` may come as a number where it is nothing else. */
export type CellKind = 'text' | 'integer' | 'number' | 'boolean';

type Properties = Readonly<Record<string, unknown>>;

/**
 * One attribute as a table has it. Both headings are among those by which an import knows it
 * (`columns/field-names.ts`).
 */
export interface Column {
  /**
   * As the API's properties have it, which is also the English heading. No longer than a dBase table's ten
   * characters.
   */
  readonly name: string;
  readonly zh: string;
  readonly kind: CellKind;
  /** Of which of the deployment's vocabularies its values are ids. */
  readonly words?: 'levels' | 'types' | 'risks';
  of(properties: Properties): Cell;
}

const column = (
  name: string,
  zh: string,
  kind: CellKind = 'text',
  of = (properties: Properties) => (properties[name] ?? null) as Cell,
): Column => ({ name, zh, kind, of });

const wordColumn = (name: string, zh: string, words: Column['words'] & string): Column => ({
  ...column(name, zh),
  words,
});

/** A list in a cell: JSON, and nothing where it is empty. */
function listed({ tags }: Properties): Cell {
  const list = tags as readonly string[];
  return list.length === 0 ? null : JSON.stringify(list);
}

/** The households alone where they are all that is declared, else JSON. */
function declaredCell({ declared }: Properties): Cell {
  const said = declared as WireGrid['declared'];
  if (!said) return null;
  return said.persons === null && !said.estimated ? said.households : JSON.stringify(said);
}

function teamCell({ team }: Properties): Cell {
  const { members, services } = team as WireTeam;
  return members.length + services.length === 0 ? null : JSON.stringify(team);
}

/** What the features of a plan's grids carry (`GridFeature`). */
export const GRID_COLUMNS: readonly Column[] = [
  column('code', '网格编码'),
  column('name', '网格名称'),
  wordColumn('level', '层级', 'levels'),
  wordColumn('type', '网格类型', 'types'),
  wordColumn('risk', '风险等级', 'risks'),
  column('households', '户数', 'integer'),
  column('persons', '人口数', 'integer'),
  column('buildings', '楼栋数', 'integer'),
  column('target', '目标户数', 'integer'),
  column('declared', '自报户数', 'text', declaredCell),
  column('areaM2', '面积平方米', 'integer'),
  column('tags', '标签', 'text', listed),
  column('note', '备注'),
  column('locked', '是否锁定', 'boolean'),
  column('unassigned', '是否未划分', 'boolean'),
  column('leaf', '是否末级', 'boolean'),
  column('id', '网格ID'),
  column('parentId', '上级网格'),
  column('team', '网格力量', 'text', teamCell),
];

export const BUILDING_COLUMNS: readonly Column[] = [
  column('id', '编号'),
  column('name', '名称'),
  column('households', '户数', 'integer'),
  column('persons', '人口数', 'integer'),
  column('use', '用途'),
];

export const LINE_COLUMNS: readonly Column[] = [
  column('id', '编号'),
  column('kind', '种类'),
  column('class', '等级'),
  column('name', '名称'),
  column('bridge', '是否桥梁', 'boolean'),
  column('tunnel', '是否隧道', 'boolean'),
];

export const PLACE_COLUMNS: readonly Column[] = [
  column('id', '编号'),
  column('kind', '种类'),
  column('category', '类别'),
  column('name', '名称'),
  column('direction', '方向', 'number'),
  column('rangeM', '可视距离', 'number'),
  column('link', '链接'),
];
