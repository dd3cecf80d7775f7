import { type FourSides, SIDES, type Side, type SideName, type SideRun, type SidesOfPart } from './types.ts';

/** So many pieces of a grid are told one by one, the largest. */
const MOST_PARTS = 6;

const ZH_SIDE: Readonly<Record<SideName, string>> = { east: '东', south: '南', west: '西', north: '北' };
const EN_SIDE: Readonly<Record<SideName, string>> = {
  east: 'east',
  south: 'south',
  west: 'west',
  north: 'north',
};
const OPPOSITE: Readonly<Record<SideName, SideName>> = {
  east: 'west',
  south: 'north',
  west: 'east',
  north: 'south',
};

/** The four sides in words, Chinese and English. Names stay as they are. */
export function fourSidesText({ parts }: FourSides): { readonly zh: string; readonly en: string } {
  const told = parts.slice(0, MOST_PARTS);
  const rest = parts.length - told.length;
  const zh = told.map((part, i) => (i === 0 ? '' : `另一块：`) + zhPart(part));
  const en = told.map((part, i) => (i === 0 ? capital(enPart(part)) : `Another part: ${enPart(part)}`));
  if (rest > 0) {
    zh.push(`另有 ${rest} 小块`);
    en.push(rest === 1 ? 'One more small part' : `${rest} more small parts`);
  }
  return { zh: `${zh.join('。')}。`, en: `${en.join('. ')}.` };
}

function zhPart({ sides, within }: SidesOfPart): string {
  const words = SIDES.map((side) => `${ZH_SIDE[side]}至${zhSide(sides[side], side)}`);
  if (within.length > 0) words.push(`不含其中的${within.join('、')}`);
  return words.join('，');
}

function zhSide({ runs }: Side, side: SideName): string {
  const at = positionOf(runs);
  const road =
    at === 'centre' ? `（含道路${ZH_SIDE[OPPOSITE[side]]}侧）` : at === 'outer' ? '（含道路）' : '';
  return runs.map(zhRun).join('—') + road;
}

function zhRun({ what, kind, name, behind }: SideRun): string {
  if (what === 'edge') return '辖区边界';
  if (kind === 'unassigned') return '未划分地块';
  if (name !== '') return name;
  if (behind !== '') return kind === 'wall' ? `${behind}（以围墙为界）` : `与${behind}之间的无名路`;
  return { road: '无名路', water: '无名河道', rail: '铁路', wall: '围墙', grid: '相邻网格' }[kind!];
}

function enPart({ sides, within }: SidesOfPart): string {
  const words = SIDES.map((side) => `${EN_SIDE[side]} to ${enSide(sides[side], side)}`);
  if (within.length > 0) words.push(`without ${enList(within)} within it`);
  return words.join('; ');
}

function enSide({ runs }: Side, side: SideName): string {
  const at = positionOf(runs);
  const road =
    at === 'centre'
      ? ` (its ${EN_SIDE[OPPOSITE[side]]} side included)`
      : at === 'outer'
        ? ' (the road included)'
        : '';
  return runs.map(enRun).join(' – ') + road;
}

function enRun({ what, kind, name, behind }: SideRun): string {
  if (what === 'edge') return 'the edge of the territory';
  if (kind === 'unassigned') return 'unassigned ground';
  if (name !== '') return name;
  if (behind !== '')
    return kind === 'wall' ? `${behind} (along the wall)` : `an unnamed road beside ${behind}`;
  return {
    road: 'an unnamed road',
    water: 'an unnamed waterway',
    rail: 'the railway',
    wall: 'the wall',
    grid: 'the neighbouring grid',
  }[kind!];
}

/** Where on the road a side runs, where all of it is road and runs there. */
function positionOf(runs: readonly SideRun[]): SideRun['side'] {
  const first = runs[0]!.side;
  return runs.every((run) => run.kind === 'road' && run.side === first) ? first : null;
}

function enList(names: readonly string[]): string {
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
