import type { CaseKind, KindDeadlines, Limit } from '../../domain/case/types.ts';

const hours = (amount: number): Limit => ({ amount, unit: 'hours' });
const workingDays = (amount: number): Limit => ({ amount, unit: 'working-days' });

/** An id, both names, and deadlines where they are not those above. */
type Named = readonly [id: string, zh: string, en: string, deadlines?: KindDeadlines];
interface Item {
  readonly item: Named;
  readonly kinds: readonly Named[];
}

const APPEARANCE: readonly Item[] = [
  {
    item: ['street-trading', '占道经营', 'Trading in the street', { '*': hours(4) }],
    kinds: [
      ['street-vendor', '流动摊贩', 'Street vendor'],
      ['outside-door', '店外经营', 'Shop trading outside its door'],
    ],
  },
  {
    item: ['refuse', '垃圾清理', 'Refuse', { '*': hours(12) }],
    kinds: [
      ['refuse-heap', '暴露垃圾', 'Refuse lying about'],
      ['rubble', '渣土乱倒', 'Rubble dumped'],
    ],
  },
  {
    item: ['sorting', '垃圾分类', 'Sorting of refuse'],
    kinds: [['bin-overflow', '垃圾桶满溢', 'Bin overflowing', { '*': hours(8) }]],
  },
  {
    item: ['posters', '乱贴乱画', 'Bills and scrawls'],
    kinds: [['small-bills', '小广告', 'Bills posted']],
  },
  {
    item: ['parking', '停车秩序', 'Parking', { '*': hours(4) }],
    kinds: [
      ['car-parking', '机动车乱停放', 'Car parked in the way'],
      ['bike-parking', '非机动车乱停放', 'Bicycles parked in the way'],
    ],
  },
  {
    item: ['greening', '园林绿化', 'Greenery'],
    kinds: [
      ['green-damaged', '绿地损毁', 'Green space damaged', { '*': workingDays(5) }],
      ['tree-fallen', '树木倒伏', 'Tree fallen', { '*': hours(6) }],
    ],
  },
  {
    item: ['noise', '噪声扰民', 'Noise', { '*': hours(24) }],
    kinds: [
      ['noise-trade', '商业噪声', 'Noise of a shop or a square'],
      ['noise-building', '施工噪声', 'Noise of building work'],
    ],
  },
  {
    item: ['air-water', '大气水体', 'Air and water'],
    kinds: [
      ['open-fire', '露天焚烧', 'Burning in the open', { '*': hours(4) }],
      ['fumes', '餐饮油烟', 'Kitchen fumes', { '*': workingDays(3) }],
      ['river-litter', '河道漂浮物', 'Litter in the river', { '*': hours(24) }],
    ],
  },
];

const FACILITIES: readonly Item[] = [
  {
    item: ['roads', '道路设施', 'Roads'],
    kinds: [
      ['pothole', '路面破损', 'Road surface broken'],
      ['pavement', '人行道破损', 'Pavement broken', { '*': workingDays(5) }],
    ],
  },
  {
    item: ['manholes', '井盖', 'Manholes', { '*': hours(6), major: hours(2), grave: hours(1) }],
    kinds: [['manhole-cover', '井盖缺损', 'Manhole cover missing or broken']],
  },
  {
    item: ['lighting', '公共照明', 'Lighting'],
    kinds: [['lamp-out', '路灯不亮', 'Street lamp out']],
  },
  {
    item: ['drainage', '排水设施', 'Drainage', { '*': hours(24), major: hours(6), grave: hours(2) }],
    kinds: [
      ['drain-blocked', '下水道堵塞', 'Drain blocked'],
      ['road-flooded', '道路积水', 'Water standing on a road', { '*': hours(6) }],
    ],
  },
  {
    item: [
      'supply',
      '水电气热',
      'Water, power, gas, heat',
      { '*': hours(12), major: hours(4), grave: hours(2) },
    ],
    kinds: [
      ['water-burst', '供水管道漏水', 'Water main leaking'],
      ['power-cut', '停电', 'Power cut'],
      ['gas-smell', '燃气异味', 'Smell of gas', { '*': hours(2), grave: hours(1) }],
    ],
  },
  {
    item: ['furniture', '街道设施', 'Street furniture'],
    kinds: [
      ['sign-broken', '标志牌破损', 'Sign broken', { '*': workingDays(5) }],
      ['bin-broken', '果皮箱破损', 'Litter bin broken', { '*': workingDays(5) }],
    ],
  },
  {
    item: ['buildings', '房屋与小区设施', 'Buildings and compounds'],
    kinds: [
      ['lift-fault', '电梯故障', 'Lift out of order', { '*': hours(24), major: hours(2), grave: hours(1) }],
      [
        'facade-loose',
        '外墙脱落',
        'Facade coming loose',
        { '*': hours(12), major: hours(4), grave: hours(2) },
      ],
    ],
  },
];

