import { Button, TextInput, Tooltip } from '@mantine/core';
import { useRef } from 'react';
import { PLACEHOLDERS } from '../../../../domain/board/template.ts';
import type { Words } from '../../../../domain/deployment/types.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { insertAt } from '../flow/insert-at.ts';

const LONGEST = 200;
const LANGUAGES = ['zh', 'en'] as const;
const SIGNS = { zh: '中', en: 'EN' } as const;

/** A text in both languages; where it is filled for each grid, with buttons that put in what is filled. */
export function WordsFields({
  part,
  label,
  hint,
  words,
  filled = false,
  error,
  onChange,
}: {
  readonly part: string;
  readonly label: string;
  readonly hint?: string;
  readonly words: Words;
  readonly filled?: boolean;
  readonly error: string | undefined;
  readonly onChange: (words: Words) => void;
}) {
  const say = useSay();
  const inputs = useRef<Record<'zh' | 'en', HTMLInputElement | null>>({ zh: null, en: null });
  const last = useRef<'zh' | 'en'>(say.language);
  const insert = (what: string) => {
    const language = last.current;
    const input = inputs.current[language]!;
    const { text, cursor } = insertAt(
      words[language],
      [input.selectionStart ?? words[language].length, input.selectionEnd ?? words[language].length],
      `{${what}}`,
    );
    onChange({ ...words, [language]: text });
    requestAnimationFrame(() => {
      input.focus();
      input.setSelectionRange(cursor, cursor);
    });
  };
  return (
    <div className="words-fields" data-part={part}>
      <div className="words-head">
        <span className="words-label">{label}</span>
        {hint && <span className="quiet">{hint}</span>}
      </div>
      {LANGUAGES.map((language) => (
        <TextInput
          key={language}
          ref={(input) => {
            inputs.current[language] = input;
          }}
          size="xs"
          maxLength={LONGEST}
          leftSection={<span className="words-sign">{SIGNS[language]}</span>}
          aria-label={say.t(language === 'zh' ? 'boardTemplates.inZh' : 'boardTemplates.inEn', {
            what: label,
          })}
          value={words[language]}
          error={error !== undefined}
          onFocus={() => {
            last.current = language;
          }}
          onChange={(event) => onChange({ ...words, [language]: event.currentTarget.value })}
        />
      ))}
      {error !== undefined && <p className="form-wrong">{error}</p>}
      {filled && (
        <div className="words-insert">
          <span className="quiet">{say.t('boardTemplates.insert')}</span>
          {PLACEHOLDERS.map((what) => {
            const name = say.t(`boardTemplates.placeholder.${what}`);
            return (
              <Tooltip key={what} label={say.t('boardTemplates.insertHint', { what: name })}>
                <Button
                  size="compact-xs"
                  variant="default"
                  // The cursor stays where it is.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => insert(what)}
                >
                  {name}
                </Button>
              </Tooltip>
            );
          })}
        </div>
      )}
    </div>
  );
}
