import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { zh } from './zh.ts';

export type Language = 'zh' | 'en';

const KEY = 'tessera.language';

/** Chinese first; what was chosen last time is kept in the browser. */
export function startI18n(): void {
  const kept = localStorage.getItem(KEY);
  void i18next.use(initReactI18next).init({
    resources: { zh: { translation: zh }, en: { translation: en } },
    lng: kept === 'en' ? 'en' : 'zh',
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  });
  sayLanguage(language());
}

function language(): Language {
  return i18next.language === 'en' ? 'en' : 'zh';
}

export function chooseLanguage(to: Language): void {
  localStorage.setItem(KEY, to);
  void i18next.changeLanguage(to);
  sayLanguage(to);
}

function sayLanguage(to: Language): void {
  document.documentElement.lang = to === 'zh' ? 'zh-CN' : 'en';
  document.title = i18next.t('product');
}
