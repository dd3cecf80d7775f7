import { SegmentedControl } from '@mantine/core';
import { useSay } from '../../i18n/use-say.ts';
import { useEditor, useEditorState, useProfile } from '../../ui/shell/editor-context.ts';
import type { DraftScope } from '../flow/draft-scope.ts';
import { scopeText } from '../scope-text.ts';

/** Which ground is divided, by name and households: what is marked on the map, else all of it. */
export function ScopeLine({ scope }: { readonly scope: DraftScope }) {
  const editor = useEditor();
  const profile = useProfile();
  const say = useSay();
  const level = useEditorState((s) => s.level);
  const division = useEditorState((s) => s.plan!.division);
  const { all, grids, households, locked } = scope;
  const text = all
    ? say.t('draft.scope.all')
    : scopeText(
        grids.map(({ id }) => id),
        division,
        say,
      );
  const clickable = profile.levels.filter((l) => l.tiles).slice(1);
  return (
    <section className="draft-scope" aria-label={say.t('draft.scope.title')}>
      <p className="draft-scope-name" data-scope={all ? 'all' : 'some'}>
        <strong>{text}</strong>
        {!all && (
          <button type="button" className="draft-link" onClick={() => editor.select([])}>
            {say.t('draft.scope.clear')}
          </button>
        )}
        <span className="number">{say.households(households)}</span>
      </p>
      {locked > 0 && (
        <p className="quiet">{say.t('draft.scope.locked', { count: locked, n: say.number(locked) })}</p>
      )}
      <div className="draft-scope-clicks">
        <span className="quiet">{say.t('draft.scope.clicks')}</span>
        <SegmentedControl
          size="xs"
          aria-label={say.t('draft.scope.clicks')}
          data={clickable.map((l) => ({ value: l.id, label: say.words(l.name) }))}
          value={level ?? ''}
          onChange={(id) => editor.setLevel(id)}
        />
      </div>
    </section>
  );
}
