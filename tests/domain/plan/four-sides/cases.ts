import { box, type Metres, neighbour, type Picture, rail, river, road, turned, wall } from './picture.ts';

export interface Case extends Picture {
  readonly name: string;
  readonly zh: string;
  readonly en?: string;
  readonly unnamed?: string;
}

/** Streets on all four borders of a block of 200 m, whole or without some. */
const east = road('东街', [
  [200, -30],
  [200, 230],
]);
const south = road('南街', [
  [-30, 0],
  [230, 0],
]);
const west = road('西街', [
  [0, -30],
  [0, 230],
]);
const north = road('北街', [
  [-30, 200],
  [230, 200],
]);
const SOUTH = '南至南街（含道路北侧）';
const WEST = '西至西街（含道路东侧）';
const NORTH = '北至北街（含道路南侧）';
const REST = `${SOUTH}，${WEST}，${NORTH}。`;
const block = [box(200, 200)];
const tilt = turned(30);
const diamond: Metres[] = [
  [0, -150],
  [150, 0],
  [0, 150],
  [-150, 0],
];
const circle: Metres[] = Array.from({ length: 72 }, (_, i) => [
  150 * Math.cos((i * Math.PI) / 36),
  150 * Math.sin((i * Math.PI) / 36),
]);
const saw: Metres[] = Array.from({ length: 41 }, (_, i) => [200 - 5 * i, 200 + (i % 2 === 0 ? 0 : 4)]);

