import { Type } from 'typebox';
import { AlarmList, AlarmParams, WireAlarm } from '../../../domain/contract/case-office.ts';
import { identityOf } from '../../accounts/identity.ts';
import { valueOrRefusal } from '../../answer.ts';
import { planContext } from '../../plans/context.ts';
import type { Routes } from '../../services.ts';
import { acknowledgeAlarm, getAlarms } from './alarms.service.ts';

const AlarmQuery = Type.Object({
  open: Type.Optional(Type.Union([Type.Literal('1'), Type.Literal('0')])),
});

/** Alarms: those that are open, and who has acknowledged which. */
export const alarmRoutes: Routes = async (app, services) => {
  const context = planContext(services);
  const tags = ['cases'];

  app.get(
    '/api/cases/alarms',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary: 'The newest alarms; open=1: those that nobody has acknowledged',
        querystring: AlarmQuery,
        response: { 200: AlarmList },
      },
    },
    ({ query }) => getAlarms(context, query.open === '1'),
  );

  app.post(
    '/api/cases/alarms/:alarm/acknowledge',
    {
      config: { role: ['commander', 'approver'] },
      schema: {
        tags,
        summary: 'Acknowledge an alarm by name; the first to do so has done it',
        params: AlarmParams,
        response: { 200: WireAlarm },
      },
    },
    async (request) =>
      valueOrRefusal(await acknowledgeAlarm(context, request.params.alarm, identityOf(request).name)),
  );
};
