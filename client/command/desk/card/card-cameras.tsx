import { ActionIcon, Tooltip } from '@mantine/core';
import { IconExternalLink, IconVideo } from '@tabler/icons-react';
import type { NearCamera } from '../../../../domain/contract/case.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { CardSection } from './card-section.tsx';

/** The cameras nearest to the case, how far each is; one is shown on the map, or opened where it has a link. */
export function CardCameras({
  cameras,
  onShow,
}: {
  readonly cameras: readonly NearCamera[];
  readonly onShow: (camera: NearCamera) => void;
}) {
  const say = useSay();
  return (
    <CardSection name="cameras" title={say.t('card.cameras')}>
      {cameras.length === 0 && <p className="quiet card-none">{say.t('card.noCamera')}</p>}
      <ul className="card-cameras">
        {cameras.map((camera) => (
          <li key={camera.id}>
            <Tooltip label={say.t('card.showCamera')}>
              <button type="button" onClick={() => onShow(camera)}>
                <IconVideo size={14} stroke={1.6} aria-hidden />
                <span className="ellipsis">{camera.name || camera.id}</span>
                <span className="number quiet">
                  {say.t('map.m', { n: say.number(Math.round(camera.distanceM)) })}
                </span>
              </button>
            </Tooltip>
            {camera.link !== null && /^https?:/i.test(camera.link) && (
              <Tooltip label={say.t('card.openCamera')}>
                <ActionIcon
                  component="a"
                  size={24}
                  href={camera.link}
                  target="_blank"
                  rel="noopener noreferrer"
                  aria-label={say.t('card.openCamera')}
                >
                  <IconExternalLink size={14} stroke={1.6} />
                </ActionIcon>
              </Tooltip>
            )}
          </li>
        ))}
      </ul>
    </CardSection>
  );
}
