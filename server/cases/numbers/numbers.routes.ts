import { CaseWindow, HeatCounts, HeatQuery, WindowQuery } from '../../../domain/contract/case.ts';
import { valueOrRefusal } from '../../answer.ts';
import { planContext } from '../../plans/context.ts';
import type { Routes } from '../../services.ts';
import { caseIndex } from '../index/shared-index.ts';
import { getHeat } from './heat.service.ts';
import { getWindow } from './window.service.ts';

/** Cases for the map: a window to show, and its heat. */
export const caseNumberRoutes: Routes = async (app, services) => {
  const context = planContext(services);
  const tags = ['cases'];

  // A server that people use reads its cases before the first of them asks; one that is only injected into does not.
  const ended = new AbortController();
  app.addHook('onListen', async () => {
    void caseIndex(context).follow(services.bus, ended.signal);
  });
  app.addHook('onClose', async () => ended.abort());

  app.get(
    '/api/cases/window',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary:
          'The newest cases of a window, oldest first, and the event after which the live stream goes on',
        querystring: WindowQuery,
        response: { 200: CaseWindow },
      },
    },
    async ({ query }) => valueOrRefusal(await getWindow(context, query)),
  );

  app.get(
    '/api/cases/heat',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary: "Counts in the cells of the heat's raster, for windows too large to send",
        querystring: HeatQuery,
        response: { 200: HeatCounts },
      },
    },
    async ({ query }) => valueOrRefusal(await getHeat(context, query)),
  );
};
