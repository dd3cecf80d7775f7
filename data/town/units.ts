import type { Site } from './build-up.ts';
import type { Name, Names } from './names.ts';
import type { Vec } from './plane.ts';
import type { Premises } from './premises.ts';
import type { Random } from './random.ts';
import type { Structure } from './structure.ts';
import type { BuildingUse } from './types.ts';

export interface Unit {
  readonly at: Vec;
  readonly name: Name;
  readonly category: string;
}

type Kind = readonly [category: string, endings: readonly (readonly [zh: string, en: string])[]];

const OF_SITE: Partial<Record<Premises, Kind>> = {
  school: [
    '学校',
    [
      ['小学', ' Primary School'],
      ['中学', ' Middle School'],
      ['实验学校', ' Experimental School'],
    ],
  ],
  kindergarten: ['学校', [['幼儿园', ' Kindergarten']]],
  hospital: [
    '医疗',
    [
      ['医院', ' Hospital'],
      ['卫生服务中心', ' Health Centre'],
    ],
  ],
  college: [
    '学校',
    [
      ['职业学院', ' College'],
      ['技工学校', ' Technical School'],
    ],
  ],
  government: [
    '机关',
    [
      ['政务服务中心', ' Service Centre'],
      ['税务所', ' Tax Office'],
      ['派出所', ' Police Station'],
    ],
  ],
  industry: [
    '企业',
    [
      ['食品厂', ' Foods'],
      ['纺织厂', ' Textiles'],
      ['机械厂', ' Machinery'],
      ['面粉厂', ' Flour Mill'],
    ],
  ],
  warehouse: [
    '企业',
    [
      ['物流园', ' Logistics'],
      ['粮油仓库', ' Grain Depot'],
    ],
  ],
  market: [
    '商贸',
    [
      ['批发市场', ' Wholesale Market'],
      ['农贸市场', ' Farmers’ Market'],
    ],
  ],
  mall: ['商贸', [['购物中心', ' Shopping Centre']]],
  stadium: ['文体', [['体育馆', ' Sports Hall']]],
  station: ['交通', [['火车站', ' Railway Station']]],
  office: [
    '企业',
    [
      ['大厦', ' Building'],
      ['实业公司', ' Industries'],
      ['设计院', ' Design Institute'],
    ],
  ],
};

const OF_BUILDING: Partial<Record<BuildingUse, Kind>> = {
  office: [
    '企业',
    [
      ['商贸公司', ' Trading'],
      ['科技公司', ' Technology'],
      ['保险公司', ' Insurance'],
    ],
  ],
  retail: [
    '金融',
    [
      ['银行', ' Bank'],
      ['邮政所', ' Post Office'],
    ],
  ],
  industrial: [
    '企业',
    [
      ['建材厂', ' Building Materials'],
      ['包装厂', ' Packaging'],
    ],
  ],
};

/** One unit to a site, then others in offices, shops and sheds, until there are as many as asked for. */
export function placeUnits(
  sites: readonly Site[],
  structures: readonly Structure[],
  count: number,
  names: Names,
  random: Random,
): Unit[] {
  const unit = ([category, endings]: Kind, at: Vec): Unit => ({
    at,
    category,
    name: names.place(...random.pick(endings)),
  });
  const found = random.shuffled(sites).flatMap(({ premises, structures: [first] }) => {
    const kind = OF_SITE[premises];
    return kind === undefined || first === undefined ? [] : [unit(kind, first.at)];
  });
  for (const { use, at } of random.shuffled(structures)) {
    if (found.length >= count) break;
    const kind = OF_BUILDING[use];
    if (kind !== undefined && !found.some((one) => one.at === at)) found.push(unit(kind, at));
  }
  return found.slice(0, count);
}
