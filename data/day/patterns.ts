import type { Rhythm } from './rhythms.ts';
import type { Site } from './types.ts';

/** How often a kind of the default tree happens, where, when, who tells of it and in which words. */
export interface Pattern {
  readonly kind: string;
  /** Against the other kinds. */
  readonly weight: number;
  readonly sites: readonly Site[];
  readonly rhythm: Rhythm;
  readonly sources: readonly string[];
  /** After the place. */
  readonly words: readonly string[];
  /** Of a hundred, how many are more than general. */
  readonly grave: number;
}

/** The hotline, the police, the grid worker's phone, the inspector on the round. */
const HOTLINE = '12345';
const POLICE = '110';
const WORKER = 'grid-worker';
const ROUND = 'inspection';

const SEEN = [WORKER, ROUND, HOTLINE];
const LIVED = [HOTLINE, WORKER];

function of(
  kind: string,
  weight: number,
  sites: readonly Site[],
  rhythm: Rhythm,
  sources: readonly string[],
  words: readonly string[],
  grave = 3,
): Pattern {
  return { kind, weight, sites, rhythm, sources, words, grave };
}

export const PATTERNS: readonly Pattern[] = [
  of('street-vendor', 9, ['food', 'crossing', 'shop'], 'trade', SEEN, [
    '有流动摊贩占道',
    '摊贩占用人行道经营',
  ]),
  of('outside-door', 8, ['shop', 'food'], 'trade', SEEN, ['沿街商铺店外经营', '商铺货物摆出店外']),
  of('refuse-heap', 7, ['home', 'food', 'open'], 'morning', SEEN, ['有暴露垃圾', '垃圾堆积未清运']),
  of('rubble', 2, ['works', 'open', 'road'], 'night', SEEN, ['有渣土乱倒', '建筑垃圾未清理']),
  of('bin-overflow', 6, ['home', 'shop'], 'morning', SEEN, ['垃圾桶满溢', '垃圾分类投放点满溢']),
  of('small-bills', 4, ['home', 'crossing'], 'office', SEEN, ['有小广告', '墙面乱贴广告']),
  of(
    'car-parking',
    12,
    ['crossing', 'shop', 'home', 'unit'],
    'traffic',
    [...SEEN, POLICE],
    ['机动车乱停放', '车辆占用人行道', '车辆违停影响通行'],
  ),
  of('bike-parking', 6, ['crossing', 'shop', 'unit'], 'traffic', SEEN, ['非机动车乱停放', '共享单车堆积']),
  of('green-damaged', 2, ['home', 'open'], 'office', LIVED, ['绿地被占用', '绿化带损毁']),
  of('tree-fallen', 1, ['road', 'open', 'home'], 'office', SEEN, ['树枝折断', '树木倒伏'], 12),
  of(
    'noise-trade',
    5,
    ['food', 'shop', 'open'],
    'night',
    [HOTLINE, POLICE],
    ['商业噪声扰民', '广场音响声音过大'],
  ),
  of('noise-building', 4, ['works', 'home'], 'night', [HOTLINE, POLICE], ['夜间施工噪声', '装修噪声扰民']),
  of('open-fire', 1, ['open', 'works'], 'evening', SEEN, ['有露天焚烧'], 10),
  of('fumes', 3, ['food'], 'evening', [HOTLINE], ['餐饮油烟扰民']),
  of('river-litter', 2, ['water'], 'office', [WORKER, ROUND], ['河面有漂浮物', '河岸有垃圾']),
  of('pothole', 4, ['road', 'crossing'], 'office', SEEN, ['路面坑洼', '路面破损']),
  of('pavement', 2, ['road', 'shop'], 'office', SEEN, ['人行道砖破损', '盲道砖松动']),
  of('manhole-cover', 2, ['road', 'crossing', 'home'], 'office', SEEN, ['井盖缺失', '井盖破损异响'], 15),
  of('lamp-out', 3, ['road', 'home'], 'evening', LIVED, ['路灯不亮']),
  of('drain-blocked', 4, ['home', 'food'], 'morning', LIVED, ['下水道堵塞', '污水外溢'], 6),
  of('road-flooded', 1, ['road', 'crossing'], 'office', SEEN, ['道路积水'], 10),
  of('water-burst', 2, ['home', 'road'], 'office', LIVED, ['供水管道漏水', '自来水管破裂'], 12),
  of('power-cut', 2, ['home', 'shop'], 'evening', [HOTLINE], ['停电', '电压不稳'], 8),
  of('gas-smell', 1, ['home', 'food'], 'evening', [HOTLINE, POLICE], ['有燃气异味'], 45),
  of('sign-broken', 1, ['crossing', 'road'], 'office', [WORKER, ROUND], ['标志牌破损']),
  of('bin-broken', 1, ['road', 'shop'], 'office', [WORKER, ROUND], ['果皮箱破损']),
  of('lift-fault', 3, ['home'], 'office', [HOTLINE], ['电梯故障', '电梯停运'], 12),
  of('facade-loose', 1, ['home', 'shop'], 'office', LIVED, ['外墙瓷砖脱落'], 25),
  of(
    'fire-lane',
    5,
    ['home', 'shop'],
    'evening',
    [WORKER, HOTLINE],
    ['消防通道被占用', '杂物堵塞消防通道'],
    5,
  ),
  of('bike-charging', 5, ['home'], 'evening', [WORKER, HOTLINE], ['电动车进楼充电', '飞线充电'], 5),
  of('smoke', 1, ['home', 'food', 'works'], 'evening', [POLICE], ['有烟雾', '有火情'], 70),
  of('theft', 2, ['home', 'shop'], 'evening', [POLICE], ['财物被盗报警'], 8),
  of('brawl', 2, ['food', 'crossing'], 'night', [POLICE], ['有人争执', '有人发生冲突'], 12),
  of('neighbours', 4, ['home'], 'evening', [WORKER, POLICE], ['邻里纠纷需调解', '漏水引发邻里纠纷']),
  of('management', 4, ['home'], 'office', [HOTLINE], ['物业服务纠纷', '物业收费纠纷']),
  of('site-hazard', 2, ['works', 'unit'], 'office', [ROUND, HOTLINE], ['施工围挡不牢', '施工现场有隐患'], 15),
  of('food-hygiene', 2, ['food'], 'evening', [HOTLINE, ROUND], ['反映食品卫生问题'], 6),
  of('collision', 4, ['crossing', 'road'], 'traffic', [POLICE], ['发生交通事故', '车辆剐蹭'], 10),
  of('request', 4, ['home', 'unit'], 'office', [HOTLINE, WORKER], ['求助咨询', '办事咨询'], 1),
  of('dogs', 3, ['home', 'open'], 'evening', [HOTLINE, WORKER], ['犬只未拴绳', '流浪犬出没'], 4),
];

/** What happens to a whole neighbourhood at once: a burst of cases within the hour. */
export const BURSTS: readonly { readonly site: Site; readonly kinds: readonly string[] }[] = [
  { site: 'road', kinds: ['road-flooded', 'drain-blocked', 'tree-fallen'] },
  { site: 'home', kinds: ['water-burst', 'power-cut'] },
  { site: 'crossing', kinds: ['collision', 'car-parking', 'brawl'] },
];
