import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { LATTICE } from '../../domain/geometry/point.ts';
import { polygonBox } from '../../domain/geometry/ring.ts';
import type { OpenPlan } from '../editor/store.ts';
import { useSay } from '../i18n/use-say.ts';
import { answered, api } from '../ui/data/api.ts';
import { saveFile } from '../ui/data/save-file.ts';
import { DialogError } from '../ui/dialogs/dialog-error.tsx';
import { useEditorState } from '../ui/shell/editor-context.ts';
import { useScreen } from '../ui/shell/screen-store.ts';
import { ExportFields, type ExportForm, PLAIN_CRS } from './export-fields.tsx';

const FIRST: ExportForm = { format: 'geojson', what: 'grids', crs: PLAIN_CRS, encoding: 'gb18030' };

/** The plan, or what stands on its territory, as a file. */
export function ExportDialog() {
  const say = useSay();
  const close = useScreen((s) => s.close);
  const plan = useEditorState((s) => s.plan);
  const [form, setForm] = useState(FIRST);
  const { format, what } = form;
  const crs = format === 'kml' ? PLAIN_CRS : form.crs;
  const fetchFile = useMutation({
    mutationFn: () => answered(api.exportPlan(plan!.id, { ...form, crs, lang: say.language })),
    onSuccess: (file) => {
      const system = crs === PLAIN_CRS ? '' : `-${crs.replace(/[^A-Za-z0-9]/g, '')}`;
      const content = say.t(`exportContent.${what}`);
      saveFile(
        file,
        `${plan!.name}-${content}-r${plan!.revision}${system}.${format === 'shp' ? 'zip' : format}`,
      );
      close();
    },
  });
  if (!plan) return null;
  return (
    <Modal
      opened
      onClose={close}
      title={say.t('export.title')}
      closeButtonProps={{ 'aria-label': say.t('action.close') }}
    >
      <div className="dialog-form">
        <p>{say.t('export.what', { name: plan.name })}</p>
        <ExportFields
          form={form}
          longitude={longitudeOf(plan)}
          onFill={(part) => {
            fetchFile.reset();
            setForm((before) => ({ ...before, ...part }));
          }}
        />
        {plan.pending.length > 0 && <p className="quiet">{say.t('plan.stillSaving')}</p>}
        <DialogError error={fetchFile.error} />
        <div className="dialog-actions">
          <Button variant="default" onClick={close}>
            {say.t('action.cancel')}
          </Button>
          <Button
            loading={fetchFile.isPending}
            disabled={plan.pending.length > 0}
            onClick={() => fetchFile.mutate()}
          >
            {say.t('export.do', { format: say.t(`exportFormat.${format}`) })}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

/** The middle of the plan's ground: which zone it lies in. */
function longitudeOf({ division }: OpenPlan): number {
  const [shell] = division.territory.polygons;
  const [west, , east] = polygonBox(shell ?? []);
  return (west + east) / 2 / LATTICE;
}
