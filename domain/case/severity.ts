import type { CaseFlow, Severity } from '../deployment/types.ts';
import { plainWord } from './plain-word.ts';

/** Of the State's four grades of incidents, by their usual names; calmest first. */
const USUAL: readonly Severity[] = [
  { id: 'general', name: { zh: '一般', en: 'General' } },
  { id: 'larger', name: { zh: '较大', en: 'Larger' } },
  { id: 'major', name: { zh: '重大', en: 'Major' } },
  { id: 'grave', name: { zh: '特别重大', en: 'Grave' } },
];

/** How grave a case of this deployment can be, calmest first. */
export function severitiesOf(flow: CaseFlow): readonly Severity[] {
  return flow.severities ?? USUAL;
}

/** The severity that is meant, by id or by either name; '' where nothing was said or nobody knows the word. */
export function findSeverity(flow: CaseFlow, said: string): string {
  const word = plainWord(said);
  if (word === '') return '';
  const found = severitiesOf(flow).find(({ id, name }) =>
    [id, name.zh, name.en].some((one) => plainWord(one) === word),
  );
  return found?.id ?? '';
}
