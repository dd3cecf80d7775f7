import type { BoardContent } from '../../../domain/board/content.ts';
import type { BoardTemplate } from '../../../domain/board/template.ts';
import type { BoardLang } from '../../../domain/contract/board.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { PlanContext } from '../../plans/context.ts';
import { fourSidesWith, writtenSides } from '../four-sides/four-sides.service.ts';
import { boardSettings } from '../settings/board-settings.ts';
import { type BoardGround, loadBoardGround } from './board-ground.ts';
import { contentOf, type Gathering } from './gather-content.ts';
import type { GatheredAbout } from './kept-ground.ts';

const NONE = { zh: '', en: '' };

export interface GatherOptions {
  readonly lang: BoardLang;
  readonly template: BoardTemplate;
  /** As written on the sheets: 2026-11-22 (`boardDate`). */
  readonly date: string;
  /** `Config.publicUrl`. */
  readonly publicUrl: string | null;
}

/** Sheets that are made one at a time from one state of a plan. */
export interface GatheredBoards {
  readonly ground: BoardGround;
  readonly about: GatheredAbout;
  /** What a sheet of one grid says; nothing of it is kept. Refuses `grid-unknown`, `grid-unassigned`. */
  contentOf(grid: GridId): Result<BoardContent>;
}

/**
 * Reads once what any number of sheets of a plan are made from; then each sheet's content is made in memory when it is asked
 * for, so that ten thousand of them take no more room than one. Refuses `plan-gone`.
 */
export async function gatherBoards(
  context: PlanContext,
  plan: string,
  options: GatherOptions,
): Promise<Result<GatheredBoards>> {
  const ground = await loadBoardGround(context, plan);
  if (!ground.ok) return ground;
  const settings = await boardSettings(context.db);
  const written = await writtenSides(context, plan);
  return ok(boardsOver(ground.value, { profile: context.profile, settings, written }, options));
}

/** The same from what has been read already. */
export function boardsOver(
  ground: BoardGround,
  about: GatheredAbout,
  options: GatherOptions,
): GatheredBoards {
  const { profile, settings, written } = about;
  const sides = fourSidesWith(ground, written);
  const gathering: Gathering = {
    profile,
    settings,
    ...options,
    fourSidesOf: (grid) => {
      const found = sides.of(grid);
      if (!found.ok) return NONE;
      const { zh, en, told } = found.value;
      return told === undefined ? { zh, en } : { zh, en, told };
    },
  };
  return { ground, about, contentOf: (grid) => contentOf(ground, grid, gathering) };
}
