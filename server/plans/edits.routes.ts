import { randomUUID } from 'node:crypto';
import { Type } from 'typebox';
import { GridParams, PlanParams } from '../../domain/contract/ids.ts';
import { EditAnswer, EditRequest, LogPage, TeamQuery } from '../../domain/contract/log.ts';
import { WireTeam } from '../../domain/contract/team.ts';
import { identityOf } from '../accounts/identity.ts';
import { valueOrRefusal } from '../answer.ts';
import type { Routes } from '../services.ts';
import { planContext } from './context.ts';
import { editPlan } from './edit-plan.ts';
import { getLog, getTeam } from './plans.service.ts';

const EDITS_A_PAGE = 200;

const LogQuery = Type.Object({
  after: Type.Optional(Type.String({ pattern: '^[0-9]{1,9}$', description: 'a revision' })),
  limit: Type.Optional(Type.String({ pattern: '^[0-9]{1,4}$' })),
});

/** Edits of a plan, its log, and the team of a grid (whose change is an edit like any other). */
export const editRoutes: Routes = async (app, services) => {
  const context = planContext(services);

  app.post(
    '/api/plans/:plan/edits',
    {
      config: { role: 'planner' },
      schema: {
        tags: ['edits'],
        summary: 'Edit a plan; the same id again gives the same answer',
        params: PlanParams,
        body: EditRequest,
        response: { 200: EditAnswer },
      },
    },
    async (request) =>
      valueOrRefusal(await editPlan(context, identityOf(request).name, request.params.plan, request.body)),
  );

  app.get(
    '/api/plans/:plan/edits',
    {
      config: { role: 'viewer' },
      schema: {
        tags: ['edits'],
        summary: 'The log after a revision, each edit with its diff',
        params: PlanParams,
        querystring: LogQuery,
        response: { 200: LogPage },
      },
    },
    async ({ params, query }) =>
      valueOrRefusal(
        await getLog(context, params.plan, {
          after: Number(query.after ?? 0),
          limit: Math.min(Number(query.limit ?? EDITS_A_PAGE) || EDITS_A_PAGE, EDITS_A_PAGE),
        }),
      ),
  );

  app.get(
    '/api/plans/:plan/grids/:grid/team',
    {
      config: { role: 'viewer' },
      schema: {
        tags: ['edits'],
        summary: "A grid's team and service phones",
        params: GridParams,
        response: { 200: WireTeam },
      },
    },
    async ({ params }) => valueOrRefusal(await getTeam(context, params.plan, params.grid)).team,
  );

  app.put(
    '/api/plans/:plan/grids/:grid/team',
    {
      config: { role: 'planner' },
      schema: {
        tags: ['edits'],
        summary: "Set a grid's team: an edit of kind team",
        params: GridParams,
        querystring: TeamQuery,
        body: WireTeam,
        response: { 200: EditAnswer },
      },
    },
    async (request) => {
      const { plan, grid } = request.params;
      const { revision } = valueOrRefusal(await getTeam(context, plan, grid));
      return valueOrRefusal(
        await editPlan(context, identityOf(request).name, plan, {
          id: request.query.id ?? randomUUID(),
          baseRevision: Number(request.query.baseRevision ?? revision),
          edit: { kind: 'team', gridId: grid, team: request.body },
        }),
      );
    },
  );
};
