import { type Static, Type } from 'typebox';
import type { Routes } from '../services.ts';
import { knownCrs } from './known-crs.ts';

const CrsList = Type.Object({
  items: Type.Array(
    Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String(), projected: Type.Boolean() }),
  ),
});

/** The coordinate systems that files come in and go out in. */
export const crsRoutes: Routes = async (app) => {
  app.get(
    '/api/crs',
    {
      config: { role: 'viewer' },
      schema: {
        tags: ['exchange'],
        summary: 'The coordinate systems that files come in and go out in',
        response: { 200: CrsList },
      },
    },
    async (): Promise<Static<typeof CrsList>> => ({ items: knownCrs().map((crs) => ({ ...crs })) }),
  );
};
