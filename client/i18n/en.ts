import { boardLedger } from './en/board-ledger.ts';
import { boardPrint } from './en/board-print.ts';
import { boardTemplates } from './en/board-templates.ts';
import { boardReason, boards } from './en/boards.ts';
import { boardsScreen } from './en/boards-screen.ts';
import { caseMap } from './en/case-map.ts';
import { caseNumbers } from './en/case-numbers.ts';
import { caseReason } from './en/case-reasons.ts';
import { desk } from './en/desk.ts';
import { drafts } from './en/drafts.ts';
import { field } from './en/field.ts';
import { imports } from './en/imports.ts';
import { issue, issueGroup, issueWidth, severity } from './en/issues.ts';
import { reason } from './en/reasons.ts';
import { repair } from './en/repairs.ts';
import { screen } from './en/screen.ts';
import { timeBar } from './en/time-bar.ts';
import { command, tool } from './en/tools.ts';
import { wall } from './en/wall.ts';

/** English: every word that the screen says. */
export const en = {
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
