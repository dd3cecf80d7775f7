import type { TestProject } from 'vitest/node';
import { startServer } from './server.ts';

export const ADMIN_PASSWORD = 'a password for tests';

declare module 'vitest' {
  export interface ProvidedContext {
    address: string;
  }
}

/** Starts the real product on an empty folder, demonstration and all, once for all browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer('demonstration', ADMIN_PASSWORD);
  project.provide('address', server.address);
  return server.stop;
}
