import { imports } from './zh/imports.ts';
import { issue, issueGroup, issueWidth, severity } from './zh/issues.ts';
import { reason, repair } from './zh/reasons.ts';
import { screen } from './zh/screen.ts';
import { command, tool } from './zh/tools.ts';

/** Chinese: every word that the screen says. */
export const zh = {
  ...screen,
  ...imports,
  tool,
  command,
  issue,
  issueGroup,
  issueWidth,
  severity,
  reason,
  repair,
};
