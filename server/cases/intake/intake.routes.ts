import { Type } from 'typebox';
import { ReportAnswer, ReportedCase } from '../../../domain/contract/case.ts';
import { identityOf } from '../../accounts/identity.ts';
import { mayUse } from '../../accounts/roles.ts';
import { planContext } from '../../plans/context.ts';
import { refusal } from '../../problem.ts';
import type { Routes } from '../../services.ts';
import { CaseLines, REPORT_MAX_BYTES, readReportBodies } from './report-body.ts';
import { countCases, countRequest } from './report-limits.ts';
import { takeIn } from './take-in.ts';
import { takeLines } from './take-lines.ts';

const CASES_MAX = 5_000;

/** Where cases come in: from feeds by key, from the desk and the phones of grid workers by session. */
export const intakeRoutes: Routes = async (app, services) => {
  const context = planContext(services);
  readReportBodies(app);

  app.post(
    '/api/cases',
    {
      config: { role: 'reporter' },
      bodyLimit: REPORT_MAX_BYTES,
      schema: {
        tags: ['cases'],
        summary:
          'Report cases: one, an array of at most 5,000, or application/x-ndjson without end. Each is read by itself; the same source and externalId is taken once',
        // Not held against it as a whole: one that is wrong leaves the others alone.
        body: Type.Unsafe<unknown>({ anyOf: [ReportedCase, Type.Array(ReportedCase), {}] }),
        consumes: ['application/json', 'application/x-ndjson'],
        response: { 200: ReportAnswer },
      },
      // Before the body is read: what is too much costs nothing more.
      onRequest: async (request) => countRequest(identityOf(request)),
    },
    async (request) => {
      const who = identityOf(request);
      const taking = {
        actor: who.name,
        datum: who.datum ?? 'wgs84',
        mayUseDesk: mayUse(who.role, 'commander'),
      } as const;
      const { body } = request;
      if (body instanceof CaseLines) return takeLines(context, body.stream, who, taking);
      if (typeof body !== 'object' || body === null) throw refusal(400, 'cases-expected');
      const cases: unknown[] = Array.isArray(body) ? body : [body];
      if (cases.length > CASES_MAX)
        throw refusal(413, 'too-many-cases', { count: cases.length, max: CASES_MAX });
      countCases(who, cases.length);
      return takeIn(context, null, cases, taking);
    },
  );
};
