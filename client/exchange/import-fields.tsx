import { FileInput, Select, TextInput } from '@mantine/core';
import type { ImportKind } from '../../domain/contract/exchange.ts';
import type { OpenPlan } from '../editor/store.ts';
import { useSay } from '../i18n/use-say.ts';
import { useProfile } from '../ui/shell/editor-context.ts';

const KINDS: readonly ImportKind[] = [
  'territory',
  'grids',
  'buildings',
  'lines',
  'cameras',
  'shops',
  'units',
];

/** What the form of an import says: the file, what it holds, and for a plan its name and the level of its grids. */
export interface Chosen {
  readonly file: File | null;
  readonly as: ImportKind;
  readonly level: string;
  readonly name: string;
}

export function ImportFields({
  chosen,
  plan,
  onChoose,
}: {
  readonly chosen: Chosen;
  readonly plan: Pick<OpenPlan, 'name'> | null;
  readonly onChoose: (part: Partial<Chosen>) => void;
}) {
  const say = useSay();
  const profile = useProfile();
  const { file, as, level, name } = chosen;
  return (
    <>
      <FileInput
        label={say.t('import.file')}
        placeholder={say.t('import.choose')}
        accept=".geojson,.json,application/geo+json,application/json"
        value={file}
        onChange={(file) => onChoose({ file })}
        data-autofocus
      />
      <div className="inspector-fields">
        <Select
          label={say.t('import.as')}
          data={KINDS.map((kind) => ({ value: kind, label: say.t(`importKind.${kind}`) }))}
          value={as}
          allowDeselect={false}
          onChange={(kind) => kind && onChoose({ as: kind as ImportKind })}
        />
        {as === 'grids' && (
          <Select
            label={say.t('import.level')}
            data={profile.levels
              .filter((l) => l.tiles)
              .slice(1)
              .map((l) => ({ value: l.id, label: say.words(l.name) }))}
            value={level}
            allowDeselect={false}
            onChange={(id) => id && onChoose({ level: id })}
          />
        )}
      </div>
      {(as === 'territory' || as === 'grids') && (
        <TextInput
          label={say.t('plan.name')}
          placeholder={say.t('import.nameFromFile')}
          maxLength={200}
          value={name}
          onChange={(event) => onChoose({ name: event.currentTarget.value })}
        />
      )}
      <p className="quiet">{say.t(`import.wants.${as}`)}</p>
      {as === 'grids' && plan && <p className="quiet">{say.t('import.newDraft', { name: plan.name })}</p>}
    </>
  );
}
