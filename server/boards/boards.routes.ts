import { addressOf } from '../db/connect.ts';
import type { Routes } from '../services.ts';
import { batchRoutes } from './batch/batch.routes.ts';
import { publicPageRoutes } from './public/public-page.routes.ts';
import { settingsRoutes } from './settings/settings.routes.ts';
import { SheetDesk } from './sheets/sheet-desk.ts';
import { sheetRoutes } from './sheets/sheets.routes.ts';
import { templateRoutes } from './templates/templates.routes.ts';
import { BoardThread } from './thread/board-thread.ts';

/** So long after the start: whoever opens the page then is served first. */
const WARM_MS = 5_000;

/** Sheets of single grids and of many, what they are made by, and the pages that residents see. The ledger has its own. */
export const boardRoutes: Routes = async (app, services) => {
  const { db, profile, config } = services;
  const thread = new BoardThread({ address: addressOf(db), profile, publicUrl: config.publicUrl });
  const desk = new SheetDesk(thread);
  let warming: NodeJS.Timeout | undefined;
  app.addHook('onListen', async () => {
    warming = setTimeout(
      () => void desk.warm().catch((err) => app.log.error({ err }, 'the thread of the boards failed')),
      WARM_MS,
    );
    warming.unref();
  });
  app.addHook('onClose', () => {
    clearTimeout(warming);
    return thread.close();
  });
  const withDesk = { ...services, desk };
  await app.register(sheetRoutes, withDesk);
  await app.register(templateRoutes, withDesk);
  await app.register(settingsRoutes, services);
  await app.register(publicPageRoutes, withDesk);
  await app.register(batchRoutes, { ...withDesk, thread });
};
