/** The words that stand on a sheet of themselves, in one language. */
export interface SheetWords {
  readonly code: string;
  readonly type: string;
  readonly level: string;
  readonly risk: string;
  readonly households: string;
  readonly area: string;
  readonly fourSides: string;
  readonly team: string;
  readonly services: string;
  readonly communityPhone: string;
  readonly overview: string;
  readonly inside: string;
  readonly legend: string;
  readonly scan: string;
  readonly approval: string;
  readonly date: string;
  readonly plan: string;
  readonly north: string;
  readonly draft: string;
  readonly continued: string;
  readonly continuedOverleaf: string;
  householdCount(count: number, estimated: boolean): string;
  areaOf(squareMetres: number): string;
  ratio(scale: number): string;
  revision(number: number): string;
  convergence(degrees: number): string;
  metres(length: number): string;
  kilometres(length: number): string;
}

const HECTARE_M2 = 10_000;
const KM2_M2 = 1_000_000;

/** Digits in groups of three. */
function grouped(value: number): string {
  const [whole, part] = String(value).split('.');
  const groups = whole!.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return part === undefined ? groups : `${groups}.${part}`;
}

/** Three figures that count, whole from a hundred on. */
function figures(value: number): string {
  return grouped(Number(value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2)));
}

const ZH: SheetWords = {
  code: '网格编码',
  type: '类型',
  level: '层级',
  risk: '风险等级',
  households: '户数',
  area: '面积',
  fourSides: '四至范围',
  team: '网格力量',
  services: '便民服务电话',
  communityPhone: '社区电话',
  overview: '所在位置',
  inside: '下级网格',
  legend: '图例',
  scan: '扫码查看本网格',
  approval: '审图号：',
  date: '制图日期',
  plan: '方案',
  north: '北',
  draft: '草案　尚未施行，不得张贴',
  continued: '（续）',
  continuedOverleaf: '续下页',
  householdCount: (count, estimated) => `${grouped(count)} 户${estimated ? '（估）' : ''}`,
  areaOf: (m2) =>
    m2 < HECTARE_M2
      ? `${figures(m2)} 平方米`
      : m2 < KM2_M2
        ? `${figures(m2 / HECTARE_M2)} 公顷`
        : `${figures(m2 / KM2_M2)} 平方公里`,
  ratio: (scale) => `1:${grouped(scale)}`,
  revision: (number) => `第 ${number} 版`,
  convergence: (degrees) => `坐标北，子午线收敛角 ${degrees.toFixed(1)}°`,
  metres: (length) => `${grouped(length)} 米`,
  kilometres: (length) => `${grouped(length)} 千米`,
};

const EN: SheetWords = {
  code: 'Grid code',
  type: 'Type',
  level: 'Level',
  risk: 'Risk level',
  households: 'Households',
  area: 'Area',
  fourSides: 'Four sides',
  team: 'Grid team',
  services: 'Service phones',
  communityPhone: 'Community office',
  overview: 'Where it lies',
  inside: 'Grids within',
  legend: 'Legend',
  scan: "Scan for this grid's page",
  approval: 'Map approval no. ',
  date: 'Drawn',
  plan: 'Plan',
  north: 'N',
  draft: 'DRAFT: not in force, not to be hung up',
  continued: ' (continued)',
  continuedOverleaf: 'continued overleaf',
  householdCount: (count, estimated) => `${grouped(count)}${estimated ? ' (est.)' : ''}`,
  areaOf: (m2) =>
    m2 < HECTARE_M2
      ? `${figures(m2)} m²`
      : m2 < KM2_M2
        ? `${figures(m2 / HECTARE_M2)} ha`
        : `${figures(m2 / KM2_M2)} km²`,
  ratio: (scale) => `1:${grouped(scale)}`,
  revision: (number) => `revision ${number}`,
  convergence: (degrees) => `grid north, meridian convergence ${degrees.toFixed(1)}°`,
  metres: (length) => `${grouped(length)} m`,
  kilometres: (length) => `${grouped(length)} km`,
};

/** What a sheet says of itself, in its language. The sheet is drawn here, so its words stand here and not in the screen's dictionaries. */
export const SHEET_WORDS: Readonly<Record<'zh' | 'en', SheetWords>> = { zh: ZH, en: EN };
