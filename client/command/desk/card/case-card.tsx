import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconCurrentLocation, IconMapPin, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { severitiesOf } from '../../../../domain/case/severity.ts';
import type { Urgency } from '../../../../domain/case/types.ts';
import type { CaseDetail, NearCamera, WireCase } from '../../../../domain/contract/case.ts';
import type { WireDepartment } from '../../../../domain/contract/case-office.ts';
import type { Profile } from '../../../../domain/deployment/types.ts';
import { reasonText } from '../../../i18n/reason-text.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { reasonOf } from '../../../ui/data/api.ts';
import type { KindTree } from '../../town/kind-tree.ts';
import { kindName, kindPath } from '../../town/kind-tree.ts';
import { dueText } from '../../words/due-text.ts';
import { timeText } from '../../words/time-text.ts';
import { useDeskPlace } from '../desk-context.ts';
import { UrgencyMark } from '../list/urgency-mark.tsx';
import { CardCameras } from './card-cameras.tsx';
import { CardDescribe } from './card-describe.tsx';
import { CardHistory } from './card-history.tsx';
import { CardPeople } from './card-people.tsx';
import { CardPhotos } from './card-photos.tsx';
import { CardRepeats } from './card-repeats.tsx';
import { CardSteps } from './card-steps.tsx';
import { receiversOf } from './receivers.ts';
import { StepTrack } from './step-track.tsx';
import { useCase } from './use-case.ts';

