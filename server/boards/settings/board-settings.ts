import { hasForbiddenSigns, isUnseen } from '../../../domain/board/plain-text.ts';
import type { BoardSettings } from '../../../domain/contract/board.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { type Db, inTransaction, type Tx } from '../../db/transaction.ts';
import { tellAllBoards } from '../ledger/tell-boards.ts';
import { findTemplate } from '../templates/templates.service.ts';
import { boardsStamp, putSettings, selectSettings } from './board-settings.queries.ts';
import { USUAL_SETTINGS } from './usual-settings.ts';

/** What stands on every sheet, and how it is refused. */
const LINES = [
  ['office', 'office-signs'],
  ['approvalNumber', 'approval-signs'],
  ['communityPhone', 'community-phone-signs'],
] as const;

/** What the office has set for its sheets; what it has not is as in `USUAL_SETTINGS`. */
export async function boardSettings(db: Db | Tx): Promise<BoardSettings> {
  return { ...USUAL_SETTINGS, ...(await selectSettings(db)) };
}

/** Refuses `template-unknown`, and `office-signs`, `approval-signs`, `community-phone-signs` for what is not one plain line. */
export async function setBoardSettings(db: Db, settings: BoardSettings): Promise<Result<BoardSettings>> {
  const trimmed: BoardSettings = {
    ...settings,
    office: settings.office.trim(),
    approvalNumber: settings.approvalNumber.trim(),
    communityPhone: settings.communityPhone.trim(),
  };
  const wrong = LINES.find(([part]) => !isPlain(trimmed[part]));
  if (wrong) return refuse(wrong[1]);
  return inTransaction(db, async (tx) => {
    const template = await findTemplate(tx, trimmed.template);
    if (!template.ok) return template;
    await putSettings(tx, trimmed);
    await tellAllBoards(tx);
    return ok(trimmed);
  });
}

/** Another text as soon as the settings, a template or a text written by hand are not as they were. */
export function boardSettingsStamp(db: Db): Promise<string> {
  return boardsStamp(db);
}

/** Nothing, or one line of which something is seen. */
function isPlain(text: string): boolean {
  return text === '' || !(hasForbiddenSigns(text) || isUnseen(text));
}
