import { CloseButton, Combobox, TextInput, useCombobox } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useSay } from '../../../i18n/use-say.ts';
import { type KindTree, kindName, kindPath, searchKinds } from '../../town/kind-tree.ts';

const MOST = 40;

/** A kind by typing in the tree: any word of its name or of those above it, in either language. */
export function KindPicker({
  kinds,
  value,
  label,
  onChange,
}: {
  readonly kinds: KindTree;
  readonly value: string | null;
  readonly label: string;
  readonly onChange: (kind: string | null) => void;
}) {
  const say = useSay();
  const [text, setText] = useState<string | null>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const found = useMemo(() => searchKinds(kinds, text ?? '', MOST), [kinds, text]);
  const shown = text ?? (value === null ? '' : kindName(kinds, value, say));
  return (
    <Combobox
      store={combobox}
      shadow="md"
      onOptionSubmit={(kind) => {
        onChange(kind);
        setText(null);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          size="xs"
          label={label}
          placeholder={say.t('kindPicker.placeholder')}
          value={shown}
          rightSectionPointerEvents="all"
          rightSection={
            value !== null && (
              <CloseButton
                size="xs"
                aria-label={say.t('desk.clear')}
                onClick={() => {
                  setText(null);
                  onChange(null);
                }}
              />
            )
          }
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onFocus={(event) => {
            event.currentTarget.select();
            combobox.openDropdown();
          }}
          onBlur={() => {
            combobox.closeDropdown();
            setText(null);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={260} style={{ overflowY: 'auto' }}>
          {found.length === 0 && <Combobox.Empty>{say.t('search.nothing')}</Combobox.Empty>}
          {found.map((kind) => (
            <Combobox.Option key={kind.id} value={kind.id}>
              <span className="kind-option">
                <span>{say.words(kind.name)}</span>
                <small className="quiet">
                  {kindPath(kinds, kind.id)
                    .slice(0, -1)
                    .map(({ name }) => say.words(name))
                    .join(' › ')}
                </small>
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
