import type { FeatureCollection } from 'geojson';
import { Type } from 'typebox';
import { PageQuery, PlanParams } from '../../domain/contract/ids.ts';
import { EditAnswer } from '../../domain/contract/log.ts';
import {
  Adoption,
  NewProposal,
  ProposalHead,
  ProposalList,
  ProposalParams,
  ProposalStarted,
  ProposedGridQuery,
  WholeProposalQuery,
  WireProposal,
} from '../../domain/contract/proposal.ts';
import { identityOf } from '../accounts/identity.ts';
import { valueOrRefusal } from '../answer.ts';
import { addressOf } from '../db/connect.ts';
import { planContext } from '../plans/context.ts';
import type { Routes } from '../services.ts';
import { adoptProposal } from './adopt-proposal.ts';
import { proposalFeatures } from './proposal-features.ts';
import { ProposalThread } from './proposal-thread.ts';
import { dropProposal, getProposal, getProposals, getVariant, startProposal } from './proposals.service.ts';
import { Proposer } from './proposer.ts';

const PROPOSALS_A_PAGE = 100;

/** What the machine proposes for a draft: asked for, looked at beside others, adopted whole or in part. */
export const proposalRoutes: Routes = async (app, services) => {
  const context = planContext(services);
  const thread = new ProposalThread(addressOf(services.db), services.profile);
  const proposer = new Proposer(services.db, thread, (error) =>
    app.log.error({ err: error }, 'proposal failed'),
  );
  app.addHook('onClose', () => proposer.close());

  app.post(
    '/api/plans/:plan/proposals',
    {
      config: { role: 'planner' },
      schema: {
        tags: ['proposals'],
        summary: 'Ask for a division of some ground, or for a rebalance of what is there: a job',
        params: PlanParams,
        body: NewProposal,
        response: { 202: ProposalStarted },
      },
    },
    async (request, reply) => {
      const { name } = identityOf(request);
      const started = await startProposal(context, proposer, name, request.params.plan, request.body);
      return reply.code(202).send(valueOrRefusal(started));
    },
  );

  app.get(
    '/api/plans/:plan/proposals',
    {
      config: { role: 'viewer' },
      schema: {
        tags: ['proposals'],
        summary: 'The proposals of a plan, newest first, without their grids',
        params: PlanParams,
        querystring: PageQuery,
        response: { 200: ProposalList },
      },
    },
    async ({ params, query }) =>
      valueOrRefusal(
        await getProposals(context, params.plan, {
          limit: Math.min(Number(query.limit ?? PROPOSALS_A_PAGE) || PROPOSALS_A_PAGE, PROPOSALS_A_PAGE),
          after: query.after,
        }),
      ),
  );

  app.get(
    '/api/plans/:plan/proposals/:proposal',
    {
      config: { role: 'viewer' },
      schema: {
        tags: ['proposals'],
        summary: 'A proposal whole; while it is being made, the borders that there are by then',
        params: ProposalParams,
        querystring: WholeProposalQuery,
        response: { 200: WireProposal },
      },
    },
    async ({ params, query }, reply) => {
      const summed = query.part === undefined;
      const text = valueOrRefusal(await getProposal(context, proposer, params.plan, params.proposal, summed));
      // As stored: text is sent as it is.
      return reply.type('application/json; charset=utf-8').send(text as never);
    },
  );

  app.get(
    '/api/plans/:plan/proposals/:proposal/grids',
    {
      config: { role: 'viewer' },
      schema: {
        tags: ['proposals'],
        summary: 'The grids of a proposal as GeoJSON',
        params: ProposalParams,
        querystring: ProposedGridQuery,
        response: {
          200: Type.Unsafe<FeatureCollection>({
            type: 'object',
            description: 'FeatureCollection of Polygons with what WireProposedGrid says of each',
          }),
        },
      },
    },
    async ({ params, query }) =>
      proposalFeatures(
        valueOrRefusal(
          await getVariant(
            context,
            params.plan,
            params.proposal,
            query.variant === undefined ? undefined : Number(query.variant),
          ),
        ),
      ),
  );

  app.delete(
    '/api/plans/:plan/proposals/:proposal',
    {
      config: { role: 'planner' },
      schema: {
        tags: ['proposals'],
        summary: 'Forget a proposal; one that is being made is cancelled',
        params: ProposalParams,
        response: { 200: ProposalHead },
      },
    },
    async ({ params }) => valueOrRefusal(await dropProposal(context, params.plan, params.proposal)),
  );

  app.post(
    '/api/plans/:plan/proposals/:proposal/adopt',
    {
      config: { role: 'planner' },
      schema: {
        tags: ['proposals'],
        summary: 'Adopt a proposal, or some grids of it: an edit; the same id again gives the same answer',
        params: ProposalParams,
        body: Adoption,
        response: { 200: EditAnswer },
      },
    },
    async (request) =>
      valueOrRefusal(await adoptProposal(context, identityOf(request).name, request.params, request.body)),
  );
};
