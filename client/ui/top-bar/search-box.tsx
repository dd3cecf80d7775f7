import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { useSay } from '../../i18n/use-say.ts';
import { useLines } from '../data/use-lines.ts';
import { useEditor, useEditorState, useMapPort, useProfile } from '../shell/editor-context.ts';
import { useShortcut } from '../shell/use-shortcut.ts';
import { type Found, searchDivision } from './search.ts';

/** Finds grids by name or code, and streets by name; choosing one shows it. */
export function SearchBox() {
  const editor = useEditor();
  const map = useMapPort();
  const profile = useProfile();
  const say = useSay();
  const division = useEditorState((s) => s.plan?.division ?? null);
  const lines = useLines();
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const found = useMemo(
    () => (division ? searchDivision(text, division, lines.data ?? null) : []),
    [text, division, lines.data],
  );
  useShortcut('mod+k', () => input.current?.focus());
  const choose = (value: string) => {
    const item = found.find((f) => f.key === value);
    if (!item) return;
    combobox.closeDropdown();
    if (item.kind === 'grid') {
      editor.setLevel(item.level);
      editor.select([item.id]);
      map.current.flash({ gridIds: [item.id] });
    }
    map.current.zoomTo(item.box);
  };
  return (
    <div className="search-box">
      <Combobox store={combobox} onOptionSubmit={choose} shadow="md">
        <Combobox.Target>
          <TextInput
            ref={input}
            size="xs"
            value={text}
            placeholder={say.t('search.placeholder')}
            aria-label={say.t('search.placeholder')}
            leftSection={<IconSearch size={16} aria-hidden />}
            onChange={(event) => {
              setText(event.currentTarget.value);
              combobox.openDropdown();
              combobox.selectFirstOption();
            }}
            onFocus={() => combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={text.trim() === ''}>
          <Combobox.Options>
            {found.length === 0 && <Combobox.Empty>{say.t('search.nothing')}</Combobox.Empty>}
            {found.map((item) => (
              <Combobox.Option key={item.key} value={item.key}>
                <span className="plan-menu-row">
                  <span className="ellipsis">{item.name}</span>
                  <span className="quiet">{kindOf(item, profile.levels, say)}</span>
                </span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </div>
  );
}

function kindOf(
  item: Found,
  levels: ReturnType<typeof useProfile>['levels'],
  say: ReturnType<typeof useSay>,
): string {
  if (item.kind === 'street') return say.t('search.street');
  const level = levels.find((l) => l.id === item.level);
  return [level ? say.words(level.name) : '', item.code ?? ''].filter(Boolean).join(' · ');
}
