import {
  AffectedBoards,
  BoardPrint,
  BoardPrintList,
  HangingBoards,
  NewPrint,
  OutdatedBoards,
  OutdatedQuery,
  PrintsTakenDown,
} from '../../../domain/contract/board.ts';
import { GridParams, PageQuery, PlanParams } from '../../../domain/contract/ids.ts';
import { identityOf } from '../../accounts/identity.ts';
import { valueOrRefusal } from '../../answer.ts';
import { planContext } from '../../plans/context.ts';
import { territoryOfPlan } from '../../plans/territory-of-plan.ts';
import type { Routes } from '../../services.ts';
import { enterPrint, listPrints } from './prints.service.ts';
import { takeDown } from './tick-places.ts';
import { watchPlans } from './watch-plans.ts';
import { affectedBoards, hangingBoards, outdatedBoards } from './wrong-boards.ts';

const PRINTS_A_PAGE = 100;

/** What was printed, and which boards are wrong by now. */
export const ledgerRoutes: Routes = async (app, services) => {
  const context = planContext(services);
  const tags = ['boards'];
  const unwatch = watchPlans(services.db, services.bus, (error) =>
    app.log.warn({ err: error }, 'boards are not told of'),
  );
  app.addHook('onClose', async () => unwatch());

  app.get(
    '/api/boards/wrong',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary: 'Boards on walls that are not what the plan in force says: must, or may be replaced',
        querystring: OutdatedQuery,
        response: { 200: OutdatedBoards },
      },
    },
    async ({ query }) => {
      const { territory, plan } = query;
      if (territory !== undefined) return outdatedBoards(context, territory);
      return outdatedBoards(context, valueOrRefusal(await territoryOfPlan(context.db, plan)));
    },
  );

  app.get(
    '/api/plans/:plan/boards/affected',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary: 'How many boards would have to be replaced if this plan went in force now',
        params: PlanParams,
        response: { 200: AffectedBoards },
      },
    },
    async ({ params }) => valueOrRefusal(await affectedBoards(context, params.plan)),
  );

  app.get(
    '/api/plans/:plan/boards/hanging',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary: 'How many boards hang of each grid',
        params: PlanParams,
        response: { 200: HangingBoards },
      },
    },
    async ({ params }) => ({ grids: valueOrRefusal(await hangingBoards(context, params.plan)) }),
  );

  app.get(
    '/api/plans/:plan/grids/:grid/prints',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary: 'What was printed of a grid, newest first',
        params: GridParams,
        querystring: PageQuery,
        response: { 200: BoardPrintList },
      },
    },
    async ({ params, query }) =>
      valueOrRefusal(
        await listPrints(context, params.plan, params.grid, {
          limit: Math.min(Number(query.limit ?? PRINTS_A_PAGE) || PRINTS_A_PAGE, PRINTS_A_PAGE),
          after: query.after,
        }),
      ),
  );

  app.post(
    '/api/plans/:plan/grids/:grid/prints',
    {
      config: { role: 'planner' },
      schema: {
        tags,
        summary: 'Enter in the ledger that a single sheet has been printed',
        params: GridParams,
        body: NewPrint,
        response: { 201: BoardPrint },
      },
    },
    async (request, reply) => {
      const { plan, grid } = request.params;
      const { name } = identityOf(request);
      return reply.code(201).send(valueOrRefusal(await enterPrint(context, name, plan, grid, request.body)));
    },
  );

  app.post(
    '/api/boards/prints/taken-down',
    {
      config: { role: 'planner' },
      schema: {
        tags,
        summary: 'Boards have come off the wall without others in their stead, as after a merge',
        body: PrintsTakenDown,
      },
    },
    async ({ body }, reply) => {
      await takeDown(context, body.prints);
      return reply.code(204).send();
    },
  );
};
