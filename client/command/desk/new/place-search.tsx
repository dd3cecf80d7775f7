import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Profile } from '../../../../domain/deployment/types.ts';
import { type Say, useSay } from '../../../i18n/use-say.ts';
import { type FoundPlace, type Searched, searchTown } from '../../town/search-town.ts';

/** Finds a street, a compound, a building, a grid or a unit by name; choosing one says where. */
export function PlaceSearch({
  town,
  profile,
  label,
  autoFocus = false,
  onChoose,
}: {
  readonly town: Searched;
  readonly profile: Profile;
  readonly label: string;
  readonly autoFocus?: boolean;
  readonly onChoose: (found: FoundPlace) => void;
}) {
  const say = useSay();
  const [text, setText] = useState('');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const found = useMemo(() => searchTown(text, town), [text, town]);
  return (
    <Combobox
      store={combobox}
      shadow="md"
      onOptionSubmit={(key) => {
        const place = found.find((f) => f.key === key);
        if (!place) return;
        setText(place.name);
        combobox.closeDropdown();
        onChoose(place);
      }}
    >
      <Combobox.Target>
        <TextInput
          size="xs"
          label={label}
          value={text}
          data-autofocus={autoFocus}
          placeholder={say.t('placeSearch.placeholder')}
          leftSection={<IconSearch size={14} aria-hidden />}
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
        <Combobox.Options mah={300} style={{ overflowY: 'auto' }}>
          {found.length === 0 && <Combobox.Empty>{say.t('search.nothing')}</Combobox.Empty>}
          {found.map((place) => (
            <Combobox.Option key={place.key} value={place.key}>
              <span className="kind-option">
                <span className="ellipsis">{place.name}</span>
                <small className="quiet">{placeKind(place, profile, say)}</small>
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function placeKind({ kind, of, code }: FoundPlace, profile: Profile, say: Say): string {
  if (kind !== 'grid') return say.t(`placeSearch.${kind}`);
  const level = profile.levels.find(({ id }) => id === of);
  return [level ? say.words(level.name) : '', code ?? ''].filter(Boolean).join(' · ');
}
