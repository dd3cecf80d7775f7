import { FourSidesEdit, OutdatedFourSides, WireFourSides } from '../../../domain/contract/four-sides.ts';
import { GridParams, PlanParams } from '../../../domain/contract/ids.ts';
import { identityOf } from '../../accounts/identity.ts';
import { valueOrRefusal } from '../../answer.ts';
import { planContext } from '../../plans/context.ts';
import type { Routes } from '../../services.ts';
import { getFourSides, listOutdated, putFourSides, resetFourSides } from './four-sides.service.ts';

/** The four sides of a grid in words: as the border runs, or as an office has written them. */
export const fourSidesRoutes: Routes = async (app, services) => {
  const context = planContext(services);
  const url = '/api/plans/:plan/grids/:grid/four-sides';
  const schema = { tags: ['boards'], params: GridParams, response: { 200: WireFourSides } };

  app.get(
    url,
    {
      config: { role: 'viewer' },
      schema: { ...schema, summary: "A grid's four sides in words, and what its border runs along" },
    },
    async ({ params }) => valueOrRefusal(await getFourSides(context, params.plan, params.grid)),
  );

  app.get(
    '/api/plans/:plan/four-sides/outdated',
    {
      config: { role: 'viewer' },
      schema: {
        tags: ['boards'],
        summary: 'Texts written by hand that the border has left, as issues of the plan',
        params: PlanParams,
        response: { 200: OutdatedFourSides },
      },
    },
    async ({ params }) => valueOrRefusal(await listOutdated(context, params.plan)),
  );

  app.put(
    url,
    {
      config: { role: 'planner' },
      schema: {
        ...schema,
        summary: 'Write them by hand; an empty text is the made one in that language',
        body: FourSidesEdit,
      },
    },
    async (request) =>
      valueOrRefusal(
        await putFourSides(
          context,
          request.params.plan,
          request.params.grid,
          request.body,
          identityOf(request).name,
        ),
      ),
  );

  app.delete(
    url,
    {
      config: { role: 'planner' },
      schema: { ...schema, summary: 'Back to the text that is made from the border' },
    },
    async ({ params }) => valueOrRefusal(await resetFourSides(context, params.plan, params.grid)),
  );
};
