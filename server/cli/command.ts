/** One of `tessera`'s commands. */
export interface Command {
  readonly name: string;
  /** The arguments in one line, as the help shows them. */
  readonly usage: string;
  readonly summary: string;
  /** Runs with the arguments after its name; gives the exit code. Throws `UsageError` for arguments that it does not take. */
  run(args: readonly string[], io: CommandIo): Promise<number>;
}

/** What a command may write to: results on `out`, progress and complaints on `err`. */
export interface CommandIo {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/** Wrong arguments; the message is the line to print. */
export class UsageError extends Error {}

/** Exit codes of every command (interfaces.md), and sysexits' EX_SOFTWARE for a mistake of ours, which is no verdict on a file. */
export const EXIT = { ok: 0, faults: 1, unreadable: 2, broken: 70 } as const;
