import { NumberInput, SegmentedControl, Select } from '@mantine/core';
import type { Level } from '../../../domain/plan/types.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useProfile } from '../../ui/shell/editor-context.ts';
import { likelyGrids, settled } from '../flow/draft-form.ts';
import type { DraftScope } from '../flow/draft-scope.ts';
import { useDraftSession } from '../flow/draft-session.ts';

const TARGET_MAX = 10_000_000;
const PARTS_MAX = 100_000;

/** From what, at which level, and how large or how many: with what that comes to. */
export function SizeFields({
  scope,
  level,
  levels,
}: {
  readonly scope: DraftScope;
  readonly level: Level;
  readonly levels: readonly Level[];
}) {
  const say = useSay();
  const profile = useProfile();
  const { form, fill } = useDraftSession();
  const { measure, target } = settled(form, level);
  const nameOf = (id: string) => say.words(profile.levels.find((l) => l.id === id)!.name);
  const below = levels.slice(levels.indexOf(level) + 1).filter((l) => l.target !== null);
  const grids = likelyGrids(form, level, scope);
  const share = form.tolerancePercent / 100;
  const size = form.by === 'target' ? target : grids ? scope[measure] / grids : null;
  return (
    <section className="draft-part">
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={say.t('draft.method')}
        data={(['draft', 'rebalance'] as const).map((value) => ({
          value,
          label: say.t(`draftMethod.${value}`),
        }))}
        value={form.method}
        onChange={(method) => fill({ method: method as typeof form.method })}
      />
      <p className="quiet">{say.t(`draft.methodWhat.${form.method}`)}</p>
      <div className="draft-fields">
        <Select
          size="xs"
          label={say.t('draft.level')}
          data={levels.map(({ id }) => ({ value: id, label: nameOf(id) }))}
          value={level.id}
          allowDeselect={false}
          onChange={(id) => id && fill({ level: id, target: null })}
        />
        <Select
          size="xs"
          label={say.t('draft.measure')}
          data={(['households', 'persons'] as const).map((value) => ({
            value,
            label: say.t(`draftMeasure.${value}`),
          }))}
          value={measure}
          allowDeselect={false}
          onChange={(value) => value && fill({ measure: value as 'households' | 'persons', target: null })}
        />
        <Select
          size="xs"
          label={say.t('draft.by')}
          data={[
            { value: 'target', label: say.t('draft.byTarget') },
            { value: 'parts', label: say.t('draft.byParts') },
          ]}
          value={form.by}
          allowDeselect={false}
          onChange={(by) => by && fill({ by: by as typeof form.by })}
        />
        {form.by === 'target' ? (
          <NumberInput
            size="xs"
            label={say.t('draft.target')}
            min={1}
            max={TARGET_MAX}
            allowDecimal={false}
            clampBehavior="strict"
            value={target ?? ''}
            onChange={(value) => fill({ target: typeof value === 'number' && value >= 1 ? value : null })}
          />
        ) : (
          <NumberInput
            size="xs"
            label={say.t('draft.parts')}
            min={1}
            max={PARTS_MAX}
            allowDecimal={false}
            clampBehavior="strict"
            value={form.parts ?? ''}
            onChange={(value) => fill({ parts: typeof value === 'number' && value >= 1 ? value : null })}
          />
        )}
        <NumberInput
          size="xs"
          label={say.t('draft.tolerance')}
          min={1}
          max={100}
          allowDecimal={false}
          clampBehavior="strict"
          value={form.tolerancePercent}
          onChange={(value) => typeof value === 'number' && value >= 1 && fill({ tolerancePercent: value })}
        />
        <p className="draft-comes-to number">
          {grids !== null && <strong>{say.t('draft.about', { count: grids, n: say.number(grids) })}</strong>}
          {size !== null && (
            <span className="quiet">
              {say.t('draft.band', {
                low: say.number(Math.ceil(size * (1 - share))),
                high: say.number(Math.floor(size * (1 + share))),
              })}
            </span>
          )}
        </p>
      </div>
      {below.length > 0 && (
        <p className="quiet">
          {say.t('draft.nested', { levels: below.map(({ id }) => nameOf(id)).join(say.t('list.comma')) })}
        </p>
      )}
    </section>
  );
}
