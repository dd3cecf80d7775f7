import i18next from 'i18next';
import { en } from '../../../client/i18n/en.ts';
import type { Say } from '../../../client/i18n/use-say.ts';
import { zh } from '../../../client/i18n/zh.ts';

/** What puts words on the screen, without a screen. */
export function sayIn(language: 'zh' | 'en'): Say {
  const words = i18next.createInstance();
  void words.init({
    resources: { zh: { translation: zh }, en: { translation: en } },
    lng: language,
    fallbackLng: false,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  const number = (n: number) => new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB').format(n);
  return {
    t: (key, { count, ...rest } = {}) =>
      words.t(
        key,
        count === undefined ? { replace: rest } : { count: Number(count), replace: { count, ...rest } },
      ),
    words: (of) => of[language],
    number,
    households: (n) => words.t('households', { count: n, n: number(n) }),
    persons: (n) => words.t('persons', { count: n, n: number(n) }),
    householdsShort: (n) => words.t('householdsShort', { n: number(n) }),
    language,
  };
}
