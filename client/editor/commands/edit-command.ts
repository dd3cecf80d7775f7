import type { Edit } from '../../../domain/edit/types.ts';
import { type Reason, type Result, refuse } from '../../../domain/result.ts';
import { AVAILABLE, type Availability, type Command, type CommandId, unavailable } from '../command.ts';
import { editRefusal } from '../permission.ts';
import type { CommandContext } from './context.ts';

/** A command that makes one edit: available exactly when the domain would make it. */
export function editCommand(
  context: CommandContext,
  id: CommandId,
  key: string | null,
  editOf: () => Result<Edit>,
): Command {
  const refusal = (): Reason | null => {
    const edit = context.state().plan ? editOf() : refuse('no-plan');
    if (!edit.ok) return edit.reason;
    const may = editRefusal(context.state(), edit.value);
    if (may) return may;
    const trial = context.attempt(edit.value);
    return trial.ok ? null : trial.reason;
  };
  return {
    id,
    key,
    labelKey: `command.${id}.label`,
    hintKey: `command.${id}.hint`,
    state: (): Availability => {
      const reason = refusal();
      return reason ? unavailable(reason) : AVAILABLE;
    },
    run: () => {
      const edit = editOf();
      if (edit.ok) context.make(edit.value);
    },
  };
}
