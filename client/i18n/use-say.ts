import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../domain/deployment/types.ts';
import type { Language } from './i18n.ts';

export interface Say {
  /** A phrase of the dictionary. */
  readonly t: (key: string, params?: Readonly<Record<string, string | number>>) => string;
  /** The profile's own words. */
  readonly words: (words: Words) => string;
  /** 45,231 */
  readonly number: (n: number) => string;
  /** 312 户, 312 households */
  readonly households: (n: number) => string;
  readonly persons: (n: number) => string;
  /** 312 户, 312 hh: on the map and beside the pointer */
  readonly householdsShort: (n: number) => string;
  readonly language: Language;
}

/** Everything that puts words or numbers on the screen, in the chosen language. */
export function useSay(): Say {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';
  return useMemo(() => {
    const format = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB');
    const number = (n: number) => format.format(n);
    return {
      // Handed over apart from i18next's own options: a longitude called `lng` would choose the language.
      t: (key, { count, ...rest } = {}) =>
        t(
          key,
          count === undefined ? { replace: rest } : { count: Number(count), replace: { count, ...rest } },
        ),
      words: (words) => words[language],
      number,
      households: (n) => t('households', { count: n, n: number(n) }),
      persons: (n) => t('persons', { count: n, n: number(n) }),
      householdsShort: (n) => t('householdsShort', { n: number(n) }),
      language,
    };
  }, [t, language]);
}
