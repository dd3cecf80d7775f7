import { boardLedger } from './zh/board-ledger.ts';
import { boardPrint } from './zh/board-print.ts';
import { boardTemplates } from './zh/board-templates.ts';
import { boardReason, boards } from './zh/boards.ts';
import { boardsScreen } from './zh/boards-screen.ts';
import { caseMap } from './zh/case-map.ts';
import { caseNumbers } from './zh/case-numbers.ts';
import { caseReason } from './zh/case-reasons.ts';
import { desk } from './zh/desk.ts';
import { drafts } from './zh/drafts.ts';
import { field } from './zh/field.ts';
import { imports } from './zh/imports.ts';
import { issue, issueGroup, issueWidth, severity } from './zh/issues.ts';
import { reason } from './zh/reasons.ts';
import { repair } from './zh/repairs.ts';
import { screen } from './zh/screen.ts';
import { timeBar } from './zh/time-bar.ts';
import { command, tool } from './zh/tools.ts';
import { wall } from './zh/wall.ts';

/** Chinese: every word that the screen says. */
export const zh = {
  ...screen,
  ...boards,
  boardsScreen,
  boardPrint,
  boardTemplates,
  boardLedger,
  ...imports,
  ...drafts,
  ...caseMap,
  ...caseNumbers,
  ...desk,
  ...field,
  ...timeBar,
  ...wall,
  tool,
  command,
  issue,
  issueGroup,
  issueWidth,
  severity,
  reason: { ...reason, ...caseReason, ...boardReason },
  repair,
};
