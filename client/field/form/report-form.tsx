import { useMemo, useState } from 'react';
import type { FieldGround } from '../../../domain/contract/field.ts';
import { type KindTree, kindPath } from '../../command/town/kind-tree.ts';
import { useSay } from '../../i18n/use-say.ts';
import type { KeptReport } from '../outbox/report.ts';
import { gridOf } from '../place/grid-of.ts';
import { PlaceMap } from '../place/place-map.tsx';
import { usePlace } from '../place/use-place.ts';
import { KindSheet } from './kind-sheet.tsx';
import { PhotosField, type TakenPhoto } from './photos-field.tsx';
import { PlaceWords } from './place-words.tsx';

const NOTE_MOST = 500;

/** What the form gives: a report but for its name, its account and its time. */
export type Filled = Pick<KeptReport, 'at' | 'accuracyM' | 'kind' | 'severity' | 'note'> & {
  readonly photos: readonly TakenPhoto[];
};

/** Kind, place, severity, note, photos. Nothing is asked about a person. `onFilled` rejects where the phone has no room. */
export function ReportForm({
  ground,
  tree,
  newId,
  onFilled,
}: {
  readonly ground: FieldGround;
  readonly tree: KindTree;
  readonly newId: () => string;
  readonly onFilled: (filled: Filled) => Promise<void>;
}) {
  const say = useSay();
  const [kind, setKind] = useState<string | null>(null);
  const [choosing, setChoosing] = useState(false);
  const calmest = ground.severities[0]!.id;
  const [severity, setSeverity] = useState(calmest);
  const [note, setNote] = useState('');
  const [photos, setPhotos] = useState<readonly TakenPhoto[]>([]);
  const [keeping, setKeeping] = useState(false);
  const [wrong, setWrong] = useState<'kind' | 'place' | 'full' | null>(null);
  const { place, choose, askDevice } = usePlace();
  const grid = useMemo(() => place.at && gridOf(ground, place.at), [ground, place.at]);

  const submit = async () => {
    if (kind === null) return setWrong('kind');
    if (place.at === null) return setWrong('place');
    setKeeping(true);
    try {
      await onFilled({
        ...{ at: place.at, accuracyM: place.accuracyM, kind, severity, note: note.trim(), photos },
      });
      setKind(null);
      setSeverity(calmest);
      setNote('');
      setPhotos([]);
      setWrong(null);
      askDevice();
    } catch {
      setWrong('full');
    } finally {
      setKeeping(false);
    }
  };

  return (
    <form
      className="field-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="field-part">
        <span className="field-label">{say.t('field.kind')}</span>
        <button
          type="button"
          className="field-choose"
          data-empty={kind === null}
          data-wrong={wrong === 'kind' && kind === null}
          onClick={() => setChoosing(true)}
        >
          {kind === null
            ? say.t('field.chooseKind')
            : kindPath(tree, kind)
                .map(({ name }) => say.words(name))
                .join(' › ')}
        </button>
        {wrong === 'kind' && kind === null && (
          <p className="field-wrong" role="alert">
            {say.t('field.needKind')}
          </p>
        )}
      </div>

      <div className="field-part">
        <span className="field-label">{say.t('field.place')}</span>
        <PlaceWords place={place} grid={grid} onDevice={askDevice} />
        <PlaceMap ground={ground} place={place} onChoose={choose} />
        {wrong === 'place' && place.at === null && (
          <p className="field-wrong" role="alert">
            {say.t('field.needPlace')}
          </p>
        )}
      </div>

      <fieldset className="field-part">
        <legend>{say.t('field.severity')}</legend>
        <div className="field-severities">
          {ground.severities.map(({ id, name }) => (
            <label key={id}>
              <input
                type="radio"
                name="severity"
                value={id}
                checked={severity === id}
                onChange={() => setSeverity(id)}
              />
              <span>{say.words(name)}</span>
            </label>
          ))}
        </div>
      </fieldset>

      <label className="field-part">
        <span className="field-label">{say.t('field.note')}</span>
        <textarea
          rows={3}
          maxLength={NOTE_MOST}
          value={note}
          placeholder={say.t('field.notePlaceholder')}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <small className="field-hint">{say.t('field.noNames')}</small>
      </label>

      <PhotosField
        photos={photos}
        most={ground.photos.most}
        bytesMost={ground.photos.bytesMost}
        newId={newId}
        onChange={setPhotos}
      />

      {wrong === 'full' && (
        <p className="field-wrong" role="alert">
          {say.t('field.phoneFull')}
        </p>
      )}
      <button type="submit" className="field-submit" disabled={keeping}>
        {say.t('field.submit')}
      </button>
      {choosing && (
        <KindSheet
          tree={tree}
          onClose={() => setChoosing(false)}
          onChoose={(id) => {
            setKind(id);
            setChoosing(false);
          }}
        />
      )}
    </form>
  );
}
