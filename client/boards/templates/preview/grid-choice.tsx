import { Select } from '@mantine/core';
import { useMemo } from 'react';
import type { GridId } from '../../../../domain/coverage/types.ts';
import type { Division } from '../../../../domain/edit/types.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { gridName } from '../../../ui/shell/grid-name.ts';
import { useBoards } from '../../boards-context.ts';
import type { Telling } from '../flow/telling-grids.ts';

/** More than this of a list nobody scrolls through: typing finds the rest. */
const SHOWN = 60;
/** A name, a level and a code of 16 signs stand in one line. */
const DROPDOWN_PX = 360;
const collator = new Intl.Collator('zh-CN', { numeric: true });

/** Which grid a template is tried on: one that shows its weak points, or any by its name or code. */
export function GridChoice({
  division,
  telling,
  grid,
  onChoose,
}: {
  readonly division: Division;
  readonly telling: readonly (readonly [Telling, GridId])[];
  readonly grid: GridId | null;
  readonly onChoose: (grid: GridId) => void;
}) {
  const say = useSay();
  const { deployment } = useBoards();
  const data = useMemo(() => {
    const { grids } = division.tree;
    const levels = new Map(deployment.levels.map(({ id, name }, at) => [id, { name: say.words(name), at }]));
    const first = new Map<GridId, string>();
    for (const [kind, id] of telling)
      if (!first.has(id))
        first.set(id, `${gridName(grids.get(id)!, say)} · ${say.t(`boardTemplates.preview.${kind}`)}`);
    const others = [...grids.values()]
      .filter(({ id, unassigned }) => !unassigned && !first.has(id))
      .sort(
        (a, b) =>
          (levels.get(b.level)?.at ?? 0) - (levels.get(a.level)?.at ?? 0) || collator.compare(a.name, b.name),
      )
      .map((of) => ({
        value: of.id,
        label: [gridName(of, say), levels.get(of.level)?.name, of.name ? of.code : null]
          .filter(Boolean)
          .join(' · '),
      }));
    return [
      {
        group: say.t('boardTemplates.preview.telling'),
        items: [...first].map(([value, label]) => ({ value, label })),
      },
      { group: say.t('boardTemplates.preview.all'), items: others },
    ];
  }, [division, telling, deployment, say]);
  return (
    <Select
      size="xs"
      className="preview-grid"
      searchable
      limit={SHOWN}
      maxDropdownHeight={420}
      comboboxProps={{ width: DROPDOWN_PX, position: 'bottom-start' }}
      aria-label={say.t('boardTemplates.preview.grid')}
      nothingFoundMessage={say.t('boardTemplates.preview.nothing')}
      data={data}
      value={grid}
      allowDeselect={false}
      onChange={(id) => id && onChoose(id)}
    />
  );
}
