import { ExportQuery } from '../../domain/contract/exchange.ts';
import { GridCollection } from '../../domain/contract/grid.ts';
import { PlanParams } from '../../domain/contract/ids.ts';
import { valueOrRefusal } from '../answer.ts';
import { planContext } from '../plans/context.ts';
import type { Routes } from '../services.ts';
import { exportPlan } from './export-plan.ts';

/** Files out. */
export const exportRoutes: Routes = async (app, services) => {
  const context = planContext(services);

  app.get(
    '/api/plans/:plan/export',
    {
      config: { role: 'viewer' },
      schema: {
        tags: ['exchange'],
        summary: "A plan's grids as a file",
        params: PlanParams,
        querystring: ExportQuery,
        response: { 200: GridCollection },
      },
    },
    async ({ params, query }, reply) => {
      const grids = valueOrRefusal(await exportPlan(context, params.plan, query.format));
      return reply
        .type('application/geo+json')
        .header('content-disposition', `attachment; filename="${params.plan}.geojson"`)
        .send(grids);
    },
  );
};
