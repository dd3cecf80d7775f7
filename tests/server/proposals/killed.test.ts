import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ProposalStarted, WireProposal } from '../../../domain/contract/proposal.ts';
import { readProfile } from '../../../domain/deployment/profile.ts';
import { makeDataDir, onEmbedded, removeDataDir } from '../harness/embedded.ts';
import { besideServer } from '../kill/check-stored.ts';
import { ADMIN_PASSWORD, ServerProcess } from '../kill/server-process.ts';
import { rectangle } from '../plans/new-plan.ts';
import { furnish } from './small-town.ts';

const BLOCKS = 24;
const WISH = { scope: 'all', level: 'community', target: 3000, tolerance: 0.2, seed: 1 };

describe.skipIf(!onEmbedded)('a server that is killed while it drafts', () => {
  test('says at its next start that the job was broken off; nothing of it is stored, the plan is as it was', async () => {
    const dataDir = await makeDataDir();
    onTestFinished(() => removeDataDir(dataDir));
    const start = async () => {
      const server = new ServerProcess(dataDir);
      onTestFinished(async () => {
        server.kill('both');
        await server.gone();
      });
      const url = await server.ready();
      const signIn = await fetch(`${url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'admin', password: ADMIN_PASSWORD }),
      });
      const cookie = signIn.headers.get('set-cookie')!.split(';', 1)[0]!;
      const get = async (path: string) => (await fetch(url + path, { headers: { cookie } })).json();
      const post = async (path: string, body: object) =>
        (
          await fetch(url + path, {
            method: 'POST',
            headers: { cookie, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          })
        ).json();
      return { server, get, post };
    };

    const first = await start();
    const territory = { type: 'Polygon', coordinates: [rectangle(0, 0, BLOCKS, BLOCKS)] };
    const { id: plan } = await first.post('/api/plans', { name: 'town', territory });
    const text = readFileSync(new URL('../../../data/profiles/xincheng.json', import.meta.url), 'utf8');
    const profile = readProfile(JSON.parse(text));
    if (!profile.ok) throw new Error(profile.reason.code);
    await besideServer(dataDir, (db) => furnish(db, profile.value, plan, BLOCKS));
    const before = await first.get(`/api/plans/${plan}/division`);

    const one: ProposalStarted = await first.post(`/api/plans/${plan}/proposals`, WISH);
    const next: ProposalStarted = await first.post(`/api/plans/${plan}/proposals`, WISH);
    while ((await first.get(`/api/jobs/${one.job}`)).state === 'queued') await wait(5);
    first.server.kill('both');
    await first.server.gone();

    const second = await start();
    for (const { job, proposal } of [one, next]) {
      const broken = { state: 'failed', reason: { code: 'job-interrupted' } };
      expect(await second.get(`/api/jobs/${job}`)).toMatchObject(broken);
      const left: WireProposal = await second.get(`/api/plans/${plan}/proposals/${proposal}`);
      expect(left).toMatchObject({ ...broken, variants: [], proposed: null, picture: null });
    }
    const { grids, revision } = await second.get(`/api/plans/${plan}/division`);
    expect({ grids, revision }).toEqual({ grids: before.grids, revision: before.revision });
    // And it drafts as before.
    const again: ProposalStarted = await second.post(`/api/plans/${plan}/proposals`, WISH);
    for (;;) {
      const { state } = await second.get(`/api/jobs/${again.job}`);
      if (state !== 'queued' && state !== 'running') {
        expect(state).toBe('done');
        break;
      }
      await wait(50);
    }
    await second.server.stop();
  }, 600_000);
});
