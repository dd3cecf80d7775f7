import { Tooltip } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { boardsPath } from '../../boards/boards-address.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditorState } from '../shell/editor-context.ts';

/** The way to the sheets of the plan on the map. */
export function BoardsLink() {
  const say = useSay();
  const plan = useEditorState((s) => s.plan?.id ?? null);
  return (
    <Tooltip label={say.t('ways.toBoards')}>
      <a className="way-link" href={boardsPath({ plan })}>
        <IconPrinter size={16} stroke={1.6} aria-hidden />
        {say.t('ways.boards')}
      </a>
    </Tooltip>
  );
}