/** One case: how it stands, what can be done, whom to ring, what has been done. */
export function CaseCard({
  id,
  live,
  urgency,
  at,
  profile,
  kinds,
  departments,
  mayChange,
  known,
  onClose,
  onShow,
  onShowPlace,
  onPlace,
}: {
  readonly id: string;
  /** The case as the live stream has it. */
  readonly live: WireCase | undefined;
  readonly urgency: Urgency;
  readonly at: number;
  readonly profile: Profile;
  readonly kinds: KindTree;
  readonly departments: readonly WireDepartment[];
  readonly mayChange: boolean;
  readonly known: (id: string) => WireCase | undefined;
  readonly onClose: () => void;
  readonly onShow: (id: string) => void;
  readonly onShowPlace: (at: readonly [number, number]) => void;
  readonly onPlace: (id: string) => void;
}) {
  const say = useSay();
  const detail = useCase(id, live);
  const of = detail.data?.case ?? live;
  const receivers = useMemo(
    () => receiversOf(detail.data?.grids ?? [], departments, profile.levels, say),
    [detail.data, departments, profile, say],
  );
  const { town } = useDeskPlace();
  const receiverName = (id: string) => {
    const department = departments.find((d) => d.id === id);
    return department
      ? say.words(department.name)
      : (detail.data?.grids.find((grid) => grid.id === id)?.name ??
          town.division?.tree.grids.get(id)?.name ??
          id);
  };
  return (
    <aside className="case-card desk-panel" aria-label={say.t('card.name')} data-case={id}>
      <header className="case-card-head">
        <UrgencyMark urgency={urgency} />
        <h2>{of ? of.title || kindName(kinds, of.kind, say, of.kindSaid) : say.t('waiting.page')}</h2>
        {of?.at && (
          <Tooltip label={say.t('card.showPlace')}>
            <ActionIcon aria-label={say.t('card.showPlace')} onClick={() => onShowPlace(of.at!)}>
              <IconCurrentLocation size={16} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
        <Tooltip label={say.t('card.close')}>
          <ActionIcon aria-label={say.t('card.close')} onClick={onClose}>
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      </header>
      <div className="scroll case-card-body">
        {detail.error && !detail.data && (
          <div className="card-part" role="alert">
            <p>{reasonText(reasonOf(detail.error), say)}</p>
            <Button size="compact-sm" variant="light" onClick={() => void detail.refetch()}>
              {say.t('action.retry')}
            </Button>
          </div>
        )}
        {detail.data && (
          <>
            <StepTrack flow={profile.cases} detail={detail.data} at={at} />
            <Standing detail={detail.data} urgency={urgency} at={at} profile={profile} kinds={kinds} />
            {of && of.at === null && mayChange && (
              <div className="card-part">
                <p className="quiet">{say.t(`tray.why.${of.position}`)}</p>
                <Button size="compact-sm" leftSection={<IconMapPin size={14} />} onClick={() => onPlace(id)}>
                  {say.t('tray.place')}
                </Button>
              </div>
            )}
            {detail.data.asked && (
              <div className="card-asked" role="status">
                <strong>
                  {say.t('card.askedFor', { what: say.t(`caseDo.${detail.data.asked.exception}`) })}
                </strong>
                <p className="quiet">
                  {detail.data.asked.by} · {timeText(detail.data.asked.at, at, say)}
                </p>
                {detail.data.asked.until && (
                  <p>{say.t('card.until', { time: timeText(detail.data.asked.until, at, say) })}</p>
                )}
                <p className="card-note">{detail.data.asked.note}</p>
              </div>
            )}
            <CardSteps
              detail={detail.data}
              flow={profile.cases}
              receivers={receivers}
              receiverName={receiverName}
              at={at}
            />
            <CardRepeats detail={detail.data} known={known} at={at} mayChange={mayChange} onShow={onShow} />
            {mayChange && <CardDescribe key={id} detail={detail.data} kinds={kinds} profile={profile} />}
            <CardPhotos id={id} photos={detail.data.photos} />
            <CardPeople
              grids={detail.data.grids}
              departments={departments.filter((d) => detail.data!.case.to.includes(d.id))}
              profile={profile}
            />
            {detail.data.case.at && (
              <CardCameras
                cameras={detail.data.cameras}
                onShow={(camera: NearCamera) => onShowPlace([camera.at[0]!, camera.at[1]!])}
              />
            )}
            <CardHistory
              entries={detail.data.entries}
              flow={profile.cases}
              at={at}
              receiverName={receiverName}
            />
          </>
        )}
      </div>
    </aside>
  );
}

function Standing({
  detail,
  urgency,
  at,
  profile,
  kinds,
}: {
  readonly detail: CaseDetail;
  readonly urgency: Urgency;
  readonly at: number;
  readonly profile: Profile;
  readonly kinds: KindTree;
}) {
  const say = useSay();
  const { case: of, grids, note } = detail;
  const severity = severitiesOf(profile.cases).find((s) => s.id === of.severity);
  const path = kindPath(kinds, of.kind).map(({ name }) => say.words(name));
  const levelName = (level: string) => {
    const found = profile.levels.find((l) => l.id === level);
    return found ? say.words(found.name) : level;
  };
  return (
    <div className="card-part">
      <p className="card-due" data-urgency={urgency}>
        <strong className="number">{dueText(of, at, say)}</strong>
        {of.dueAt !== null && (
          <span className="number quiet">{say.t('card.dueAt', { time: timeText(of.dueAt, at, say) })}</span>
        )}
      </p>
      {of.simulated && <p className="card-simulated">{say.t('desk.simulatedCase')}</p>}
      <dl className="card-facts">
        <dt>{say.t('card.kind')}</dt>
        <dd>
          {path.length > 0 ? path.join(' › ') : kindName(kinds, of.kind, say)}
          {of.kindSaid && of.kind === 'other' && (
            <span className="quiet"> {say.t('card.kindSaid', { said: of.kindSaid })}</span>
          )}
        </dd>
        <dt>{say.t('card.severity')}</dt>
        <dd>{severity ? say.words(severity.name) : say.t('card.severityNone')}</dd>
        <dt>{say.t('card.grid')}</dt>
        <dd>
          {grids.length === 0
            ? say.t('card.noGrid')
            : grids
                .toReversed()
                .map((grid) => grid.name || levelName(grid.level))
                .join(' › ')}
          {grids[0]?.code && <span className="number quiet"> {grids[0].code}</span>}
        </dd>
        <dt>{say.t('card.occurred')}</dt>
        <dd className="number">{timeText(of.occurredAt, at, say)}</dd>
        <dt>{say.t('card.source')}</dt>
        <dd>
          {of.source === 'desk' ? say.t('desk.sourceDesk') : of.source}{' '}
          <span className="quiet card-number">{of.externalId}</span>
        </dd>
        {of.satisfaction !== null && (
          <>
            <dt>{say.t('card.satisfaction')}</dt>
            <dd>{say.t('card.satisfied', { n: of.satisfaction })}</dd>
          </>
        )}
      </dl>
      {note && <p className="card-note">{note}</p>}
    </div>
  );
}
