import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { WirePhoto } from '../../../../domain/contract/case.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { casesApi } from '../../town/cases-api.ts';
import { CardSection } from './card-section.tsx';

/** The photos of a case, each as large as the screen on a click. */
export function CardPhotos({ id, photos }: { readonly id: string; readonly photos: readonly WirePhoto[] }) {
  const say = useSay();
  const [shown, setShown] = useState<WirePhoto | null>(null);
  if (photos.length === 0) return null;
  return (
    <CardSection name="photos" title={say.t('card.photos')} count={say.number(photos.length)}>
      <div className="card-photos">
        {photos.map((photo, i) => (
          <button
            key={photo.id}
            type="button"
            aria-label={say.t('card.photo', { n: i + 1 })}
            onClick={() => setShown(photo)}
          >
            <img src={casesApi.photoUrl(id, photo.id)} alt="" loading="lazy" />
          </button>
        ))}
      </div>
      <Modal
        opened={shown !== null}
        size="auto"
        onClose={() => setShown(null)}
        title={say.t('card.photos')}
        closeButtonProps={{ 'aria-label': say.t('action.close') }}
      >
        {shown && <img className="card-photo-large" src={casesApi.photoUrl(id, shown.id)} alt="" />}
      </Modal>
    </CardSection>
  );
}
