import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { WireDepartment } from '../../../../domain/contract/case-office.ts';
import { browserWorld } from '../../../api/browser-ports.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { DialogError } from '../../../ui/dialogs/dialog-error.tsx';
import { casesApi } from '../../town/cases-api.ts';
import { ImportTable } from './import-table.tsx';
import { useOfficePart } from './use-office-part.ts';

/** Departments and their phones: changed here one by one, or put in place as a table. */
export function DepartmentsPart() {
  const say = useSay();
  const { value, error, save } = useOfficePart('departments', casesApi.departments, casesApi.setDepartments);
  const [changed, setChanged] = useState<readonly WireDepartment[] | null>(null);
  const items = changed ?? value?.items ?? [];
  const set = (id: string, change: Partial<WireDepartment>) =>
    setChanged(items.map((item) => (item.id === id ? { ...item, ...change } : item)));
  const put = (next: readonly WireDepartment[]) =>
    save.mutate({ items: [...next] }, { onSuccess: () => setChanged(null) });
  const unnamed = items.some(({ name }) => name.zh.trim() === '' && name.en.trim() === '');
  return (
    <>
      <p className="quiet">{say.t('office.departmentsWhat')}</p>
      <ImportTable read={casesApi.readDepartments} taking={save.isPending} onTake={put} />
      <div className="office-table">
        <table className="dialog-table">
          <thead>
            <tr>
              <th>{say.t('office.name')}</th>
              <th>{say.t('office.nameEn')}</th>
              <th>{say.t('office.phone')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id} data-retired={item.active === false || undefined}>
                <td>
                  <TextInput
                    size="xs"
                    aria-label={say.t('office.name')}
                    value={item.name.zh}
                    onChange={(event) =>
                      set(item.id, { name: { ...item.name, zh: event.currentTarget.value } })
                    }
                  />
                </td>
                <td>
                  <TextInput
                    size="xs"
                    aria-label={say.t('office.nameEn')}
                    value={item.name.en}
                    onChange={(event) =>
                      set(item.id, { name: { ...item.name, en: event.currentTarget.value } })
                    }
                  />
                </td>
                <td>
                  <TextInput
                    size="xs"
                    type="tel"
                    aria-label={say.t('office.phone')}
                    value={item.phone}
                    onChange={(event) => set(item.id, { phone: event.currentTarget.value })}
                  />
                </td>
                <td>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    onClick={() => set(item.id, { active: item.active === false })}
                  >
                    {say.t(item.active === false ? 'office.restore' : 'office.retire')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <DialogError error={error} />
      <div className="dialog-actions">
        <Button
          size="compact-sm"
          variant="default"
          onClick={() =>
            setChanged([...items, { id: browserWorld.newId(), name: { zh: '', en: '' }, phone: '' }])
          }
        >
          {say.t('office.addDepartment')}
        </Button>
        <Button
          size="compact-sm"
          disabled={changed === null || unnamed}
          loading={save.isPending}
          onClick={() =>
            // An office that has one name for a department has it in both languages.
            put(
              items.map((item) => ({
                ...item,
                name: { zh: item.name.zh.trim() || item.name.en, en: item.name.en.trim() || item.name.zh },
              })),
            )
          }
        >
          {say.t(save.isSuccess && changed === null ? 'office.saved' : 'action.save')}
        </Button>
      </div>
    </>
  );
}
