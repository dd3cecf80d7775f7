import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { severitiesOf } from '../../../../domain/case/severity.ts';
import type { CaseDetail } from '../../../../domain/contract/case.ts';
import type { Profile } from '../../../../domain/deployment/types.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { DialogError } from '../../../ui/dialogs/dialog-error.tsx';
import type { KindTree } from '../../town/kind-tree.ts';
import { KindPicker } from '../new/kind-picker.tsx';
import { useChange } from './use-case.ts';

interface Changed {
  readonly kind?: string;
  readonly severity?: string;
  readonly title?: string;
}

/** What a case is, put right: its kind, how grave it is, its title. Its deadline follows. */
export function CardDescribe({
  detail,
  kinds,
  profile,
}: {
  readonly detail: CaseDetail;
  readonly kinds: KindTree;
  readonly profile: Profile;
}) {
  const say = useSay();
  const { id, kind, severity, title, history } = detail.case;
  const [changed, setChanged] = useState<Changed | null>(null);
  const change = useChange(() => setChanged(null));
  if (changed === null)
    return (
      <div className="card-part card-describe">
        <Button size="compact-xs" variant="subtle" onClick={() => setChanged({})}>
          {say.t('card.describe')}
        </Button>
      </div>
    );
  const differs =
    (changed.kind ?? kind) !== kind ||
    (changed.severity ?? severity) !== severity ||
    (changed.title ?? title).trim() !== title;
  return (
    <form
      className="card-part step-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (differs) change.mutate({ id, body: { ...changed, base: history } });
      }}
    >
      <TextInput
        size="xs"
        label={say.t('card.title')}
        maxLength={200}
        value={changed.title ?? title}
        onChange={(event) => setChanged({ ...changed, title: event.currentTarget.value })}
      />
      <KindPicker
        kinds={kinds}
        label={say.t('card.kind')}
        value={changed.kind ?? kind}
        onChange={(to) => setChanged({ ...changed, kind: to ?? 'other' })}
      />
      <Select
        size="xs"
        label={say.t('card.severity')}
        data={severitiesOf(profile.cases).map(({ id: value, name }) => ({ value, label: say.words(name) }))}
        value={changed.severity ?? (severity || null)}
        onChange={(to) => to && setChanged({ ...changed, severity: to })}
      />
      <DialogError error={change.error} />
      <div className="step-actions">
        <Button size="compact-sm" variant="default" onClick={() => setChanged(null)}>
          {say.t('action.cancel')}
        </Button>
        <Button size="compact-sm" type="submit" disabled={!differs} loading={change.isPending}>
          {say.t('action.save')}
        </Button>
      </div>
    </form>
  );
}
