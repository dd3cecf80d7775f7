import { spawnSync } from 'node:child_process';

/** Every part against its own tsconfig, so that `window` in the domain or `process` in the client does not compile. */
let failed = false;
for (const part of ['domain', 'data', 'server', 'client', 'tests']) {
  const { status } = spawnSync('tsc', ['-p', part], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  console.log(`types ${part}: ${status === 0 ? 'ok' : 'failed'}`);
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
