import { apportion } from './apportion.ts';
import type { Name, Names } from './names.ts';
import { along, type Vec } from './plane.ts';
import type { Random } from './random.ts';
import type { Structure } from './structure.ts';
import type { BuildingUse } from './types.ts';

export interface Shop {
  readonly at: Vec;
  readonly name: Name;
  readonly category: string;
}

type Trade = readonly [category: string, zh: string, en: string];

const TRADES: readonly Trade[] = [
  ['餐饮', '饭店', ' Restaurant'],
  ['餐饮', '面馆', ' Noodles'],
  ['餐饮', '早餐店', ' Breakfast'],
  ['餐饮', '烩面馆', ' Stewed Noodles'],
  ['超市便利', '超市', ' Supermarket'],
  ['超市便利', '便利店', ' Convenience Store'],
  ['蔬果生鲜', '果蔬店', ' Greengrocer'],
  ['服装鞋帽', '服装店', ' Clothes'],
  ['医药', '大药房', ' Pharmacy'],
  ['理发美容', '理发店', ' Barber'],
  ['五金建材', '五金店', ' Hardware'],
  ['维修', '电动车行', ' E-bikes'],
  ['维修', '家电维修部', ' Appliance Repair'],
  ['通讯数码', '手机店', ' Phones'],
  ['住宿', '宾馆', ' Guesthouse'],
  ['文具图书', '文具店', ' Stationery'],
];

const TRADING: readonly BuildingUse[] = ['retail', 'market', 'commercial'];

/** Shops along the fronts of the buildings that have them, by the length of the front. */
export function placeShops(
  structures: readonly Structure[],
  count: number,
  names: Names,
  random: Random,
): Shop[] {
  const buildings = structures.filter(({ use }) => TRADING.includes(use));
  const shares = apportion(
    count,
    buildings.map(({ front }) => front),
  );
  return buildings.flatMap(({ ring, at }, i) =>
    Array.from({ length: shares[i]! }, (_, k): Shop => {
      const [category, zh, en] = random.pick(TRADES);
      const front = along(ring[0]!, ring[1]!, (k + 0.5) / shares[i]!);
      return { at: along(front, at, 0.3), category, name: names.signboard(zh, en) };
    }),
  );
}
