import { FieldGround } from '../../../domain/contract/field.ts';
import { planContext } from '../../plans/context.ts';
import type { Routes } from '../../services.ts';
import { getField } from './field.service.ts';

/** What a phone on the street is given to report with. */
export const fieldRoutes: Routes = async (app, services) => {
  const context = planContext(services);

  app.get(
    '/api/field',
    {
      config: { role: 'reporter' },
      schema: {
        tags: ['cases'],
        summary: 'Kinds, severities, outlines of territories and leaf grids: what the phone page needs',
        response: { 200: FieldGround },
      },
    },
    () => getField(context),
  );
};
