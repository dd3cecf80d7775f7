import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import { ExportQuery } from '../../domain/contract/exchange.ts';
import { GridCollection } from '../../domain/contract/grid.ts';
import { PlanParams } from '../../domain/contract/ids.ts';
import { valueOrRefusal } from '../answer.ts';
import { planContext } from '../plans/context.ts';
import type { Routes } from '../services.ts';
import { attachment } from './export-name.ts';
import { exportPlan } from './export-plan.ts';
import { FORMATS } from './write/formats.ts';

const FILE = Type.Unsafe<Readable>({ type: 'string', format: 'binary' });

/** Files out. */
export const exportRoutes: Routes = async (app, services) => {
  const context = planContext(services);

  app.get(
    '/api/plans/:plan/export',
    {
      config: { role: 'viewer' },
      schema: {
        tags: ['exchange'],
        summary:
          "A plan's grids, or what stands on its territory, as a file: format, what, crs, encoding (of a Shapefile), lang",
        params: PlanParams,
        querystring: ExportQuery,
        response: {
          200: {
            description: 'The file',
            content: Object.fromEntries(
              Object.entries(FORMATS).map(([format, { mediaType }]) => [
                mediaType,
                { schema: format === 'geojson' ? GridCollection : FILE },
              ]),
            ),
          },
        },
      },
    },
    async ({ params, query }, reply) => {
      // Written whole before the first byte is sent: what fails is answered as a failure, and the length is known.
      const folder = await mkdtemp(join(tmpdir(), 'tessera-export-'));
      const remove = () => rm(folder, { recursive: true, force: true });
      try {
        const path = join(folder, 'file');
        const { name, mediaType } = valueOrRefusal(await exportPlan(context, params.plan, query, path));
        const { size } = await stat(path);
        const file = createReadStream(path);
        file.once('close', () => void remove());
        return await reply
          .type(mediaType)
          .header('content-length', size)
          .header('content-disposition', attachment(name))
          .send(file);
      } catch (error) {
        await remove();
        throw error;
      }
    },
  );
};