const SAFETY: readonly Item[] = [
  {
    item: ['fire', '消防安全', 'Fire safety', { '*': hours(12), major: hours(2), grave: hours(1) }],
    kinds: [
      ['fire-lane', '占用消防通道', 'Fire lane blocked', { '*': hours(4) }],
      ['bike-charging', '电动车违规充电', 'Electric bicycle charged indoors'],
      ['smoke', '火情烟雾', 'Smoke or fire', { '*': hours(1) }],
    ],
  },
  {
    item: ['order', '社会治安', 'Public order', { '*': hours(24), major: hours(4), grave: hours(1) }],
    kinds: [
      ['theft', '财物被盗', 'Something stolen', { '*': workingDays(5) }],
      ['brawl', '街面冲突', 'Quarrel in the street', { '*': hours(2) }],
    ],
  },
  {
    item: [
      'disputes',
      '矛盾纠纷',
      'Disputes',
      { '*': workingDays(7), major: workingDays(3), grave: hours(24) },
    ],
    kinds: [
      ['neighbours', '邻里纠纷', 'Dispute among neighbours'],
      ['management', '物业纠纷', 'Dispute with a compound’s management'],
    ],
  },
  {
    item: ['work-safety', '安全生产', 'Safety at work', { '*': hours(24), major: hours(4), grave: hours(2) }],
    kinds: [['site-hazard', '施工隐患', 'Hazard at a building site']],
  },
  {
    item: ['food', '食品安全', 'Food safety', { '*': workingDays(3), major: hours(24), grave: hours(8) }],
    kinds: [['food-hygiene', '食品卫生', 'Hygiene of food']],
  },
  {
    item: ['traffic', '道路交通', 'Traffic', { '*': hours(4), major: hours(2), grave: hours(1) }],
    kinds: [['collision', '交通事故', 'Traffic accident']],
  },
  {
    item: ['service', '便民服务', 'Service', { '*': workingDays(2) }],
    kinds: [
      ['request', '求助咨询', 'Request for help or advice'],
      ['dogs', '犬只管理', 'Dogs', { '*': hours(24) }],
    ],
  },
];

const CLASSES: readonly { readonly of: Named; readonly items: readonly Item[] }[] = [
  {
    of: [
      'appearance',
      '市容环境',
      'Appearance and environment',
      { '*': workingDays(2), major: hours(24), grave: hours(8) },
    ],
    items: APPEARANCE,
  },
  {
    of: [
      'facilities',
      '公共设施',
      'Public facilities',
      { '*': workingDays(3), major: hours(24), grave: hours(8) },
    ],
    items: FACILITIES,
  },
  {
    of: ['safety', '平安和谐', 'Safety and peace', { '*': hours(24), major: hours(4), grave: hours(2) }],
    items: SAFETY,
  },
];

/**
 * The tree of kinds that an office starts with, parents first: 3 classes, 22 items, 40 kinds, which are the counts that
 * Tianqiao has published; its kinds by name and the deadlines are ours, in the common words of city management.
 */
export const DEFAULT_KINDS: readonly CaseKind[] = CLASSES.flatMap(({ of, items }) => [
  kind(of, null),
  ...items.flatMap(({ item, kinds }) => [kind(item, of[0]), ...kinds.map((one) => kind(one, item[0]))]),
]);

function kind([id, zh, en, deadlines = {}]: Named, parentId: string | null): CaseKind {
  return { id, parentId, name: { zh, en }, deadlines };
}
