import {
  ActionIcon,
  Checkbox,
  NativeSelect,
  SegmentedControl,
  Switch,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { useState } from 'react';
import { HEAT_BANDWIDTHS_M } from '../../../../domain/case/heat/heat-classes.ts';
import type { PlaceKind } from '../../../../domain/contract/place.ts';
import type { Profile } from '../../../../domain/deployment/types.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { usePlaces } from '../../../ui/data/use-places.ts';
import { isLoad } from '../counts/load-scale.ts';
import type { MapLook, MapLookStore, PlaceLook } from '../map-look.ts';
import { categoryText } from '../places/category-text.ts';
import { categoriesOf } from '../places/filter-places.ts';
import { PLACE_COLOURS } from '../places/place-layers.ts';

const KINDS: readonly PlaceKind[] = ['camera', 'shop', 'unit'];
const SWITCHES = ['cases', 'clusters', 'grids', 'labels', 'buildings', 'roads'] as const;

/** What the map shows and how, chosen by hand: a button that opens it, so that the map stays whole. */
export function LayersPanel({
  look,
  store,
  profile,
  basemap,
  plans,
}: {
  readonly look: MapLook;
  readonly store: MapLookStore;
  readonly profile: Profile;
  readonly basemap: boolean;
  /** Plans within whose borders the cases may be counted, the one in force left out. */
  readonly plans: readonly { readonly id: string; readonly name: string }[];
}) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const set = (part: Partial<MapLook>) => store.setState(part);
  const tiling = profile.levels.filter(({ tiles }) => tiles);
  const level = look.level ?? tiling.at(-1)!.id;
  return (
    <div className="case-layers">
      <Tooltip label={say.t('caseMap.title')} position="right">
        <ActionIcon
          className="case-layers-button"
          variant="default"
          size={36}
          aria-label={say.t('caseMap.title')}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <svg
            viewBox="0 0 24 24"
            width="20"
            height="20"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
            aria-hidden
          >
            <path
              d="m12 4 9 5-9 5-9-5z M3.5 13 12 17.6 20.5 13 M3.5 16.8 12 21.4l8.5-4.6"
              strokeLinejoin="round"
            />
          </svg>
        </ActionIcon>
      </Tooltip>
      {open && (
        <section className="case-layers-body" aria-label={say.t('caseMap.title')}>
          <h2>{say.t('caseMap.overTitle')}</h2>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={say.t('caseMap.overTitle')}
            value={look.over}
            onChange={(over) => set({ over: over as MapLook['over'] })}
            data={(['heat', 'count', 'per100', ...(look.against ? ['change'] : []), 'none'] as const).map(
              (over) => ({
                value: over,
                label: say.t(`caseMap.overShort.${over}`),
              }),
            )}
          />
          {look.over === 'heat' && (
            <NativeSelect
              size="xs"
              label={say.t('caseMap.smoothing')}
              value={String(look.bandwidthM)}
              onChange={(event) => set({ bandwidthM: Number(event.currentTarget.value) })}
              data={HEAT_BANDWIDTHS_M.map((m) => ({ value: String(m), label: say.t('map.m', { n: m }) }))}
            />
          )}
          {(isLoad(look.over) || look.against) && (
            <NativeSelect
              size="xs"
              label={say.t('caseMap.level')}
              value={level}
              onChange={(event) => set({ level: event.currentTarget.value })}
              data={tiling.map(({ id, name }) => ({ value: id, label: say.words(name) }))}
            />
          )}
          <NativeSelect
            size="xs"
            label={say.t('caseMap.against')}
            value={look.against ?? ''}
            onChange={(event) => {
              const against = event.currentTarget.value || null;
              set({ against, ...(against === null && look.over === 'change' ? { over: 'count' } : {}) });
            }}
            data={[
              { value: '', label: say.t('caseMap.inForce') },
              ...plans.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <h2>{say.t('caseMap.underTitle')}</h2>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={say.t('caseMap.underTitle')}
            value={look.under}
            onChange={(under) => set({ under: under as MapLook['under'] })}
            data={(['none', 'type', 'risk'] as const).map((under) => ({
              value: under,
              label: say.t(`caseMap.under.${under}`),
            }))}
          />
          <h2>{say.t('caseMap.shown')}</h2>
          {SWITCHES.map((name) => (
            <Switch
              key={name}
              size="xs"
              label={say.t(`caseMap.switch.${name}`)}
              checked={look[name]}
              onChange={(event) => set({ [name]: event.currentTarget.checked })}
            />
          ))}
          {basemap && (
            <Switch
              size="xs"
              label={say.t('layer.basemap')}
              checked={look.basemap}
              onChange={(event) => set({ basemap: event.currentTarget.checked })}
            />
          )}
          {KINDS.map((kind) => (
            <PlaceSwitch
              key={kind}
              kind={kind}
              look={look.places[kind]}
              set={(part) => set({ places: { ...look.places, [kind]: { ...look.places[kind], ...part } } })}
            />
          ))}
        </section>
      )}
    </div>
  );
}

/** The switch of one kind of places; switched on, a search and its categories. */
function PlaceSwitch({
  kind,
  look,
  set,
}: {
  readonly kind: PlaceKind;
  readonly look: PlaceLook;
  readonly set: (part: Partial<PlaceLook>) => void;
}) {
  const say = useSay();
  const places = usePlaces(kind, look.shown).data?.features ?? [];
  const categories = look.shown ? categoriesOf(places) : [];
  const name = say.t(`caseMap.placeKind.${kind}`);
  return (
    <div className="case-layers-places">
      <Switch
        size="xs"
        color={PLACE_COLOURS[kind]}
        label={look.shown && places.length > 0 ? `${name} ${say.number(places.length)}` : name}
        checked={look.shown}
        onChange={(event) => set({ shown: event.currentTarget.checked })}
      />
      {look.shown && (
        <TextInput
          size="xs"
          aria-label={say.t('caseMap.search', { what: name })}
          placeholder={say.t('caseMap.search', { what: name })}
          value={look.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
      )}
      {categories.length > 1 && (
        <div className="case-layers-categories">
          {categories.map(({ category, count }) => (
            <Checkbox
              key={category}
              size="xs"
              label={`${categoryText(category, say)} ${say.number(count)}`}
              checked={!look.without.includes(category)}
              onChange={(event) =>
                set({
                  without: event.currentTarget.checked
                    ? look.without.filter((one) => one !== category)
                    : [...look.without, category],
                })
              }
            />
          ))}
        </div>
      )}
    </div>
  );
}
