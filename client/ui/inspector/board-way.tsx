import { IconPrinter } from '@tabler/icons-react';
import type { GridId } from '../../../domain/coverage/types.ts';
import { boardsPath } from '../../boards/boards-address.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditorState } from '../shell/editor-context.ts';

/** The way to the sheet of the selected grid, or to the sheets of several. */
export function BoardWay({ ids }: { readonly ids: readonly GridId[] }) {
  const say = useSay();
  const plan = useEditorState((s) => s.plan!.id);
  const [first] = ids;
  if (first === undefined) return null;
  const path = boardsPath(ids.length === 1 ? { plan, grid: first } : { plan, grids: ids });
  return (
    <a className="way-link board-way" href={path}>
      <IconPrinter size={16} stroke={1.6} aria-hidden />
      {say.t('boardPrint.way.sheets', { count: ids.length, n: say.number(ids.length) })}
    </a>
  );
}
