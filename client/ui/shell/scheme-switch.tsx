import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useSay } from '../../i18n/use-say.ts';

/** Day and night. */
export function SchemeSwitch() {
  const say = useSay();
  const scheme = useComputedColorScheme('light');
  const { setColorScheme } = useMantineColorScheme();
  const label = say.t(scheme === 'light' ? 'scheme.toNight' : 'scheme.toDay');
  return (
    <Tooltip label={label}>
      <ActionIcon
        size={32}
        aria-label={label}
        onClick={() => setColorScheme(scheme === 'light' ? 'dark' : 'light')}
      >
        {scheme === 'light' ? <IconMoon size={18} stroke={1.6} /> : <IconSun size={18} stroke={1.6} />}
      </ActionIcon>
    </Tooltip>
  );
}
