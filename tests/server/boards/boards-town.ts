import type { BoardSettings } from '../../../domain/contract/board.ts';
import { USUAL_SETTINGS } from '../../../server/boards/settings/usual-settings.ts';
import { seedDemonstration } from '../../../server/exchange/seed-demonstration.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';

export const PUBLIC_URL = 'https://grids.example';

type Response = Awaited<ReturnType<TestApp['app']['inject']>>;

/** The demonstration's town behind the whole application. */
export interface BoardsTown {
  readonly server: TestApp;
  /** The plan in force, and the draft beside it. */
  readonly plan: string;
  readonly draft: string;
  readonly viewer: { authorization: string };
  get(url: string, headers?: Record<string, string>): Promise<Response>;
  set(settings: Partial<BoardSettings>): Promise<void>;
  close(): Promise<void>;
}

export async function openBoardsTown(
  deployment = 'xincheng',
  env: Readonly<Record<string, string>> = { PUBLIC_URL },
): Promise<BoardsTown> {
  const server = await openTestApp(deployment, env);
  const { db } = server.connection;
  await seedDemonstration(db, server.profile, 1);
  const plans = await db.selectFrom('plans').select(['id', 'status']).execute();
  const viewer = await server.as('viewer');
  return {
    server,
    plan: plans.find(({ status }) => status === 'in-force')!.id,
    draft: plans.find(({ status }) => status === 'draft')!.id,
    viewer,
    get: async (url, headers = viewer) => server.app.inject({ url, headers }),
    async set(settings) {
      const payload = { ...USUAL_SETTINGS, ...settings };
      const set = await server.app.inject({
        method: 'PUT',
        url: '/api/boards/settings',
        headers: server.admin,
        payload,
      });
      if (set.statusCode !== 200) throw new Error(set.body);
    },
    close: () => server.close(),
  };
}
