import { type Command, type CommandIo, EXIT, UsageError } from './command.ts';

/** Finds the command that the arguments name and runs it; gives the exit code. Without one, or for `--help`, tells what there is. */
export async function runCommand(
  commands: readonly Command[],
  argv: readonly string[],
  io: CommandIo,
): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    for (const line of help(commands)) io.out(line);
    return name === undefined ? EXIT.unreadable : EXIT.ok;
  }
  const command = commands.find((known) => known.name === name);
  if (!command) {
    io.err(`tessera: no command ${JSON.stringify(name)}; there is ${commands.map((c) => c.name).join(', ')}`);
    return EXIT.unreadable;
  }
  if (args.includes('--help') || args.includes('-h')) {
    io.out(`tessera ${command.name} ${command.usage}`);
    io.out(command.summary);
    return EXIT.ok;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    // node:util's parseArgs tells wrong arguments by code
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!(error instanceof UsageError) && !code.startsWith('ERR_PARSE_ARGS')) {
      io.err(`tessera ${command.name}: ${error instanceof Error ? error.stack : String(error)}`);
      return EXIT.broken;
    }
    io.err(`tessera ${command.name}: ${(error as Error).message}`);
    io.err(`usage: tessera ${command.name} ${command.usage}`);
    return EXIT.unreadable;
  }
}

function help(commands: readonly Command[]): string[] {
  const lines = ['tessera: divide a territory into grids, with no gap and no overlap', ''];
  for (const { name, usage, summary } of commands) lines.push(`tessera ${name} ${usage}`, `    ${summary}`);
  return lines;
}
