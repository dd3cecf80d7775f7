import type { Reason } from '../../../../domain/result.ts';

/** Where in the form something is said. */
export type FormPart =
  | 'name'
  | 'kind'
  | 'paper'
  | 'fields'
  | 'heading'
  | 'footing'
  | 'accent'
  | 'border'
  | 'ink'
  | 'textMm'
  | 'fonts'
  | 'scale'
  | 'logo';

const PARTS: Readonly<Record<string, FormPart>> = {
  'template-kind-wrong': 'kind',
  'template-paper-wrong': 'paper',
  'paper-not-possible': 'paper',
  'template-field-unknown': 'fields',
  'template-size-wrong': 'textMm',
  'template-fonts-wrong': 'fonts',
  'template-scale-wrong': 'scale',
  'template-logo-wrong': 'logo',
  'logo-not-an-image': 'logo',
  'logo-too-large': 'logo',
  'logo-turned': 'logo',
};
const NAMED: readonly FormPart[] = ['name', 'heading', 'footing', 'accent', 'border', 'ink'];

/** The part of the form that a refusal is about; null: none of it (the server, the plan, the file as a whole). */
export function formPartOf({ code, params }: Reason): FormPart | null {
  if (code === 'template-text-wrong' || code === 'template-colour-wrong')
    return NAMED.find((part) => part === params.part) ?? null;
  return PARTS[code] ?? null;
}
