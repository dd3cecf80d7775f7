import type { Reason } from '../../domain/result.ts';

/** Whether something can be done now, and if not, why; `reasonKey` is `reason.<code>` of a domain reason. */
export type Availability =
  | { readonly available: true }
  | {
      readonly available: false;
      readonly reasonKey: string;
      readonly params: Readonly<Record<string, string | number>>;
      readonly at?: Reason['at'];
    };

export type CommandId =
  | 'undo'
  | 'redo'
  | 'merge'
  | 'lock'
  | 'unlock'
  | 'detach-part'
  | 'remove-vertex'
  | 'select-all'
  | 'select-siblings'
  | 'select-none'
  | 'zoom-to-selection'
  | 'toggle-snap'
  | 'toggle-route'
  | 'level-up'
  | 'level-down'
  | 'remove-building'
  | 'draft';

/**
 * Something a person can do with what is selected. Explains itself: `labelKey` is `command.<id>.label`,
 * `hintKey` `command.<id>.hint`, `key` is written `mod+shift+z` (mod is Ctrl, on a Mac ⌘), or null.
 */
export interface Command {
  readonly id: CommandId;
  readonly key: string | null;
  readonly labelKey: string;
  readonly hintKey: string;
  state(): Availability;
  run(): void;
}

export const AVAILABLE: Availability = { available: true };

/** A domain reason as the screen shows it. */
export function unavailable(reason: Reason): Availability {
  const shown = { available: false, reasonKey: `reason.${reason.code}`, params: reason.params } as const;
  return reason.at ? { ...shown, at: reason.at } : shown;
}
