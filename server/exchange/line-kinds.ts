import type { LineKind } from '../../domain/contract/line.ts';

/** What a word says of a line: its kind, and its class (OSM's) where the word says that too. */
export interface LineWord {
  readonly kind: LineKind;
  readonly class: string;
}

/** Words of OpenStreetMap for lines that are there; what is planned, being built or gone is none. */
const OSM: Readonly<Record<LineKind, string>> = {
  road:
    'motorway trunk primary secondary tertiary unclassified residential living_street service pedestrian busway ' +
    'bus_guideway road track footway path steps cycleway bridleway corridor motorway_link trunk_link primary_link ' +
    'secondary_link tertiary_link raceway escape',
  rail: 'rail light_rail subway tram narrow_gauge monorail funicular miniature_railway preserved railway',
  water: 'river stream canal drain ditch riverbank tidal_channel fairway brook waterway',
  wall: 'wall fence city_wall retaining_wall hedge barrier',
};

/** Chinese words, each with the class that it is in OpenStreetMap's, where there is one. */
const CHINESE: Readonly<Record<LineKind, string>> = {
  road:
    '道路 路 街 街道 城市道路 公路 马路 街巷 胡同:residential 巷:residential 巷道:residential 里弄:residential 弄堂:residential ' +
    '高速:motorway 高速公路:motorway 国道:trunk 快速路:trunk 城市快速路:trunk 省道:primary 主干道:primary 主干路:primary ' +
    '县道:secondary 次干道:secondary 次干路:secondary 乡道:tertiary 支路:tertiary 村道:unclassified 乡村道路:unclassified ' +
    '小区道路:service 内部道路:service 小路:path 人行道:footway 步行街:pedestrian 步道:footway 田间路:track 机耕路:track',
  rail: '铁路:rail 铁道:rail 铁轨:rail 高铁:rail 轨道:rail 轨道交通:light_rail 轻轨:light_rail 地铁:subway 有轨电车:tram',
  water:
    '水系 水 水域 河流:river 河:river 河道:river 江:river 大河:river 小河:stream 溪:stream 溪流:stream 小溪:stream ' +
    '运河:canal 渠:canal 渠道:canal 灌渠:canal 水渠:canal 干渠:canal 沟:ditch 沟渠:ditch 排水沟:drain 护城河:canal',
  wall: '围墙:wall 墙:wall 院墙:wall 城墙:city_wall 围栏:fence 栅栏:fence 栏杆:fence 护栏:fence 绿篱:hedge',
};

const KINDS: readonly LineKind[] = ['road', 'rail', 'water', 'wall'];
const words = new Map<string, LineWord>();
for (const kind of KINDS) {
  for (const klass of OSM[kind].split(' ')) words.set(klass, { kind, class: klass });
  for (const said of CHINESE[kind].split(' ')) {
    const [word = '', klass = ''] = said.split(':');
    words.set(word, { kind, class: klass });
  }
  // Names of kinds, and of OpenStreetMap's keys: they say nothing of the class.
  words.set(kind, { kind, class: '' });
}
for (const [key, kind] of [
  ['highway', 'road'],
  ['railway', 'rail'],
  ['waterway', 'water'],
  ['barrier', 'wall'],
  ['street', 'road'],
] as const)
  words.set(key, { kind, class: '' });

/** The kind that a word names: ours, Chinese, OpenStreetMap's (also geofabrik's `track_grade1`); null for any other. */
export function lineWord(said: string): LineWord | null {
  const word = said
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/_grade\d$/, '');
  return words.get(word) ?? words.get(word.replace(/[线類类]$/, '')) ?? null;
}
