import { Button, FileButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { LOGO_MOST_BYTES } from '../../../../domain/board/template.ts';
import { BUILT_IN_TEMPLATES } from '../../../../domain/board/templates.ts';
import type { GridId } from '../../../../domain/coverage/types.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { answered, Refused } from '../../../ui/data/api.ts';
import { boardsApi } from '../../boards-api.ts';
import { useBoards } from '../../boards-context.ts';
import { formPartOf } from '../flow/form-part.ts';
import { bytesOfLogo, logoOfFile, mendedLogo, type TemplateLogo } from '../flow/logo-of-file.ts';
import { templateReason } from '../flow/template-words.ts';
import type { FormProps } from './form-props.ts';

/** A picture that no browser opens: nothing is to be mended. */
class Unmended extends Error {}

/** The office's sign: chosen, judged by the server before it takes the other's place, shown, removed. */
export function LogoPart({
  template,
  set,
  readOnly,
  wrong,
  grid,
}: FormProps & { readonly grid: GridId | null }) {
  const say = useSay();
  const { plan } = useBoards();
  const { logo, fields } = template;
  const take = useMutation({
    mutationFn: async ({ file, mend }: { file: File; mend: boolean }): Promise<TemplateLogo> => {
      const read = mend ? await mendedLogo(file) : await logoOfFile(file);
      if (!read) throw new Unmended();
      const found = 'ok' in read ? read : { ok: true as const, value: read };
      if (!found.ok) throw new Refused(found.reason, null);
      // A card with nothing on it but the logo is soon drawn; only what a sheet is made with can say whether it is sound.
      if (grid !== null)
        await answered(
          boardsApi.preview(plan.id, {
            template: { ...BUILT_IN_TEMPLATES.at(-1)!, fields: ['logo'], logo: found.value },
            grid,
          }),
        );
      return found.value;
    },
    // A logo that is chosen is meant to be seen.
    onSuccess: (value) =>
      set({ logo: value, ...(fields.includes('logo') ? {} : { fields: [...fields, 'logo'] }) }),
  });
  const { error, variables, isPending } = take;
  const reason = error instanceof Refused ? error.reason : null;
  const mendable =
    reason !== null && !variables?.mend && formPartOf(reason) === 'logo' && variables !== undefined;
  return (
    <div className="logo-part" data-part="logo">
      {logo ? (
        <div className="logo-shown">
          <img src={`data:image/${logo.type};base64,${logo.base64}`} alt={say.t('boardTemplates.logoAlt')} />
          <span className="quiet number">
            {say.t('boardTemplates.logoFacts', {
              type: logo.type.toUpperCase(),
              kilobytes: say.number(Math.max(1, Math.round(bytesOfLogo(logo) / 1000))),
            })}
          </span>
        </div>
      ) : (
        <p className="quiet">
          {say.t('boardTemplates.logoNone', { kilobytes: say.number(LOGO_MOST_BYTES / 1000) })}
        </p>
      )}
      {!readOnly && (
        <div className="logo-actions">
          <FileButton
            accept="image/png,image/jpeg"
            // The same file can be chosen again.
            key={take.submittedAt}
            onChange={(file) => file && take.mutate({ file, mend: false })}
          >
            {(props) => (
              <Button {...props} size="compact-sm" variant="default" loading={isPending}>
                {say.t(logo ? 'boardTemplates.logoReplace' : 'boardTemplates.logoChoose')}
              </Button>
            )}
          </FileButton>
          {logo && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              onClick={() => {
                take.reset();
                set({ logo: null });
              }}
            >
              {say.t('boardTemplates.logoRemove')}
            </Button>
          )}
        </div>
      )}
      {wrong('logo') !== undefined && <p className="form-wrong">{wrong('logo')}</p>}
      {error && (
        <div className="form-wrong" role="alert">
          {reason ? templateReason(reason, say) : say.t('boardTemplates.logoUnmended')}
          {logo && ` ${say.t('boardTemplates.logoKept')}`}
          {mendable && (
            <Button
              size="compact-xs"
              variant="light"
              mt={4}
              onClick={() => take.mutate({ file: variables.file, mend: true })}
            >
              {say.t('boardTemplates.logoMend')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
