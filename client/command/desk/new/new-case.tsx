import { ActionIcon, Button, SegmentedControl, Textarea, TextInput, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { severitiesOf } from '../../../../domain/case/severity.ts';
import type { WireCase } from '../../../../domain/contract/case.ts';
import type { CaseSettings } from '../../../../domain/contract/case-office.ts';
import type { Profile } from '../../../../domain/deployment/types.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { answered } from '../../../ui/data/api.ts';
import { DialogError } from '../../../ui/dialogs/dialog-error.tsx';
import { casesApi } from '../../town/cases-api.ts';
import { gridPath, leafAt } from '../../town/grid-names.ts';
import { type KindTree, kindName } from '../../town/kind-tree.ts';
import type { FoundPlace, Searched } from '../../town/search-town.ts';
import { timeText } from '../../words/time-text.ts';
import { useDesk } from '../desk-store.ts';
import { type CaseDraft, reportOf } from './case-draft.ts';
import { KindPicker } from './kind-picker.tsx';
import { nearCases } from './near-cases.ts';
import { PlaceSearch } from './place-search.tsx';

const TITLE_MOST = 200;
const NOTE_MOST = 2000;

/** A case made at the desk: where (a click or a search), what, how grave; the grid that it will lie in; what it may be told again of. */
export function NewCase({
  draft,
  town,
  profile,
  kinds,
  cases,
  settings,
  onMade,
  onShowPlace,
  onShow,
}: {
  readonly draft: CaseDraft;
  readonly town: Searched;
  readonly profile: Profile;
  readonly kinds: KindTree;
  readonly cases: readonly WireCase[];
  readonly settings: Pick<CaseSettings, 'repeatM' | 'repeatMinutes'>;
  readonly onMade: (id: string) => void;
  readonly onShowPlace: (at: readonly [number, number]) => void;
  readonly onShow: (id: string) => void;
}) {
  const say = useSay();
  const describe = useDesk((s) => s.describe);
  const leave = useDesk((s) => s.leaveCase);
  const save = useMutation({
    mutationFn: async () => {
      const answer = await answered(casesApi.report(reportOf(draft)));
      return answer.ids?.[0] ?? null;
    },
    onSuccess: (id) => {
      leave();
      if (id !== null) onMade(id);
    },
  });
  const near = useMemo(
    () => (draft.at ? nearCases(cases, draft.at, draft.begunAt, draft.kind, settings).slice(0, 5) : []),
    [cases, draft.at, draft.begunAt, draft.kind, settings],
  );
  const choose = (found: FoundPlace) => {
    describe({ at: found.at, by: 'search', placeName: found.name });
    onShowPlace(found.at);
  };
  const severities = severitiesOf(profile.cases);
  const lack = draft.at === null ? 'place' : draft.kind === null && draft.title.trim() === '' ? 'what' : null;
  return (
    <aside className="case-card desk-panel" aria-label={say.t('newCase.name')} data-new-case>
      <header className="case-card-head">
        <h2>{say.t('newCase.name')}</h2>
        <Tooltip label={say.t('newCase.leave')}>
          <ActionIcon aria-label={say.t('newCase.leave')} onClick={leave}>
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      </header>
      <form
        className="scroll case-card-body step-form new-case-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (lack === null) save.mutate();
        }}
      >
        <p className="new-case-hint quiet">{say.t('newCase.hint')}</p>
        <PlaceSearch
          town={town}
          profile={profile}
          label={say.t('newCase.where')}
          autoFocus
          onChoose={choose}
        />
        <WhereItLies draft={draft} town={town} />
        <KindPicker
          kinds={kinds}
          label={say.t('card.kind')}
          value={draft.kind}
          onChange={(kind) => describe({ kind })}
        />
        <div>
          <span className="field-label">{say.t('card.severity')}</span>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={say.t('card.severity')}
            data={severities.map(({ id, name }) => ({ value: id, label: say.words(name) }))}
            value={draft.severity ?? severities[0]?.id ?? ''}
            onChange={(severity) => describe({ severity })}
          />
        </div>
        <TextInput
          size="xs"
          label={say.t('card.title')}
          maxLength={TITLE_MOST}
          value={draft.title}
          onChange={(event) => describe({ title: event.currentTarget.value })}
        />
        <Textarea
          size="xs"
          autosize
          minRows={2}
          maxRows={6}
          label={say.t('newCase.note')}
          description={say.t('newCase.noPerson')}
          maxLength={NOTE_MOST}
          value={draft.note}
          onChange={(event) => describe({ note: event.currentTarget.value })}
        />
        {near.length > 0 && (
          <section className="near-cases" aria-label={say.t('newCase.near')}>
            <h3>{say.t('newCase.near')}</h3>
            {near.map(({ of, metres }) => (
              <button key={of.id} type="button" className="card-other" onClick={() => onShow(of.id)}>
                <span className="ellipsis">{of.title || kindName(kinds, of.kind, say, of.kindSaid)}</span>
                <span className="number quiet">
                  {timeText(of.occurredAt, draft.begunAt, say)} ·{' '}
                  {say.t('map.m', { n: say.number(Math.round(metres)) })}
                </span>
              </button>
            ))}
          </section>
        )}
        <DialogError error={save.error} />
        <div className="step-actions">
          {lack !== null && <span className="quiet">{say.t(`newCase.lack.${lack}`)}</span>}
          <Button size="compact-sm" variant="default" onClick={leave}>
            {say.t('action.cancel')}
          </Button>
          <Button size="compact-sm" type="submit" loading={save.isPending} disabled={lack !== null}>
            {say.t(save.error ? 'newCase.again' : 'newCase.save')}
          </Button>
        </div>
      </form>
    </aside>
  );
}

/** The grid that the case will lie in, before it is saved; outside of all it would wait in the tray. */
function WhereItLies({ draft, town }: { readonly draft: CaseDraft; readonly town: Searched }) {
  const say = useSay();
  if (draft.at === null) return <p className="new-case-where quiet">{say.t('newCase.noPlace')}</p>;
  const leaf = town.division && leafAt(town.division, draft.at);
  const path = leaf && town.division ? gridPath(town.division, leaf) : [];
  return (
    <p className="new-case-where" data-grid={leaf ?? undefined}>
      <strong>{leaf === null ? say.t('newCase.outside') : path.map((grid) => grid.name).join(' › ')}</strong>
      <span className="quiet number">
        {draft.by === 'search' ? `${draft.placeName} · ` : ''}
        {draft.at[0].toFixed(5)}, {draft.at[1].toFixed(5)}
      </span>
    </p>
  );
}
