import { imports } from './en/imports.ts';
import { issue, issueGroup, issueWidth, severity } from './en/issues.ts';
import { reason, repair } from './en/reasons.ts';
import { screen } from './en/screen.ts';
import { command, tool } from './en/tools.ts';

/** English: every word that the screen says. */
export const en = {
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
