import { DayState, PlayDayBody } from '../../../domain/contract/case-day.ts';
import { planContext } from '../../plans/context.ts';
import type { Routes } from '../../services.ts';
import { dayState, endDay, startDay } from './day.service.ts';

const URL = '/api/demonstration/day';
const tags = ['cases'];

/** A day of cases that never happened, played for whoever wants to see the command centre at work. */
export const dayRoutes: Routes = async (app, services) => {
  const context = planContext(services);
  app.addHook('onClose', async () => {
    await endDay(context).catch(() => {});
  });

  app.get(
    URL,
    {
      config: { role: 'viewer' },
      schema: { tags, summary: 'Whether a simulated day is being played', response: { 200: DayState } },
    },
    () => dayState(context),
  );

  app.post(
    URL,
    {
      config: { role: 'admin' },
      schema: {
        tags,
        summary: 'Play a simulated day: its cases are marked as simulated for ever',
        body: PlayDayBody,
        response: { 200: DayState },
      },
    },
    ({ body }) => startDay(context, body, (error) => app.log.error({ err: error }, 'the simulated day')),
  );

  app.delete(
    URL,
    {
      config: { role: 'admin' },
      schema: { tags, summary: 'End the simulated day; what has come stays', response: { 200: DayState } },
    },
    () => endDay(context),
  );
};
