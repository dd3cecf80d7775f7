import { useEffect, useRef, useState } from 'react';
import { type KindTree, kindPath, searchKinds } from '../../command/town/kind-tree.ts';
import { useSay } from '../../i18n/use-say.ts';

/** Rows of a search that a thumb still scrolls through. */
const FOUND = 30;

/** Over the whole page: the tree of kinds, a step at a time under a thumb, or by words of a name. */
export function KindSheet({
  tree,
  onChoose,
  onClose,
}: {
  readonly tree: KindTree;
  readonly onChoose: (kind: string) => void;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const sheet = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [under, setUnder] = useState<string | null>(null);
  useEffect(() => sheet.current?.showModal(), []);
  const found = text.trim() === '' ? null : searchKinds(tree, text, FOUND);
  const shown = found ?? tree.childrenOf.get(under) ?? [];
  const path = under === null ? [] : kindPath(tree, under);
  return (
    <dialog ref={sheet} className="field-sheet" aria-label={say.t('field.kind')} onClose={onClose}>
      <header>
        <input
          type="search"
          value={text}
          placeholder={say.t('field.searchKind')}
          aria-label={say.t('field.searchKind')}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <button type="button" className="field-quiet" onClick={onClose}>
          {say.t('action.close')}
        </button>
      </header>
      {found === null && under !== null && (
        <button
          type="button"
          className="field-row field-back"
          onClick={() => setUnder(tree.byId.get(under)?.parentId ?? null)}
        >
          ‹ {path.map(({ name }) => say.words(name)).join(' › ')}
        </button>
      )}
      <ul>
        {shown.map(({ id, name }) => {
          const more = tree.childrenOf.has(id);
          const above = kindPath(tree, id).slice(0, -1);
          return (
            <li key={id}>
              <button
                type="button"
                className="field-row"
                data-kind={id}
                onClick={() => (more ? setUnder(id) : onChoose(id))}
              >
                <span>
                  {say.words(name)}
                  {found !== null && above.length > 0 && (
                    <small>{above.map((one) => say.words(one.name)).join(' › ')}</small>
                  )}
                </span>
                {more && <span aria-hidden="true">›</span>}
              </button>
            </li>
          );
        })}
      </ul>
      {found?.length === 0 && <p className="field-hint">{say.t('search.nothing')}</p>}
    </dialog>
  );
}
