import type { FastifyRequest } from 'fastify';
import type { ActorRole } from '../../../domain/case/types.ts';
import { CaseChangeBody, CaseDetail, CaseParams, CaseStepBody } from '../../../domain/contract/case.ts';
import { identityOf } from '../../accounts/identity.ts';
import { valueOrRefusal } from '../../answer.ts';
import { planContext } from '../../plans/context.ts';
import type { Routes } from '../../services.ts';
import { describeCase } from './describe-case.ts';
import { detailOf, getCase } from './detail.service.ts';
import { takeCaseStep } from './steps.service.ts';

/** One case: looked at, moved through the office's steps, described and placed by hand. */
export const lifeRoutes: Routes = async (app, services) => {
  const context = planContext(services);
  const tags = ['cases'];
  /** The guard has let through nobody else. */
  const actorOf = (request: FastifyRequest) => {
    const { name, role } = identityOf(request);
    return { name, role: role as ActorRole };
  };

  app.get(
    '/api/cases/:case',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary: 'Everything of one case, and what whoever asks may do with it',
        params: CaseParams,
        response: { 200: CaseDetail },
      },
    },
    async (request) => valueOrRefusal(await getCase(context, request.params.case, identityOf(request))),
  );

  app.post(
    '/api/cases/:case/steps',
    {
      config: { role: ['commander', 'approver'] },
      schema: {
        tags,
        summary:
          'Take a step, ask for an exception, decide one; base: the entries of the history that was seen',
        params: CaseParams,
        body: CaseStepBody,
        response: { 200: CaseDetail },
      },
    },
    async (request) => {
      const row = valueOrRefusal(
        await takeCaseStep(context, request.params.case, request.body, actorOf(request)),
      );
      return detailOf(context, row, identityOf(request));
    },
  );

  app.patch(
    '/api/cases/:case',
    {
      config: { role: 'commander' },
      schema: {
        tags,
        summary: 'Place a case of the tray, say what it is, whether it is one told again',
        params: CaseParams,
        body: CaseChangeBody,
        response: { 200: CaseDetail },
      },
    },
    async (request) => {
      const { name } = identityOf(request);
      const row = valueOrRefusal(await describeCase(context, request.params.case, request.body, name));
      return detailOf(context, row, identityOf(request));
    },
  );
};
