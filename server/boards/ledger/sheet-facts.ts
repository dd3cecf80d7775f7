import { NOTHING } from '../../../domain/balance/count.ts';
import type { GridGround, SheetFacts, TemplateLines } from '../../../domain/board/ledger/types.ts';
import type { BoardField, BoardTemplate } from '../../../domain/board/template.ts';
import type { BoardSettings } from '../../../domain/contract/board.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Words } from '../../../domain/deployment/types.ts';
import type { Box } from '../../../domain/geometry/point.ts';
import { childrenOf } from '../../../domain/plan/tree.ts';
import type { Grid } from '../../../domain/plan/types.ts';
import type { BoardGround, PlacedGrid } from '../gather/board-ground.ts';
import { boardTeam, communityPhoneOf } from '../gather/board-team.ts';
import type { Gathering } from '../gather/gather-content.ts';

/** What facts are read with beside the plan. */
export type FactsWith = Pick<Gathering, 'profile' | 'settings' | 'fourSidesOf'> & {
  /** Codes that a plan would be given, where they are not the grids' own. */
  readonly codeOf?: (grid: GridId) => string | null;
  /** Of the template that the sheet is made by; not said: it is not known. */
  readonly lines?: TemplateLines | null;
};

/** What a plan says of a grid that its sheet may show, with all neighbours that the frame may hold; null: there is no such grid. */
export function sheetFacts(
  ground: BoardGround,
  id: GridId,
  frame: Box | null,
  { profile, settings, fourSidesOf, codeOf, lines = null }: FactsWith,
): SheetFacts | null {
  const found = ground.grid(id);
  if (!found.ok) return null;
  const { grid, polygons } = found.value;
  const { tree, counts } = ground.division;
  const above = ancestorsOf(ground, grid);
  const codeIn = (at: Grid) => (codeOf ? codeOf(at.id) : at.code);
  const toGround = (placed: PlacedGrid): GridGround => ({
    id: placed.grid.id,
    name: placed.grid.name,
    code: codeIn(placed.grid),
    polygons: placed.polygons,
  });
  const named = (known: readonly { readonly id: string; readonly name: Words }[], wanted: string | null) =>
    known.find((one) => one.id === wanted)?.name ?? null;
  const within = (of: GridId) =>
    childrenOf(tree, of)
      .map((at) => tree.grids.get(at)!)
      .filter(({ unassigned }) => !unassigned);
  const siblings =
    grid.parentId === null ? [] : childrenOf(tree, grid.parentId).map((at) => tree.grids.get(at)!);
  return {
    grid: {
      id,
      name: grid.name,
      code: codeIn(grid),
      polygons,
      level: named(profile.levels, grid.level) ?? { zh: grid.level, en: grid.level },
      type: named(profile.types, grid.type),
      risk: named(profile.risks, grid.risk),
      households: grid.shape ? (grid.declared?.households ?? 0) : (counts.get(id) ?? NOTHING).households,
      ...boardTeam(profile, grid, above),
      fourSides: fourSidesOf(id),
      community: above[0]?.name ?? '',
      communityPhone: settings.communityPhone || communityPhoneOf(profile, grid, above),
    },
    neighbours:
      frame === null
        ? []
        : ground
            .gridsIn(grid.level, frame)
            .filter((other) => other.grid.id !== id)
            .map(toGround),
    overview: siblings.filter(({ unassigned }) => !unassigned).map((at) => toGround(ground.placed(at))),
    inside:
      frame === null
        ? []
        : [...within(id), ...within(id).flatMap((at) => within(at.id))].map((at) =>
            toGround(ground.placed(at)),
          ),
    office: {
      name: settings.office ? { zh: settings.office, en: settings.office } : profile.name,
      approvalNumber: settings.approvalNumber,
      lines,
    },
  };
}

/** What a template shows in this office: risk levels only where it wants them on boards. */
export function shownFields({ fields }: BoardTemplate, { showRisk }: BoardSettings): readonly BoardField[] {
  return fields.filter((field) => field !== 'risk' || showRisk);
}

/** Nearest first. */
function ancestorsOf({ division }: BoardGround, grid: Grid): Grid[] {
  const above: Grid[] = [];
  for (let at = grid.parentId; at !== null; ) {
    const parent = division.tree.grids.get(at)!;
    above.push(parent);
    at = parent.parentId;
  }
  return above;
}
