import { Tooltip } from '@mantine/core';
import { IconRadar2 } from '@tabler/icons-react';
import { useSay } from '../../i18n/use-say.ts';

/** The way to the desk of the command centre. */
export function CommandLink() {
  const say = useSay();
  return (
    <Tooltip label={say.t('ways.toDesk')}>
      <a className="way-link" href="/desk">
        <IconRadar2 size={16} stroke={1.6} aria-hidden />
        {say.t('ways.command')}
      </a>
    </Tooltip>
  );
}