/** The sentences were written by hand from the pictures, before any of them was run. */
export const cases: readonly Case[] = [
  {
    name: 'a block between four streets',
    grid: block,
    lines: [east, south, west, north],
    zh: `东至东街（含道路西侧），${REST}`,
    en: 'East to 东街 (its west side included); south to 南街 (its north side included); west to 西街 (its east side included); north to 北街 (its south side included).',
  },
  {
    name: 'an avenue whose kerb is the border, a street to its middle, a river',
    grid: block,
    lines: [
      road(
        '神火大道',
        [
          [215, -50],
          [215, 250],
        ],
        { class: 'primary' },
      ),
      road(
        '南京西路',
        [
          [-50, 0],
          [250, 0],
        ],
        { class: 'secondary' },
      ),
      road(
        '凯旋路',
        [
          [-12, -50],
          [-12, 250],
        ],
        { class: 'secondary' },
      ),
      river('包河', [
        [-50, 200],
        [250, 200],
      ]),
    ],
    zh: '东至神火大道，南至南京西路（含道路北侧），西至凯旋路，北至包河。',
    en: 'East to 神火大道; south to 南京西路 (its north side included); west to 凯旋路; north to 包河.',
  },
  {
    name: 'no line near: who lies across',
    grid: block,
    across: [
      ['丙格', [0, 0], [200, 0]],
      ['乙格', [200, 0], [200, 200]],
      ['戊格', [200, 200], [0, 200]],
      ['丁格', [0, 200], [0, 0]],
    ],
    zh: '东至乙格，南至丙格，西至丁格，北至戊格。',
    en: 'East to 乙格; south to 丙格; west to 丁格; north to 戊格.',
  },
  {
    name: 'nothing at all: the edge of the territory',
    grid: block,
    zh: '东至辖区边界，南至辖区边界，西至辖区边界，北至辖区边界。',
    en: 'East to the edge of the territory; south to the edge of the territory; west to the edge of the territory; north to the edge of the territory.',
  },
  {
    name: 'a side along two streets, told from north to south',
    grid: block,
    lines: [
      road('乙街', [
        [200, -30],
        [200, 100],
      ]),
      road('甲路', [
        [200, 100],
        [200, 230],
      ]),
      south,
      west,
      north,
    ],
    zh: `东至甲路—乙街（含道路西侧），${REST}`,
    en: 'East to 甲路 – 乙街 (its west side included); south to 南街 (its north side included); west to 西街 (its east side included); north to 北街 (its south side included).',
  },
  {
    name: 'a side along two streets, told from west to east',
    grid: block,
    lines: [
      east,
      road('乙街', [
        [-30, 0],
        [80, 0],
      ]),
      road('甲路', [
        [80, 0],
        [230, 0],
      ]),
      west,
      north,
    ],
    zh: `东至东街（含道路西侧），南至乙街—甲路（含道路北侧），${WEST}，${NORTH}。`,
  },
  {
    name: 'a street that is not drawn for a few metres is one street',
    grid: block,
    lines: [
      road('东街', [
        [200, -30],
        [200, 90],
      ]),
      road('东街', [
        [200, 108],
        [200, 230],
      ]),
      south,
      west,
      north,
    ],
    zh: `东至东街（含道路西侧），${REST}`,
  },
  {
    name: 'a short stretch is not told',
    grid: block,
    lines: [
      road('东街', [
        [200, -30],
        [200, 92],
      ]),
      road('短巷', [
        [200, 92],
        [200, 108],
      ]),
      road('东街', [
        [200, 108],
        [200, 230],
      ]),
      south,
      west,
      north,
    ],
    zh: `东至东街（含道路西侧），${REST}`,
  },
  {
    name: 'a footpath without a name beside a street is that street',
    grid: block,
    lines: [
      road(
        '',
        [
          [200, -30],
          [200, 230],
        ],
        { class: 'footway' },
      ),
      road('东街', [
        [206, -30],
        [206, 230],
      ]),
      south,
      west,
      north,
    ],
    zh: `东至东街，${REST}`,
  },
  {
    name: 'a road without a name, where nothing named is',
    grid: block,
    lines: [
      road('', [
        [200, -30],
        [200, 230],
      ]),
      south,
      west,
      north,
    ],
    across: [['乙格', [200, 0], [200, 200]]],
    zh: `东至与乙格之间的无名路（含道路西侧），${REST}`,
    en: 'East to an unnamed road beside 乙格 (its west side included); south to 南街 (its north side included); west to 西街 (its east side included); north to 北街 (its south side included).',
    unnamed: 'east',
  },
  {
    name: 'a wall without a name between two grids, a wall before nobody',
    grid: block,
    lines: [
      wall('', [
        [200, -30],
        [200, 230],
      ]),
      south,
      west,
      wall('', [
        [-30, 200],
        [230, 200],
      ]),
    ],
    across: [['乙格', [200, 0], [200, 200]]],
    zh: `东至乙格（以围墙为界），${SOUTH}，${WEST}，北至围墙。`,
    en: 'East to 乙格 (along the wall); south to 南街 (its north side included); west to 西街 (its east side included); north to the wall.',
  },
  {
    name: 'a street that is near, and one that crosses: the border runs along neither',
    grid: block,
    lines: [
      road('远街', [
        [260, -30],
        [260, 230],
      ]),
      road('横街', [
        [100, 100],
        [300, 100],
      ]),
      south,
      west,
      north,
    ],
    across: [['乙格', [200, 0], [200, 200]]],
    zh: `东至乙格，${REST}`,
  },
  {
    name: 'rail, wall, canal and a river without a name',
    grid: block,
    lines: [
      rail('', [
        [200, -30],
        [200, 230],
      ]),
      wall('', [
        [-30, 0],
        [230, 0],
      ]),
      river(
        '运河',
        [
          [0, -30],
          [0, 230],
        ],
        { class: 'canal' },
      ),
      river('', [
        [-30, 200],
        [230, 200],
      ]),
    ],
    zh: '东至铁路，南至围墙，西至运河，北至无名河道。',
    en: 'East to the railway; south to the wall; west to 运河; north to an unnamed waterway.',
    unnamed: 'north',
  },
  {
    name: 'a compound’s wall that stands along a street',
    grid: block,
    lines: [
      wall('', [
        [200, -30],
        [200, 230],
      ]),
      road('东街', [
        [208, -30],
        [208, 230],
      ]),
      south,
      west,
      north,
    ],
    zh: `东至东街，${REST}`,
  },
  {
    name: 'a river under the border, a street on its other bank',
    grid: block,
    lines: [
      river('包河', [
        [200, -30],
        [200, 230],
      ]),
      road(
        '滨河路',
        [
          [211, -30],
          [211, 230],
        ],
        { class: 'tertiary' },
      ),
      south,
      west,
      north,
    ],
    zh: `东至包河，${REST}`,
  },
  {
    name: 'a tunnel is no border',
    grid: block,
    lines: [
      rail(
        '地铁一号线',
        [
          [200, -30],
          [200, 230],
        ],
        { tunnel: true },
      ),
      south,
      west,
      north,
    ],
    across: [['乙格', [200, 0], [200, 200]]],
    zh: `东至乙格，${REST}`,
  },
  {
    name: 'an elevated road above a street is not the street',
    grid: block,
    lines: [
      road(
        '高架路',
        [
          [200, -30],
          [200, 230],
        ],
        { bridge: true, class: 'trunk' },
      ),
      east,
      south,
      west,
      north,
    ],
    zh: `东至东街（含道路西侧），${REST}`,
  },
  {
    name: 'an L: what faces a way is on that side, also in the corner',
    grid: [
      [
        [0, 0],
        [300, 0],
        [300, 120],
        [120, 120],
        [120, 300],
        [0, 300],
      ],
    ],
    lines: [
      road('东街', [
        [300, -30],
        [300, 150],
      ]),
      road('中街', [
        [90, 120],
        [330, 120],
      ]),
      road('中巷', [
        [120, 90],
        [120, 330],
      ]),
      road('北街', [
        [-30, 300],
        [150, 300],
      ]),
      road('南街', [
        [-30, 0],
        [330, 0],
      ]),
      road('西街', [
        [0, -30],
        [0, 330],
      ]),
    ],
    zh: '东至中巷—东街（含道路西侧），南至南街（含道路北侧），西至西街（含道路东侧），北至北街—中街（含道路南侧）。',
  },
  {
    name: 'a U: the walls of its court are on no side, the bottom is',
    grid: [
      [
        [0, 0],
        [300, 0],
        [300, 300],
        [200, 300],
        [200, 100],
        [100, 100],
        [100, 300],
        [0, 300],
      ],
    ],
    lines: [
      road('东街', [
        [300, -30],
        [300, 330],
      ]),
      road('南街', [
        [-30, 0],
        [330, 0],
      ]),
      road('西街', [
        [0, -30],
        [0, 330],
      ]),
      road('北街', [
        [-30, 300],
        [330, 300],
      ]),
    ],
    across: [['院格', [200, 300], [200, 100], [100, 100], [100, 300]]],
    zh: '东至东街（含道路西侧），南至南街（含道路北侧），西至西街（含道路东侧），北至北街—院格—北街。',
  },
  {
    name: 'a spiral is told by its outer walls',
    grid: [
      [
        [0, 0],
        [300, 0],
        [300, 300],
        [0, 300],
        [0, 120],
        [180, 120],
        [180, 180],
        [60, 180],
        [60, 240],
        [240, 240],
        [240, 60],
        [0, 60],
      ],
    ],
    lines: [
      road('东街', [
        [300, -30],
        [300, 330],
      ]),
      road('南街', [
        [-30, 0],
        [330, 0],
      ]),
      road('西街', [
        [0, -30],
        [0, 330],
      ]),
      road('北街', [
        [-30, 300],
        [330, 300],
      ]),
    ],
    across: [
      ['中格', [0, 120], [180, 120], [180, 180], [60, 180], [60, 240], [240, 240], [240, 60], [0, 60]],
    ],
    zh: '东至东街（含道路西侧），南至南街（含道路北侧），西至西街（含道路东侧），北至北街（含道路南侧）。',
  },
  {
    name: 'a square on its tip: its north-eastern edge is its east, and so on around',
    grid: [diamond],
    lines: ['乙路', '甲路', '丁路', '丙路'].map((name, i) =>
      road(name, [diamond[i]!, diamond[(i + 1) % 4]!]),
    ),
    zh: '东至甲路（含道路西侧），南至乙路（含道路北侧），西至丙路（含道路东侧），北至丁路（含道路南侧）。',
  },
  {
    name: 'a block in a town whose streets are turned by 30°',
    grid: [box(200, 200).map(tilt)],
    lines: [
      road(
        '东街',
        (
          [
            [200, -30],
            [200, 230],
          ] as Metres[]
        ).map(tilt),
      ),
      road(
        '南街',
        (
          [
            [-30, 0],
            [230, 0],
          ] as Metres[]
        ).map(tilt),
      ),
      road(
        '西街',
        (
          [
            [0, -30],
            [0, 230],
          ] as Metres[]
        ).map(tilt),
      ),
      road(
        '北街',
        (
          [
            [-30, 200],
            [230, 200],
          ] as Metres[]
        ).map(tilt),
      ),
    ],
    zh: `东至东街（含道路西侧），${REST}`,
  },
  {
    name: 'a sliver has short sides too',
    grid: [box(400, 20)],
    lines: [
      road('南路', [
        [-30, 0],
        [430, 0],
      ]),
    ],
    across: [
      ['东格', [400, 0], [400, 20]],
      ['北格', [400, 20], [0, 20]],
    ],
    zh: '东至东格，南至南路（含道路北侧），西至辖区边界，北至北格。',
  },
  {
    name: 'a grid around another',
    grid: [
      box(200, 200),
      [
        [80, 80],
        [80, 120],
        [120, 120],
        [120, 80],
      ],
    ],
    lines: [east, south, west, north],
    across: [['院内格', [80, 80], [80, 120], [120, 120], [120, 80], [80, 80]]],
    zh: `东至东街（含道路西侧），${SOUTH}，${WEST}，${NORTH}，不含其中的院内格。`,
    en: 'East to 东街 (its west side included); south to 南街 (its north side included); west to 西街 (its east side included); north to 北街 (its south side included); without 院内格 within it.',
  },
  {
    name: 'an exclave, the larger piece first',
    grids: [[box(50, 50, 400, 0)], [box(200, 200)]],
    lines: [east, south, west, north],
    across: [['外格', [400, 0], [450, 0], [450, 50], [400, 50], [400, 0]]],
    zh: `东至东街（含道路西侧），${SOUTH}，${WEST}，${NORTH}。另一块：东至外格，南至外格，西至外格，北至外格。`,
    en: 'East to 东街 (its west side included); south to 南街 (its north side included); west to 西街 (its east side included); north to 北街 (its south side included). Another part: east to 外格; south to 外格; west to 外格; north to 外格.',
  },
  {
    name: 'on one of the two carriageways of an avenue: its middle cannot be said',
    grid: block,
    lines: [
      road(
        '大道',
        [
          [200, -30],
          [200, 230],
        ],
        { class: 'primary' },
      ),
      road(
        '大道',
        [
          [224, 230],
          [224, -30],
        ],
        { class: 'primary' },
      ),
      south,
      west,
      north,
    ],
    zh: `东至大道，${REST}`,
  },
  {
    name: 'between the two carriageways of an avenue',
    grid: block,
    lines: [
      road(
        '大道',
        [
          [188, -30],
          [188, 230],
        ],
        { class: 'primary' },
      ),
      road(
        '大道',
        [
          [212, 230],
          [212, -30],
        ],
        { class: 'primary' },
      ),
      south,
      west,
      north,
    ],
    zh: `东至大道（含道路西侧），${REST}`,
  },
  {
    name: 'a road that is the grid’s own to its far kerb',
    grid: block,
    lines: [
      road(
        '大道',
        [
          [192, -30],
          [192, 230],
        ],
        { class: 'secondary' },
      ),
      south,
      west,
      north,
    ],
    zh: `东至大道（含道路），${REST}`,
    en: 'East to 大道 (the road included); south to 南街 (its north side included); west to 西街 (its east side included); north to 北街 (its south side included).',
  },
  {
    name: 'a triangle: its long edge is its east and its north',
    grid: [
      [
        [0, 0],
        [300, 0],
        [0, 300],
      ],
    ],
    lines: [
      road('斜街', [
        [320, -20],
        [-20, 320],
      ]),
      road('南街', [
        [-30, 0],
        [330, 0],
      ]),
      road('西街', [
        [0, -30],
        [0, 330],
      ]),
    ],
    zh: '东至斜街（含道路西侧），南至南街（含道路北侧），西至西街（含道路东侧），北至斜街（含道路南侧）。',
  },
  {
    name: 'nobody’s ground, and a neighbour without a name',
    grid: block,
    lines: [west, north],
    across: [
      ['?', [0, 0], [200, 0]],
      ['未划分', [200, 0], [200, 200]],
    ],
    zh: `东至未划分地块，南至相邻网格，${WEST}，${NORTH}。`,
    en: 'East to unassigned ground; south to the neighbouring grid; west to 西街 (its east side included); north to 北街 (its south side included).',
  },
  {
    name: 'within a ring road',
    grid: [circle],
    lines: [road('环路', [...circle, circle[0]!])],
    zh: '东至环路（含道路西侧），南至环路（含道路北侧），西至环路（含道路东侧），北至环路（含道路南侧）。',
  },
  {
    name: 'three neighbours on one side, from north to south',
    grid: [
      [
        [0, 0],
        [200, 0],
        [200, 60],
        [200, 130],
        [200, 200],
        [0, 200],
      ],
    ],
    lines: [south, west, north],
    across: [
      ['丙格', [200, 0], [200, 60]],
      ['乙格', [200, 60], [200, 130]],
      ['甲格', [200, 130], [200, 200]],
    ],
    zh: `东至甲格—乙格—丙格，${REST}`,
  },
  {
    name: 'five neighbours on one side: the four longest',
    grid: [
      [
        [0, 0],
        [200, 0],
        [200, 40],
        [200, 70],
        [200, 90],
        [200, 140],
        [200, 200],
        [0, 200],
      ],
    ],
    lines: [south, west, north],
    across: [
      ['戊格', [200, 0], [200, 40]],
      ['丁格', [200, 40], [200, 70]],
      ['丙格', [200, 70], [200, 90]],
      ['乙格', [200, 90], [200, 140]],
      ['甲格', [200, 140], [200, 200]],
    ],
    zh: `东至甲格—乙格—丁格—戊格，${REST}`,
  },
  {
    name: 'a street that ends half way, then a neighbour',
    grid: block,
    lines: [
      road('东街', [
        [200, 100],
        [200, 230],
      ]),
      south,
      west,
      north,
    ],
    across: [['乙格', [200, 0], [200, 200]]],
    zh: `东至东街—乙格，${REST}`,
  },
  {
    name: 'a name with a line break in it',
    grid: block,
    lines: [
      road(' 人民\n 路\u0007', [
        [200, -30],
        [200, 230],
      ]),
      south,
      west,
      north,
    ],
    zh: `东至人民 路（含道路西侧），${REST}`,
  },
  {
    name: 'a border with teeth along a street',
    grid: [[[0, 0], [200, 0], ...saw]],
    lines: [
      east,
      south,
      west,
      road('北街', [
        [-30, 202],
        [230, 202],
      ]),
    ],
    zh: `东至东街（含道路西侧），${REST}`,
  },
  {
    name: 'a building that lies in a compound',
    grid: [box(40, 12)],
    otherwise: neighbour('甲小区'),
    zh: '东至甲小区，南至甲小区，西至甲小区，北至甲小区。',
  },
];
