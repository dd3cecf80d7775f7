import { create } from 'zustand';
import type { BoardSettings } from '../../../domain/contract/board.ts';

interface SettingsDraft {
  /** What has been changed and not saved: kept while other parts of the screen are looked at. */
  readonly changed: Partial<BoardSettings>;
  readonly change: (part: Partial<BoardSettings>) => void;
  readonly forget: () => void;
  /** What was sent is saved; what has been changed again since is not. */
  readonly saved: (sent: Partial<BoardSettings>) => void;
}

export const useSettingsDraft = create<SettingsDraft>((set) => ({
  changed: {},
  change: (part) => set(({ changed }) => ({ changed: { ...changed, ...part } })),
  forget: () => set({ changed: {} }),
  saved: (sent) => set(({ changed }) => ({ changed: withoutSaved(changed, sent) })),
}));

/** The settings with what has been changed, and whether that is anything. */
export function drafted(
  stored: BoardSettings,
  changed: Partial<BoardSettings>,
): { readonly settings: BoardSettings; readonly isChanged: boolean } {
  const settings = { ...stored, ...changed };
  const isChanged = (Object.keys(changed) as (keyof BoardSettings)[]).some(
    (key) => changed[key] !== stored[key],
  );
  return { settings, isChanged };
}

function withoutSaved(changed: Partial<BoardSettings>, sent: Partial<BoardSettings>): Partial<BoardSettings> {
  return Object.fromEntries(
    Object.entries(changed).filter(([key, value]) => sent[key as keyof BoardSettings] !== value),
  );
}
