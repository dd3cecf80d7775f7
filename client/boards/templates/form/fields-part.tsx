import { Checkbox } from '@mantine/core';
import { BOARD_FIELDS, type BoardField } from '../../../../domain/board/template.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { useBoards } from '../../boards-context.ts';
import { useBoardSettings } from '../../use-templates.ts';
import { FIELD_GROUPS, type FieldGroup, ON_MAP } from '../flow/field-groups.ts';
import type { FormProps } from './form-props.ts';

const GROUPS = Object.keys(FIELD_GROUPS) as readonly FieldGroup[];

/** What is on the sheet, in the order in which one reads it; what will not be printed all the same says why. */
export function FieldsPart({ template, set, wrong }: FormProps) {
  const say = useSay();
  const note = useFieldNote(template);
  const shown = new Set(template.fields);
  const choose = (fields: readonly BoardField[], on: boolean) => {
    const next = new Set(shown);
    for (const field of fields) on ? next.add(field) : next.delete(field);
    set({ fields: BOARD_FIELDS.filter((field) => next.has(field)) });
  };
  return (
    <div data-part="fields" className="fields-part">
      {wrong('fields') !== undefined && <p className="form-wrong">{wrong('fields')}</p>}
      {GROUPS.map((group) => {
        const fields: readonly BoardField[] = FIELD_GROUPS[group];
        const on = fields.filter((field) => shown.has(field)).length;
        const name = say.t(`boardTemplates.group.${group}`);
        return (
          <section key={group}>
            <h4>
              <Checkbox
                size="xs"
                label={name}
                aria-label={say.t('boardTemplates.groupAll', { group: name })}
                checked={on === fields.length}
                indeterminate={on > 0 && on < fields.length}
                onChange={() => choose(fields, on < fields.length)}
              />
              <span className="number quiet">
                {say.t('boardTemplates.fieldsShown', {
                  n: say.number(on),
                  all: say.number(fields.length),
                })}
              </span>
            </h4>
            {fields.map((field) => {
              const said = shown.has(field) || field === 'risk' || field === 'cameras' ? note(field) : null;
              return (
                <div key={field} className="field-row" data-field={field} data-idle={said?.idle ?? false}>
                  <Checkbox
                    size="xs"
                    label={say.t(`boardTemplates.field.${field}`)}
                    description={say.t(`boardTemplates.fieldHint.${field}`)}
                    checked={shown.has(field)}
                    onChange={(event) => choose([field], event.currentTarget.checked)}
                  />
                  {said && (
                    <p className="field-note" data-idle={said.idle}>
                      {say.t(`boardTemplates.fieldNote.${said.note}`)}
                    </p>
                  )}
                </div>
              );
            })}
          </section>
        );
      })}
    </div>
  );
}

type Note = 'neverUnless' | 'allowed' | 'noQr' | 'noApproval' | 'noLogo' | 'noMap';

/** Why a field that is chosen will not be seen, or that everybody will see it. `idle`: it does nothing now. */
function useFieldNote({ kind, logo }: FormProps['template']) {
  const { publicUrl } = useBoards().deployment;
  const settings = useBoardSettings().data;
  const allowed = { risk: settings?.showRisk ?? false, cameras: settings?.showCameras ?? false };
  return (field: BoardField): { readonly note: Note; readonly idle: boolean } | null => {
    if (kind === 'contact-card' && ON_MAP.has(field)) return { note: 'noMap', idle: true };
    if (field === 'risk' || field === 'cameras')
      return allowed[field] ? { note: 'allowed', idle: false } : { note: 'neverUnless', idle: true };
    if (field === 'qr' && settings && (publicUrl === null || !settings.publicPage))
      return { note: 'noQr', idle: true };
    if (field === 'approval' && settings?.approvalNumber === '') return { note: 'noApproval', idle: true };
    if (field === 'logo' && logo === null) return { note: 'noLogo', idle: true };
    return null;
  };
}
