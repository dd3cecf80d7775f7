import { Type } from 'typebox';
import { CodeHistory, CompareQuery, Comparison } from '../../domain/contract/compare.ts';
import { WireDivision } from '../../domain/contract/division.ts';
import { BboxQuery } from '../../domain/contract/geometry.ts';
import { GridCollection } from '../../domain/contract/grid.ts';
import { GridParams, LevelId, PageQuery, PlanParams } from '../../domain/contract/ids.ts';
import { IssueList } from '../../domain/contract/issue.ts';
import { NewPlan, PlanList, StatusChange, WirePlan } from '../../domain/contract/plan.ts';
import { identityOf } from '../accounts/identity.ts';
import { mayUse } from '../accounts/roles.ts';
import { valueOrRefusal } from '../answer.ts';
import { readBbox } from '../bbox-query.ts';
import { refusal } from '../problem.ts';
import type { Routes } from '../services.ts';
import { APPROVERS_ONLY, changeStatus } from './change-status.ts';
import { comparePlan } from './compare.service.ts';
import { planContext } from './context.ts';
import { createPlan } from './create-plan.ts';
import { getCodes, getDivision, getGrids, getIssues, getPlan, listPlans } from './plans.service.ts';

const PLANS_A_PAGE = 100;

const GridQuery = Type.Object({
  level: Type.Optional(LevelId),
  bbox: Type.Optional(BboxQuery),
  revision: Type.Optional(Type.String({ pattern: '^[0-9]{1,9}$' })),
});

/** Plans: listed, made, read, compared, moved through their life. Edits of them are in `edits.routes.ts`. */
export const planRoutes: Routes = async (app, services) => {
  const context = planContext(services);

  app.get(
    '/api/plans',
    {
      config: { role: 'viewer' },
      schema: { tags: ['plans'], summary: 'All plans', querystring: PageQuery, response: { 200: PlanList } },
    },
    ({ query }) =>
      listPlans(context, {
        limit: Math.min(Number(query.limit ?? PLANS_A_PAGE) || PLANS_A_PAGE, PLANS_A_PAGE),
        after: query.after,
      }),
  );

  app.post(
    '/api/plans',
    {
      config: { role: 'planner' },
      schema: {
        tags: ['plans'],
        summary: 'A new draft, from a territory or as a copy of a plan',
        body: NewPlan,
        response: { 201: WirePlan },
      },
    },
    async (request, reply) => reply.code(201).send(valueOrRefusal(await createPlan(context, request.body))),
  );

  app.get(
    '/api/plans/:plan',
    {
      config: { role: 'viewer' },
      schema: { tags: ['plans'], summary: 'One plan', params: PlanParams, response: { 200: WirePlan } },
    },
    async ({ params }) => valueOrRefusal(await getPlan(context, params.plan)),
  );

  app.get(
    '/api/plans/:plan/grids',
    {
      config: { role: 'viewer' },
      schema: {
        tags: ['plans'],
        summary: 'Its grids as GeoJSON',
        params: PlanParams,
        querystring: GridQuery,
        response: { 200: GridCollection },
      },
    },
    async ({ params, query }) =>
      valueOrRefusal(
        await getGrids(context, params.plan, {
          level: query.level,
          bbox: valueOrRefusal(readBbox(query.bbox)),
          revision: query.revision === undefined ? undefined : Number(query.revision),
        }),
      ),
  );

  app.get(
    '/api/plans/:plan/division',
    {
      config: { role: 'viewer' },
      schema: {
        tags: ['plans'],
        summary: 'All that a client needs to build the same division',
        params: PlanParams,
        response: { 200: WireDivision },
      },
    },
    async ({ params }) => valueOrRefusal(await getDivision(context, params.plan)),
  );

  app.get(
    '/api/plans/:plan/issues',
    {
      config: { role: 'viewer' },
      schema: {
        tags: ['plans'],
        summary: 'All that is wrong with it',
        params: PlanParams,
        response: { 200: IssueList },
      },
    },
    async ({ params }) => valueOrRefusal(await getIssues(context, params.plan)),
  );

  app.get(
    '/api/plans/:plan/compare',
    {
      config: { role: 'viewer' },
      schema: {
        tags: ['plans'],
        summary: 'Beside another plan: borders, households, codes, grids',
        params: PlanParams,
        querystring: CompareQuery,
        response: { 200: Comparison },
      },
    },
    async ({ params, query }) => valueOrRefusal(await comparePlan(context, params.plan, query.with)),
  );

  app.get(
    '/api/plans/:plan/grids/:grid/codes',
    {
      config: { role: 'viewer' },
      schema: {
        tags: ['plans'],
        summary: 'The codes that a grid has had, with their dates',
        params: GridParams,
        response: { 200: CodeHistory },
      },
    },
    async ({ params }) => valueOrRefusal(await getCodes(context, params.plan, params.grid)),
  );

  app.post(
    '/api/plans/:plan/status',
    {
      config: { role: ['planner', 'approver'] },
      schema: {
        tags: ['plans'],
        summary: 'Submit, withdraw, put in force (approvers), retire (approvers)',
        params: PlanParams,
        body: StatusChange,
        response: { 200: WirePlan },
      },
    },
    async (request) => {
      const { role } = identityOf(request);
      if (APPROVERS_ONLY.has(request.body.status) && !mayUse(role, 'approver'))
        throw refusal(403, 'role-missing', { role, needed: 'approver' });
      return valueOrRefusal(await changeStatus(context, request.params.plan, request.body));
    },
  );
};
