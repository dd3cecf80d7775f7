import { useEffect, useState } from 'react';
import { mayImport } from '../../editor/permission.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditorState } from '../../ui/shell/editor-context.ts';
import { useScreen } from '../../ui/shell/screen-store.ts';
import { useChooseFiles } from '../flow/use-choose-files.ts';

/** Files may be dropped anywhere on the screen: the import opens with them. */
export function FileDrop() {
  const say = useSay();
  const role = useEditorState((s) => s.account?.role ?? 'viewer');
  const dialog = useScreen((s) => s.dialog);
  const open = useScreen((s) => s.open);
  const choose = useChooseFiles();
  const [over, setOver] = useState(false);
  const taken = mayImport(role) && (dialog === null || dialog === 'import');
  useEffect(() => {
    const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
    const drag = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      // Even where they are not taken: the browser would leave the page for a file that is dropped on it.
      event.preventDefault();
      setOver(taken && event.type !== 'dragleave');
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (!taken || files.length === 0) return;
      choose(files);
      if (dialog === null) open('import');
    };
    addEventListener('dragover', drag);
    addEventListener('dragleave', drag);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', drag);
      removeEventListener('dragleave', drag);
      removeEventListener('drop', drop);
    };
  }, [taken, dialog, open, choose]);
  return over ? <div className="file-drop">{say.t('import.drop')}</div> : null;
}
