import { chinaText } from '../../../domain/case/china-time.ts';
import type { BoardLang, OutdatedBoards } from '../../../domain/contract/board.ts';
import { toDegrees } from '../../../domain/geometry/point.ts';
import { ok, type Result } from '../../../domain/result.ts';
import { csvLine } from '../../exchange/write/csv-line.ts';
import type { PlanContext } from '../../plans/context.ts';
import { loadBoardGround } from '../gather/board-ground.ts';
import { namesOfGone } from './names-of-gone.ts';
import { findPlaces, type PlaceRow } from './place.queries.ts';
import { outdatedBoards } from './wrong-boards.ts';

const HEADS = {
  zh: ['编码', '网格', '悬挂位置', '备注', '经度', '纬度', '上次更换', '是否更换', '完成'],
  en: ['Code', 'Grid', 'Place', 'Note', 'Longitude', 'Latitude', 'Last hung', 'Replace', 'Done'],
} as const;
const STATES = {
  zh: { must: '必须更换', may: '可以更换', none: '尚未悬挂', right: '' },
  en: { must: 'must', may: 'may', none: 'nothing hangs there', right: '' },
} as const;
/** By this a spreadsheet knows that a file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The hanging places of a plan's territory as a list to take along, with a column to tick; `wrong`: only those where a board is to be
 * replaced or none hangs. Refuses `plan-gone`.
 */
export async function placesCsv(
  context: PlanContext,
  plan: string,
  lang: BoardLang,
  wrong: boolean,
): Promise<Result<string>> {
  const loaded = await loadBoardGround(context, plan);
  if (!loaded.ok) return loaded;
  const { territory_id } = loaded.value.plan;
  const { grids } = loaded.value.division.tree;
  const stateOf = statesOf(await outdatedBoards(context, territory_id));
  const places = await findPlaces(context.db, territory_id);
  const gone = places.map(({ grid_id }) => grid_id).filter((id) => !grids.has(id));
  const names = await namesOfGone(context, territory_id, [...new Set(gone)]);
  const rows = places
    .map((place) => {
      const grid = grids.get(place.grid_id) ?? names.get(place.grid_id);
      return { place, state: stateOf(place), grid };
    })
    .filter(({ state }) => !wrong || state !== 'right')
    .map(({ place, state, grid }) => [
      grid?.code ?? '',
      grid?.name ?? '',
      place.name,
      place.note,
      ...(place.at ? toDegrees(place.at) : ['', '']),
      place.hung_at ? chinaText(place.hung_at.getTime()).slice(0, 10) : '',
      STATES[lang][state],
      '',
    ]);
  return ok(BYTE_ORDER_MARK + [HEADS[lang], ...rows].map(csvLine).join(''));
}

function statesOf({ items }: OutdatedBoards): (place: PlaceRow) => 'must' | 'may' | 'none' | 'right' {
  const wrong = new Map(
    items.flatMap(({ prints, must }) => prints.map((id) => [id, must.length > 0 ? 'must' : 'may'] as const)),
  );
  return ({ print_id }) => (print_id === null ? 'none' : (wrong.get(print_id) ?? 'right'));
}
