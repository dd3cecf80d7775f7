import { useEffect, useMemo, useRef, useState } from 'react';
import { useSay } from '../../i18n/use-say.ts';
import { FILE_BYTES_MOST, shrinkPhoto } from './shrink-photo.ts';

export interface TakenPhoto {
  readonly id: string;
  readonly name: string;
  readonly blob: Blob;
}

/** Photos of a report, seen before they are sent: from the camera or from the phone, each of which can be taken out. */
export function PhotosField({
  photos,
  most,
  bytesMost,
  newId,
  onChange,
}: {
  readonly photos: readonly TakenPhoto[];
  readonly most: number;
  readonly bytesMost: number;
  readonly newId: () => string;
  readonly onChange: (photos: readonly TakenPhoto[]) => void;
}) {
  const say = useSay();
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [reading, setReading] = useState(false);
  const take = async (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])];
    // The same file can be chosen again after it was taken out.
    input.value = '';
    setReading(true);
    const said: string[] = [];
    let now = photos;
    for (const file of files) {
      if (now.length >= most) {
        said.push(say.t('field.photosMost', { n: most }));
        break;
      }
      const shrunk = await shrinkPhoto(file, bytesMost);
      if (shrunk.kind === 'ok') now = [...now, { id: newId(), name: file.name, blob: shrunk.blob }];
      else
        said.push(
          say.t(`field.photo.${shrunk.why}`, { name: file.name, mb: Math.round(FILE_BYTES_MOST / 1e6) }),
        );
    }
    setReading(false);
    setRefused(said);
    onChange(now);
  };
  const full = photos.length >= most;
  return (
    <fieldset className="field-part" disabled={reading}>
      <legend>
        {say.t('field.photos')} <small>{say.t('field.photosOf', { n: photos.length, most })}</small>
      </legend>
      {photos.length > 0 && (
        <ul className="field-photos">
          {photos.map(({ id, blob, name }) => (
            <li key={id}>
              <Preview blob={blob} name={name} />
              <button
                type="button"
                aria-label={say.t('field.photoRemove')}
                onClick={() => onChange(photos.filter((one) => one.id !== id))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="field-pair">
        <button type="button" disabled={full} onClick={() => camera.current?.click()}>
          {say.t('field.camera')}
        </button>
        <button type="button" disabled={full} onClick={() => album.current?.click()}>
          {say.t('field.album')}
        </button>
      </div>
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        data-photos="camera"
        onChange={(event) => void take(event.currentTarget)}
      />
      <input
        ref={album}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple
        hidden
        data-photos="album"
        onChange={(event) => void take(event.currentTarget)}
      />
      {refused.map((text) => (
        <p key={text} className="field-wrong" role="alert">
          {text}
        </p>
      ))}
    </fieldset>
  );
}

function Preview({ blob, name }: { readonly blob: Blob; readonly name: string }) {
  const url = useMemo(() => URL.createObjectURL(blob), [blob]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return <img src={url} alt={name} />;
}
