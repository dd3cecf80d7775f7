import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const main = fileURLToPath(new URL('../../../server/main.ts', import.meta.url));

test.each([
  ['PORT', 'http', /^PORT is "http"; expected a number from 0 to 65535\n$/],
  ['DEPLOYMENT', 'atlantis', /^DEPLOYMENT is "atlantis": there is no such profile\n$/],
  ['DEPLOYMENT', './package.json', /^DEPLOYMENT is ".\/package.json": .+\n$/],
])('%s=%s: one clear line, and the process ends with 1', (name, value, line) => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [main], {
    env: { ...process.env, [name]: value },
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(stderr).toMatch(line);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stdout).toBe('');
  expect(status).toBe(1);
});
