import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a process that has just been told to end may take to let go. */
const PATIENCE_MS = 4_000;
const RETRY_MS = 100;

/** Somebody alive has the data directory open. */
export class DataDirInUse extends Error {
  readonly pid: number;

  constructor(pid: number) {
    super(`the data directory is in use by process ${pid}`);
    this.pid = pid;
  }
}

/**
 * Takes the lock for this process, or throws `DataDirInUse`. Two processes that open one data directory lose rows
 * silently, so there is no way around it. A lock whose process is dead is taken over. Gives the release.
 */
export async function takeLock(path: string, patienceMs = PATIENCE_MS): Promise<() => void> {
  const mine = identityOf(process.pid)!;
  const draft = `${path}.${process.pid}`;
  const end = Date.now() + patienceMs;
  writeFileSync(draft, mine);
  try {
    while (!tryLink(draft, path)) {
      const theirs = read(path);
      if (theirs === null) continue;
      if (!isAlive(theirs)) moveAside(path, theirs);
      else if (Date.now() > end) throw new DataDirInUse(Number.parseInt(theirs, 10));
      else await sleep(RETRY_MS);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (read(path) === mine) rmSync(path, { force: true });
  };
}

/** `link` fails where the name exists: of two takers one wins. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes a dead lock out of the way; what another taker has put there in the meantime is put back. */
function moveAside(path: string, dead: string): void {
  const aside = `${path}.dead.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (read(aside) !== dead) tryLink(aside, path);
  rmSync(aside, { force: true });
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function isAlive(identity: string): boolean {
  const pid = Number.parseInt(identity, 10);
  return Number.isInteger(pid) && identityOf(pid) === identity;
}

/** Number and, where the system tells it, start of a process: numbers are given again, in a container at once. */
function identityOf(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null;
  }
  return `${pid} ${startOf(pid)}`;
}

/** Field 22 of /proc/PID/stat, counted after the name in brackets, and the boot that it counts from. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie holds nothing open.
    if (fields[0] === 'Z') return 'dead';
    return `${fields[19]} ${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`;
  } catch {
    return '';
  }
}
