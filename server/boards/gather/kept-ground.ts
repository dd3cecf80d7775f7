import type { Building } from '../../../domain/balance/types.ts';
import type { BoardSettings } from '../../../domain/contract/board.ts';
import type { Territory } from '../../../domain/coverage/types.ts';
import type { Profile } from '../../../domain/deployment/types.ts';
import { createDivision } from '../../../domain/edit/create-division.ts';
import type { Grid, Level } from '../../../domain/plan/types.ts';
import type { WrittenSides } from '../four-sides/four-sides.queries.ts';
import { BoardGround, type GroundLine, type GroundPlace, surroundingsOf } from './board-ground.ts';

/** What sheets are made from beside the ground, all of it the office's to change. */
export interface GatheredAbout {
  readonly profile: Profile;
  readonly settings: BoardSettings;
  readonly written: readonly WrittenSides[];
}

/** What sheets of one moment are made from, in parts that can be stored: a few hundred kilobytes each, however large the plan. */
export type GroundPart =
  | (GatheredAbout &
      Pick<BoardGround, 'plan' | 'revision' | 'territory'> & {
        readonly part: 'about';
        readonly levels: readonly Level[];
        readonly outline: Territory;
      })
  | { readonly part: 'grids'; readonly items: readonly Grid[] }
  | { readonly part: 'buildings'; readonly items: readonly Building[] }
  | { readonly part: 'lines'; readonly items: readonly GroundLine[] }
  | { readonly part: 'places'; readonly items: readonly GroundPlace[] };

/** Items of a part. */
const PART = 1_000;
const EVERYWHERE = [-Infinity, -Infinity, Infinity, Infinity] as const;

/** The parts of a ground, one after another, each made when it is asked for. */
export function* partsOfGround(ground: BoardGround, about: GatheredAbout): Generator<GroundPart> {
  const { plan, revision, territory, division } = ground;
  const { id, name, status, territory_id } = plan;
  yield {
    part: 'about',
    ...about,
    plan: { id, name, status, territory_id },
    revision,
    territory,
    levels: division.levels,
    outline: division.territory,
  };
  for (const items of slices(division.tree.grids.values())) yield { part: 'grids', items };
  for (const items of slices(division.buildings.all.values())) yield { part: 'buildings', items };
  for (const items of slices(ground.lines.in(EVERYWHERE))) yield { part: 'lines', items };
  for (const items of slices(ground.places.in(EVERYWHERE))) yield { part: 'places', items };
}

/** The ground that parts were made of: sheets made from it are those made from the first. Throws on parts that are none of its. */
export async function groundOfParts(
  parts: AsyncIterable<GroundPart>,
): Promise<{ readonly ground: BoardGround; readonly about: GatheredAbout }> {
  let about: Extract<GroundPart, { part: 'about' }> | null = null;
  const grids: Grid[] = [];
  const buildings: Building[] = [];
  const lines: GroundLine[] = [];
  const places: GroundPlace[] = [];
  for await (const part of parts) {
    if (part.part === 'about') about = part;
    else if (part.part === 'grids') grids.push(...part.items);
    else if (part.part === 'buildings') buildings.push(...part.items);
    else if (part.part === 'lines') lines.push(...part.items);
    else places.push(...part.items);
  }
  if (about === null) throw new Error('a gathered ground says nothing of its plan');
  const { plan, revision, territory, levels, outline, profile, settings, written } = about;
  const division = createDivision({ territory: outline, levels, grids, buildings });
  if (!division.ok) throw new Error(`a gathered plan is no division: ${division.reason.code}`);
  return {
    ground: new BoardGround(plan, revision, territory, division.value, surroundingsOf(lines, places)),
    about: { profile, settings, written },
  };
}

function* slices<T>(all: Iterable<T>): Generator<readonly T[]> {
  let slice: T[] = [];
  for (const item of all) {
    slice.push(item);
    if (slice.length < PART) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}
