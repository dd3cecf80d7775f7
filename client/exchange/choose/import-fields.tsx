import { Select, TextInput } from '@mantine/core';
import type { ImportKind } from '../../../domain/contract/exchange.ts';
import type { OpenPlan } from '../../editor/store.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useProfile } from '../../ui/shell/editor-context.ts';
import { HOWS, type ImportForm, type ImportHow, makesPlan } from '../flow/import-form.ts';

const KINDS: readonly ImportKind[] = [
  'territory',
  'grids',
  'teams',
  'buildings',
  'lines',
  'cases',
  'cameras',
  'shops',
  'units',
];

/** What the file is to be read as: its kind, how it meets what is there, and for a draft its level, name and ground. */
export function ImportFields({
  form,
  plan,
  onFill,
}: {
  readonly form: ImportForm;
  readonly plan: Pick<OpenPlan, 'name'> | null;
  readonly onFill: (part: Partial<ImportForm>) => void;
}) {
  const say = useSay();
  const profile = useProfile();
  const { as, how, level, name, over } = form;
  const hows = HOWS[as];
  const draws = as === 'grids' && how === 'new';
  return (
    <>
      <div className="import-fields">
        <Select
          label={say.t('import.as')}
          data={KINDS.map((kind) => ({ value: kind, label: say.t(`importKind.${kind}`) }))}
          value={as}
          maxDropdownHeight={320}
          allowDeselect={false}
          onChange={(kind) => kind && onFill({ as: kind as ImportKind, how: 'new' })}
        />
        {hows && (
          <Select
            label={say.t('import.how')}
            data={hows.map((one) => ({
              value: one,
              label: say.t(`importHow.${one === 'new' && as === 'grids' ? 'newGrids' : one}`),
              disabled: one !== 'new' && plan === null,
            }))}
            value={how}
            allowDeselect={false}
            onChange={(one) => one && onFill({ how: one as ImportHow })}
          />
        )}
        {draws && (
          <Select
            label={say.t('import.level')}
            data={profile.levels
              .filter((l) => l.tiles)
              .slice(1)
              .map((l) => ({ value: l.id, label: say.words(l.name) }))}
            value={level}
            allowDeselect={false}
            onChange={(id) => id && onFill({ level: id })}
          />
        )}
        {draws && plan && (
          <Select
            className="import-wide"
            label={say.t('import.over')}
            data={[
              { value: 'plan', label: say.t('import.overPlan', { name: plan.name }) },
              { value: 'own', label: say.t('import.overOwn') },
            ]}
            value={over}
            allowDeselect={false}
            onChange={(one) => one && onFill({ over: one as ImportForm['over'] })}
          />
        )}
        {makesPlan(form) && (
          <TextInput
            label={say.t('plan.name')}
            placeholder={say.t('import.nameFromFile')}
            maxLength={200}
            value={name}
            onChange={(event) => onFill({ name: event.currentTarget.value })}
          />
        )}
      </div>
      <p className="quiet">
        {say.t(`import.wants.${wantOf(form)}`)}
        {draws && plan && ` ${say.t('import.newDraft', { name: plan.name })}`}
      </p>
    </>
  );
}

function wantOf({ as, how }: ImportForm): string {
  if (how === 'new') return as;
  return as === 'grids' ? 'gridsByCode' : 'buildingsByKey';
}
