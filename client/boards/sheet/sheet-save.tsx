import { Button, NativeSelect } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { BoardQuery } from '../../../domain/contract/board.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import { useSay } from '../../i18n/use-say.ts';
import { answered } from '../../ui/data/api.ts';
import { saveFile } from '../../ui/data/save-file.ts';
import { DialogError } from '../../ui/dialogs/dialog-error.tsx';
import { boardsApi } from '../boards-api.ts';
import { useBoards } from '../boards-context.ts';
import type { SheetLook } from '../print/sheet-look.ts';

/** For a screen, an office printer, a printing house. */
const DPI = ['96', '150', '300', '600'] as const;

interface SheetSaveProps {
  readonly grid: GridId;
  /** Of a picture: it is of one page. */
  readonly page: number;
  readonly look: SheetLook;
}

/** The sheet as a file, or opened to be printed. */
export function SheetSave({ grid, page, look }: SheetSaveProps) {
  const say = useSay();
  const { plan } = useBoards();
  const [dpi, setDpi] = useState<string>('150');
  const save = useMutation({
    mutationFn: async (query: BoardQuery) => {
      const { file, name } = await answered(boardsApi.sheet(plan.id, grid, { ...look.query, ...query }));
      saveFile(file, name);
    },
  });
  const saving = (format: BoardQuery['format']) => save.isPending && save.variables.format === format;
  const ofPage = { page: String(page) };
  return (
    <section className="sheet-part sheet-save">
      <h3>{say.t('boardPrint.save.title')}</h3>
      <Button
        component="a"
        fullWidth
        target="_blank"
        href={boardsApi.sheetUrl(plan.id, grid, { ...look.query, format: 'pdf' })}
        leftSection={<IconPrinter size={16} aria-hidden />}
      >
        {say.t('boardPrint.save.print')}
      </Button>
      <div className="sheet-save-row">
        <Button
          variant="default"
          size="xs"
          loading={saving('pdf')}
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => save.mutate({ format: 'pdf' })}
        >
          PDF
        </Button>
        <Button
          variant="default"
          size="xs"
          loading={saving('svg')}
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => save.mutate({ format: 'svg', ...ofPage })}
        >
          SVG
        </Button>
      </div>
      <div className="sheet-save-row">
        <Button
          variant="default"
          size="xs"
          loading={saving('png')}
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => save.mutate({ format: 'png', dpi, ...ofPage })}
        >
          PNG
        </Button>
        <NativeSelect
          size="xs"
          aria-label={say.t('boardPrint.save.dpi')}
          value={dpi}
          data={DPI.map((value) => ({ value, label: `${value} dpi` }))}
          onChange={({ target }) => {
            save.reset();
            setDpi(target.value);
          }}
        />
      </div>
      <DialogError error={save.error} />
    </section>
  );
}
