import { access, constants } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Basemap } from '../../domain/contract/basemap.ts';
import { Deployment } from '../../domain/contract/deployment.ts';
import { Health } from '../../domain/contract/health.ts';
import { ConfigError } from '../config.ts';
import { lastSeq } from '../live/last-seq.ts';
import type { Routes } from '../services.ts';
import { BASEMAP_PATH, PMTILES, sendStretch } from './basemap-file.ts';
import type { BasemapSetting } from './basemap-setting.ts';

/** The setting as the page takes it. */
function basemapForPage(setting: BasemapSetting | null): Basemap | null {
  if (!setting) return null;
  const { kind, url, datum, origin } = setting;
  return { kind, url: origin === null ? BASEMAP_PATH : url, datum };
}

/** What this installation is: its profile, and whether it is well. */
export const deploymentRoutes: Routes = async (app, { db, config, profile }) => {
  app.get(
    '/api/health',
    {
      config: { role: 'public' },
      schema: { tags: ['deployment'], summary: 'Whether it is well', response: { 200: Health } },
    },
    async () => ({
      status: 'ok',
      database: config.databaseUrl === null ? ('embedded' as const) : ('postgresql' as const),
      seq: await lastSeq(db),
    }),
  );

  app.get(
    '/api/deployment',
    {
      config: { role: ['viewer', 'reporter'] },
      schema: { tags: ['deployment'], summary: 'The profile', response: { 200: Deployment } },
    },
    async () => ({ ...profile, basemap: basemapForPage(config.basemap), publicUrl: config.publicUrl }),
  );

  if (config.basemap?.origin !== null) return;
  const path = resolve(config.basemap.url);
  await access(path, constants.R_OK).catch(() => {
    throw new ConfigError(`BASEMAP_URL is "${config.basemap?.url}": there is no such file that can be read`);
  });
  app.get(
    BASEMAP_PATH,
    {
      config: { role: 'viewer' },
      schema: { tags: ['deployment'], summary: 'The base map, by ranges of bytes', produces: [PMTILES] },
    },
    (request, reply) => sendStretch(request, reply, path),
  );
};
