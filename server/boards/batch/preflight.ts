import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BoardField } from '../../../domain/board/template.ts';
import type { BoardNotice, BoardPreflight, NewBoards } from '../../../domain/contract/board.ts';
import { locateInPolygon } from '../../../domain/geometry/ring.ts';
import { leafLevel } from '../../../domain/plan/tree.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { PlanContext } from '../../plans/context.ts';
import { boardRuler } from '../draw/board-ruler.ts';
import { fourSidesOver, type GridFourSides } from '../four-sides/four-sides.service.ts';
import { type BoardGround, loadBoardGround, type PlacedGrid } from '../gather/board-ground.ts';
import { type FactsWith, sheetFacts, shownFields } from '../ledger/sheet-facts.ts';
import { boardSettings } from '../settings/board-settings.ts';
import { type ReadBatch, readBatch } from './read-batch.ts';

/** Other turns are let in so often, ms. */
const TURN_MS = 15;
/** Longer names are set on several lines, and small. */
const LONG_NAME = 24;

/**
 * What the sheets of a batch would lack, before any of them is drawn: people and phones, names and codes, sides without a name, texts of the
 * four sides that no longer fit, characters that the font has not. Which labels find no room on a map, and which text is too long for its
 * place, only the layout can tell. Refuses what `readBatch` refuses, `plan-gone`.
 */
export async function preflight(
  context: PlanContext,
  publicUrl: string | null,
  plan: string,
  asked: NewBoards,
): Promise<Result<BoardPreflight>> {
  const loaded = await loadBoardGround(context, plan);
  if (!loaded.ok) return loaded;
  const ground = loaded.value;
  const batch = await readBatch(context.db, plan, ground.division, asked);
  if (!batch.ok) return batch;
  const settings = await boardSettings(context.db);
  const sides = await fourSidesOver(context, ground);
  const fields = shownFields(batch.value.template, settings);
  const items: BoardPreflight['items'] = [];
  let since = performance.now();
  for (const id of batch.value.grids) {
    const placed = ground.grid(id);
    const made = sides.of(id);
    if (!placed.ok || !made.ok) continue;
    const missing = lacksOf(ground, placed.value, made.value, batch.value, fields, {
      profile: context.profile,
      settings,
      fourSidesOf: () => made.value,
    });
    const { name, code } = placed.value.grid;
    if (missing.length > 0) items.push({ grid: id, name, code, missing });
    if (performance.now() - since < TURN_MS) continue;
    await nextTurn();
    since = performance.now();
  }
  const sheets = batch.value.grids.length;
  const general: BoardNotice[] = [
    ...(ground.plan.status === 'in-force' ? [] : [{ code: 'plan-not-in-force', params: {} }]),
    ...(fields.includes('qr') && publicUrl === null ? [{ code: 'public-url-missing', params: {} }] : []),
    ...(fields.includes('approval') && settings.approvalNumber === ''
      ? [{ code: 'approval-missing', params: {} }]
      : []),
  ];
  return ok({ sheets, ready: sheets - items.length, general, counts: countsOf(items), items });
}

function lacksOf(
  ground: BoardGround,
  placed: PlacedGrid,
  sides: GridFourSides,
  { lang }: ReadBatch,
  fields: readonly BoardField[],
  using: FactsWith,
): BoardNotice[] {
  const shows = (field: BoardField) => fields.includes(field);
  const { grid } = sheetFacts(ground, placed.grid.id, null, using)!;
  const { members, services } = grid.team;
  const found: BoardNotice[] = [];
  const lacks = (code: string, params: BoardNotice['params'] = {}) => found.push({ code, params });
  if (grid.name.trim() === '') lacks('name-missing');
  else if ([...grid.name].length > LONG_NAME) lacks('name-long', { signs: [...grid.name].length });
  if (shows('code') && grid.code === null) lacks('code-missing');
  if (shows('type') && grid.type === null) lacks('type-missing');
  const { levels } = ground.division;
  const required = levels.find(({ id }) => id === placed.grid.level)?.requiredRoles ?? [];
  // Where nobody has to be, as above communities, nobody is called for a drain either.
  const served = required.length > 0 || placed.grid.level === leafLevel(levels).id;
  if (shows('team')) {
    const has = new Set(members.map(({ role }) => role));
    for (const role of required)
      if (!has.has(role))
        lacks('role-missing', { name: grid.roles.find(({ id }) => id === role)?.name[lang] ?? role });
    for (const { name, phone } of members) if (phone.trim() === '') lacks('phone-missing', { name });
  }
  if (served && shows('services') && services.length === 0) lacks('services-missing');
  if (served && shows('community-phone') && grid.communityPhone === '') lacks('community-phone-missing');
  if (shows('four-sides')) {
    if (sides.outdated) lacks('four-sides-outdated');
    if (sides.unnamed && !sides.edited) lacks('side-unnamed');
  }
  if (shows('buildings') && !hasBuilding(ground, placed)) lacks('building-missing');
  const said = [
    grid.name,
    grid.fourSides[lang],
    ...members.flatMap(({ name, phone }) => [name, phone]),
    ...services.flatMap(({ name, phone }) => [name, phone]),
  ].join('');
  const missing = boardRuler().lacks(said);
  if (missing.length > 0) lacks('glyph-missing', { characters: missing.join(' ') });
  return found;
}

function hasBuilding(ground: BoardGround, { polygons, box }: PlacedGrid): boolean {
  return ground
    .buildingsIn(box)
    .some(({ at }) => polygons.some((polygon) => locateInPolygon(at, polygon) !== 'outside'));
}

/** By code, the most frequent first. */
function countsOf(items: BoardPreflight['items']): BoardPreflight['counts'] {
  const counts = new Map<string, number>();
  for (const { missing } of items)
    for (const code of new Set(missing.map((lack) => lack.code)))
      counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, grids]) => ({ code, grids })).sort((a, b) => b.grids - a.grids);
}
