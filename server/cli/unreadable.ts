import type { Reason } from '../../domain/result.ts';
import { type CommandIo, EXIT } from './command.ts';

/** Says in one line why a file can't be used; gives the exit code. */
export function unreadable({ code, params }: Reason, io: CommandIo): number {
  const details = Object.entries(params).map(([name, value]) => `${name} ${value}`);
  io.err([code, ...details].join('; '));
  return EXIT.unreadable;
}
