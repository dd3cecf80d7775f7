import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSay } from '../../i18n/use-say.ts';
import { answered, api } from '../data/api.ts';
import { PLANS_KEY, usePlans } from '../data/use-plans.ts';
import { useEditor, useEditorState } from '../shell/editor-context.ts';
import { useScreen } from '../shell/screen-store.ts';
import { DialogError } from './dialog-error.tsx';
import './dialogs.css';

/** A new draft as a copy of a plan: grids, codes, teams and all. */
export function NewPlanDialog() {
  const editor = useEditor();
  const say = useSay();
  const queries = useQueryClient();
  const close = useScreen((s) => s.close);
  const open = useScreen((s) => s.open);
  const current = useEditorState((s) => s.plan?.id ?? null);
  const plans = usePlans().data ?? [];
  const inForce = plans.find((p) => p.status === 'in-force');
  const [basedOn, setBasedOn] = useState<string | null>(inForce?.id ?? current);
  const [name, setName] = useState(() => say.t('plan.newName', { date: today(say.language) }));
  const create = useMutation({
    mutationFn: () => answered(api.createPlan({ name: name.trim(), ...(basedOn ? { basedOn } : {}) })),
    onSuccess: async (plan) => {
      await queries.invalidateQueries({ queryKey: PLANS_KEY });
      close();
      await editor.openPlan(plan.id);
    },
  });
  return (
    <Modal
      opened
      onClose={close}
      title={say.t('plan.new')}
      closeButtonProps={{ 'aria-label': say.t('action.close') }}
    >
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <TextInput
          label={say.t('plan.name')}
          value={name}
          required
          withAsterisk={false}
          maxLength={200}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={say.t('plan.copyOf')}
          data={plans.map((p) => ({ value: p.id, label: `${p.name} · ${say.t(`planStatus.${p.status}`)}` }))}
          value={basedOn}
          allowDeselect={false}
          onChange={setBasedOn}
        />
        <p className="quiet">{say.t('plan.orImport')}</p>
        <DialogError error={create.error} />
        <div className="dialog-actions">
          <Button variant="subtle" onClick={() => open('import')}>
            {say.t('import.title')}
          </Button>
          <Button variant="default" onClick={close}>
            {say.t('action.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={name.trim() === '' || !basedOn}>
            {say.t('plan.create')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function today(language: 'zh' | 'en'): string {
  return new Date().toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    month: 'long',
    day: 'numeric',
  });
}
