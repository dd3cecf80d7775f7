import { Tooltip } from '@mantine/core';
import { chooseLanguage } from '../../i18n/i18n.ts';
import { useSay } from '../../i18n/use-say.ts';

/** Chinese first, English one click away. */
export function LanguageSwitch() {
  const say = useSay();
  const other = say.language === 'zh' ? 'en' : 'zh';
  return (
    <Tooltip label={say.t('language.switch')}>
      <button
        type="button"
        className="language-switch"
        aria-label={say.t('language.switch')}
        onClick={() => chooseLanguage(other)}
      >
        {say.t('language.other')}
      </button>
    </Tooltip>
  );
}
