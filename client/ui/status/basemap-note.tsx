import { Tooltip } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { useSay } from '../../i18n/use-say.ts';
import { useBasemapState } from '../../map/basemap/basemap-state.ts';
import { useBasemap } from '../shell/editor-context.ts';

/** Says that the base map does not come, and from where: the plan is whole without it. */
export function BasemapNote() {
  const say = useSay();
  const basemap = useBasemap();
  const state = useBasemapState((s) => s.state);
  if (!basemap || state !== 'unreachable') return null;
  const { host } = new URL(basemap.url, location.href);
  return (
    <Tooltip label={say.t('basemap.unreachableTip', { host })} position="top">
      <p className="status-basemap" role="status">
        <IconMapOff size={14} aria-hidden />
        {say.t('basemap.unreachable')}
      </p>
    </Tooltip>
  );
}
