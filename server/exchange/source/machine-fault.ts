/** Whether an error is this machine's (a full disk, no more handles, a folder that is gone), not the file's that is read. */
export function isMachineFault(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && MACHINE.test(code);
}

const MACHINE = /^(ENOSPC|EDQUOT|EACCES|EPERM|EROFS|EMFILE|ENFILE|EIO|EEXIST|ENOENT)$/;
