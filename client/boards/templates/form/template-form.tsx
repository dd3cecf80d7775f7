import type { GridId } from '../../../../domain/coverage/types.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { BasicsPart } from './basics-part.tsx';
import { ColoursPart } from './colours-part.tsx';
import { FieldsPart } from './fields-part.tsx';
import type { FormProps } from './form-props.ts';
import { LogoPart } from './logo-part.tsx';
import { MeasuresPart } from './measures-part.tsx';
import { WordsFields } from './words-fields.tsx';

/** A template, part by part. */
export function TemplateForm(props: FormProps & { readonly grid: GridId | null }) {
  const say = useSay();
  const { template, set, readOnly, wrong } = props;
  const section = (name: string, content: React.ReactNode) => (
    <section className="form-section" data-section={name}>
      <h3>{say.t(`boardTemplates.section.${name}`)}</h3>
      {content}
    </section>
  );
  return (
    <fieldset className="template-form" disabled={readOnly}>
      {section('basics', <BasicsPart {...props} />)}
      {section(
        'texts',
        <>
          <WordsFields
            part="heading"
            filled
            label={say.t('boardTemplates.heading')}
            hint={say.t('boardTemplates.headingHint')}
            words={template.heading}
            error={wrong('heading')}
            onChange={(heading) => set({ heading })}
          />
          <WordsFields
            part="footing"
            filled
            label={say.t('boardTemplates.footing')}
            hint={say.t('boardTemplates.footingHint')}
            words={template.footing}
            error={wrong('footing')}
            onChange={(footing) => set({ footing })}
          />
        </>,
      )}
      {section('fields', <FieldsPart {...props} />)}
      {section('colours', <ColoursPart {...props} />)}
      {section('measures', <MeasuresPart {...props} />)}
      {section('logo', <LogoPart key={template.id} {...props} />)}
    </fieldset>
  );
}
