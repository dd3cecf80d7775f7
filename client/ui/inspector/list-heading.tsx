import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';

/** The heading of a list, with the button that adds to it; without `onAdd` nothing can be added. */
export function ListHeading({
  text,
  addLabel,
  onAdd,
}: {
  readonly text: string;
  readonly addLabel: string;
  readonly onAdd: (() => void) | null;
}) {
  return (
    <h3>
      {text}
      {onAdd && (
        <Tooltip label={addLabel} position="left">
          <ActionIcon size={24} aria-label={addLabel} onClick={onAdd}>
            <IconPlus size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </h3>
  );
}
