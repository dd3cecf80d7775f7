import { BoardSettings } from '../../../domain/contract/board.ts';
import { valueOrRefusal } from '../../answer.ts';
import type { Routes } from '../../services.ts';
import { boardSettings, setBoardSettings } from './board-settings.ts';

/** What an office sets for all its sheets. */
export const settingsRoutes: Routes = async (app, { db }) => {
  const tags = ['boards'];

  app.get(
    '/api/boards/settings',
    {
      config: { role: 'viewer' },
      schema: { tags, summary: 'What holds for all sheets', response: { 200: BoardSettings } },
    },
    () => boardSettings(db),
  );

  app.put(
    '/api/boards/settings',
    {
      config: { role: 'admin' },
      schema: {
        tags,
        summary: 'Set who signs, the map approval number, and what may be shown to whom',
        body: BoardSettings,
        response: { 200: BoardSettings },
      },
    },
    async ({ body }) => valueOrRefusal(await setBoardSettings(db, body)),
  );
};
