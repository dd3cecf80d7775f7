import { NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { gridsAt } from '../../../domain/plan/tree.ts';
import type { Grid } from '../../../domain/plan/types.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditor, useEditorState, useProfile } from '../shell/editor-context.ts';
import { gridName } from '../shell/grid-name.ts';

/** What `describe` sets on one grid; a field is sent when it is left, if it was changed. */
export function GridFields({ grid }: { readonly grid: Grid }) {
  const editor = useEditor();
  const profile = useProfile();
  const say = useSay();
  const status = useEditorState((s) => s.plan!.status);
  const tree = useEditorState((s) => s.plan!.division.tree);
  const [name, setName] = useState(grid.name);
  const [note, setNote] = useState(grid.note);
  const [target, setTarget] = useState<string | number>(grid.target ?? '');
  useEffect(() => setName(grid.name), [grid.name]);
  useEffect(() => setNote(grid.note), [grid.note]);
  useEffect(() => setTarget(grid.target ?? ''), [grid.target]);
  const level = profile.levels.find((l) => l.id === grid.level)!;
  const draft = status === 'draft';
  const parent = grid.parentId === null ? undefined : tree.grids.get(grid.parentId);
  const parents = parent ? gridsAt(tree, parent.level).filter((g) => !g.unassigned) : [];
  return (
    <div className="inspector-fields">
      <TextInput
        className="inspector-wide"
        size="xs"
        label={say.t('inspector.gridName')}
        value={name}
        disabled={grid.locked}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={() => name !== grid.name && editor.describe({ name }, [grid.id])}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <Select
        size="xs"
        clearable
        label={say.t('inspector.type')}
        placeholder={say.t('inspector.notSet')}
        disabled={grid.locked}
        data={profile.types.map((type) => ({
          value: type.id,
          label: `${type.letter} ${say.words(type.name)}`,
        }))}
        value={grid.type}
        onChange={(type) => editor.describe({ type }, [grid.id])}
      />
      <Select
        size="xs"
        clearable
        label={say.t('inspector.risk')}
        placeholder={say.t('inspector.notSet')}
        disabled={grid.locked}
        data={profile.risks.map((risk) => ({ value: risk.id, label: say.words(risk.name) }))}
        value={grid.risk}
        onChange={(risk) => editor.describe({ risk }, [grid.id])}
      />
      {draft && (
        <NumberInput
          size="xs"
          label={say.t('inspector.ownTarget')}
          placeholder={level.target === null ? say.t('inspector.notSet') : String(level.target)}
          min={1}
          max={1_000_000}
          allowDecimal={false}
          disabled={grid.locked}
          value={target}
          onChange={setTarget}
          onBlur={() => {
            const wanted = typeof target === 'number' ? target : null;
            if (wanted !== grid.target) editor.describe({ target: wanted }, [grid.id]);
          }}
        />
      )}
      {draft && parents.length > 1 && (
        <Select
          size="xs"
          searchable
          label={say.t('inspector.parent')}
          allowDeselect={false}
          disabled={grid.locked}
          data={parents.map((g) => ({ value: g.id, label: gridName(g, say) }))}
          value={grid.parentId}
          onChange={(id) => id !== null && id !== grid.parentId && editor.assignParent(id, [grid.id])}
        />
      )}
      <Textarea
        className="inspector-wide"
        size="xs"
        autosize
        minRows={1}
        maxRows={5}
        label={say.t('inspector.note')}
        disabled={grid.locked}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onBlur={() => note !== grid.note && editor.describe({ note }, [grid.id])}
      />
      {draft && (
        <Switch
          className="inspector-wide"
          size="xs"
          label={say.t('inspector.lockedLong')}
          checked={grid.locked}
          onChange={(event) => editor.describe({ locked: event.currentTarget.checked }, [grid.id])}
        />
      )}
    </div>
  );
}
