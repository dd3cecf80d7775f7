import { defineConfig } from 'vitest/config';

/** Tests of the server that need no database: what reads and writes files and coordinates. They run beside each other, once. */
const FILES = [
  'tests/server/crs/**/*.test.ts',
  'tests/server/exchange/source/**/*.test.ts',
  'tests/server/exchange/write/{continued,crs-wkt,texts}.test.ts',
  'tests/server/exchange/{columns,columns-files,personal,readers}.test.ts',
  'tests/server/exchange/datum/{score-datum,known-point}.test.ts',
  'tests/server/cli-draft*.test.ts',
  'tests/server/boards/{draw,golden}/**/*.test.ts',
];

/** Random input is the same everywhere. */
const SEED = ['tests/seed.ts'];

/** The suites; tests/run.ts runs them one after another and adds up what passed. */
export default defineConfig({
  test: {
    // Files run beside each other on every core: the storm of edits is split for that.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'house', include: ['tests/house/**/*.test.ts'] } },
      {
        test: {
          name: 'domain',
          setupFiles: SEED,
          include: ['tests/domain/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: { name: 'files', setupFiles: SEED, include: FILES, testTimeout: 120_000, hookTimeout: 120_000 },
      },
      {
        test: {
          name: 'server',
          setupFiles: SEED,
          include: ['tests/server/**/*.test.ts'],
          exclude: FILES,
          globalSetup: 'tests/server/harness/setup.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'client',
          setupFiles: SEED,
          include: ['tests/client/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          setupFiles: SEED,
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/browser/harness/global-setup.ts',
          // As long as a locator waits by itself: what the page shows a frame later is no failure on a busy machine.
          expect: { poll: { timeout: 30_000 } },
          testTimeout: 180_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
