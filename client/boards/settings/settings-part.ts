import type { BoardSettings } from '../../../domain/contract/board.ts';

/** What each part of the settings works on. */
export interface SettingsPart {
  readonly settings: BoardSettings;
  readonly readOnly: boolean;
  readonly set: (part: Partial<BoardSettings>) => void;
}
