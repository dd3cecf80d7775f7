import { ActionIcon, Indicator, Tooltip } from '@mantine/core';
import { IconBell, IconPhone, IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useSay } from '../../../i18n/use-say.ts';
import mark from '../../../ui/mark.svg';
import { LanguageSwitch } from '../../../ui/shell/language-switch.tsx';
import { useCommand, useDeskPlace } from '../desk-context.ts';
import { useDesk } from '../desk-store.ts';
import { DeskAccount } from './desk-account.tsx';
import { PlayDay } from './play-day.tsx';
import { SimulatedBadge } from './simulated-badge.tsx';

/** Where one is and the ways to the other screens; alarms, phones, sound; language and account. */
export function DeskBar() {
  const say = useSay();
  const { profile } = useDeskPlace();
  const alarms = useCommand((s) => s.alarms.length);
  const muted = useDesk((s) => s.muted);
  const panel = useDesk((s) => s.panel);
  const { mute, openPanel } = useDesk.getState();
  const sound = say.t(muted ? 'alarms.unmute' : 'alarms.mute');
  return (
    <header className="desk-bar">
      <img src={mark} alt="" width={22} height={22} />
      <h1>
        {say.words(profile.name)} <span className="quiet">{say.t('desk.title')}</span>
      </h1>
      <nav className="desk-ways" aria-label={say.t('desk.ways')}>
        <a href="/">{say.t('ways.planning')}</a>
        <a href="/desk" aria-current="page">
          {say.t('ways.desk')}
        </a>
        <a href="/wall">{say.t('ways.wall')}</a>
        <a href="/report">{say.t('ways.report')}</a>
      </nav>
      <SimulatedBadge />
      <div className="desk-bar-end">
        <PlayDay />
        <Tooltip label={`${say.t('alarms.title')} (A)`}>
          <Indicator
            disabled={alarms === 0}
            label={say.number(alarms)}
            size={16}
            offset={6}
            color="red"
            processing={false}
          >
            <ActionIcon
              size={32}
              aria-label={say.t('alarms.open', { count: alarms, n: alarms })}
              aria-pressed={panel === 'alarms'}
              onClick={() => openPanel(panel === 'alarms' ? null : 'alarms')}
            >
              <IconBell size={18} stroke={1.6} />
            </ActionIcon>
          </Indicator>
        </Tooltip>
        <Tooltip label={`${sound} (M)`}>
          <ActionIcon size={32} aria-label={sound} aria-pressed={muted} onClick={() => mute(!muted)}>
            {muted ? <IconVolumeOff size={18} stroke={1.6} /> : <IconVolume size={18} stroke={1.6} />}
          </ActionIcon>
        </Tooltip>
        <Tooltip label={`${say.t('phones.title')} (P)`}>
          <ActionIcon
            size={32}
            aria-label={say.t('phones.title')}
            aria-pressed={panel === 'phones'}
            onClick={() => openPanel(panel === 'phones' ? null : 'phones')}
          >
            <IconPhone size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <LanguageSwitch />
        <DeskAccount />
      </div>
    </header>
  );
}
