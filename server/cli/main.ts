import { checkCommand } from './check.ts';
import { cleanCommand } from './clean.ts';
import type { Command } from './command.ts';
import { draftCommand } from './draft.ts';
import { exportCommand } from './export.ts';
import { generateCommand } from './generate.ts';
import { importCommand } from './import.ts';
import { runCommand } from './run-command.ts';

const COMMANDS: readonly Command[] = [
  checkCommand,
  cleanCommand,
  draftCommand,
  importCommand,
  exportCommand,
  generateCommand,
];

process.exitCode = await runCommand(COMMANDS, process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
});
