import type { BoardContent } from '../../../../domain/board/content.ts';
import type { Drawing } from '../../../../domain/board/drawing.ts';
import { layoutSheet } from '../../../../domain/board/layout/layout-sheet.ts';
import type { BoardTemplate } from '../../../../domain/board/template.ts';
import { BUILT_IN_TEMPLATES } from '../../../../domain/board/templates.ts';
import { sheetTools } from '../../../../server/boards/sheets/sheet-tools.ts';
import { demonstrationBoards } from '../../../fixtures/board-contents.ts';
import {
  enlarged,
  withExclave,
  withMembers,
  withOddNames,
  withSquare,
  withStreets,
} from '../../../fixtures/odd-boards.ts';

/** A sheet that is kept as a picture. */
export interface GoldenSheet {
  readonly name: string;
  /** The first page. */
  drawing(): Drawing;
}

const world = demonstrationBoards();
const [BOARD, , HAND_OUT, CARD] = BUILT_IN_TEMPLATES as readonly [
  BoardTemplate,
  BoardTemplate,
  BoardTemplate,
  BoardTemplate,
];
const ALL: BoardTemplate = { ...BOARD, fields: [...BOARD.fields, 'shops', 'cameras', 'risk'] };
const A4_MONO: BoardTemplate = { ...BOARD, paper: 'A4', landscape: false, mono: true };

function sheet(name: string, template: BoardTemplate, content: () => BoardContent): GoldenSheet {
  return {
    name,
    drawing() {
      const laid = layoutSheet(content(), template, sheetTools());
      if (!laid.ok) throw new Error(laid.reason.code);
      return laid.value.drawings[0];
    },
  };
}

const of = (grid: string, template = BOARD, from = world) => from.contentOf(grid, { template });

/** Dense, sprawling, hollow, in pieces, small and large, strange names; each template; both languages. */
export const GOLDEN_SHEETS: readonly GoldenSheet[] = [
  sheet('plain', BOARD, () => of('building-190')),
  sheet('dense', ALL, () =>
    world.contentOf('building-017', { template: ALL, settings: { showRisk: true, showCameras: true } }),
  ),
  sheet('sprawling', BOARD, () => of('compound-073')),
  sheet('hole', BOARD, () => of('building-034')),
  sheet('exclave', BOARD, () => {
    const moved = withExclave(world);
    return of(moved.division.tree.grids.get('building-154')!.parentId!, BOARD, moved);
  }),
  sheet('a4-mono', A4_MONO, () => of('building-288', A4_MONO)),
  sheet('a0-office', { ...BOARD, paper: 'A0' }, () => of('office', { ...BOARD, paper: 'A0' })),
  sheet('community', BOARD, () => of('community-012')),
  sheet('hand-out', HAND_OUT, () => of('building-035', HAND_OUT)),
  sheet('card', CARD, () => of('building-035', CARD)),
  sheet('english', BOARD, () => world.contentOf('compound-076', { lang: 'en' })),
  sheet('odd-names', BOARD, () => withOddNames(of('building-190'))),
  sheet('thirty-members', BOARD, () => withMembers(of('compound-076'), 30)),
  sheet('two-metres', BOARD, () => withSquare(of('building-190'), 2)),
  sheet('twenty-kilometres', BOARD, () => enlarged(of('office'), 4)),
  sheet('no-street', BOARD, () => of('building-197', BOARD, withStreets(world, 'none'))),
  sheet('nameless-streets', BOARD, () => of('building-197', BOARD, withStreets(world, 'nameless'))),
];
