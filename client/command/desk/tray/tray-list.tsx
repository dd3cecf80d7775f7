import { Button } from '@mantine/core';
import { IconArrowsExchange, IconMapPin } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { WireCase } from '../../../../domain/contract/case.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { answered } from '../../../ui/data/api.ts';
import { DialogError } from '../../../ui/dialogs/dialog-error.tsx';
import { useVisibleRows } from '../../../ui/drawer/use-visible-rows.ts';
import { casesApi } from '../../town/cases-api.ts';
import { gridPath, leafAt, numbersIn, swapped } from '../../town/grid-names.ts';
import { kindName } from '../../town/kind-tree.ts';
import { timeText } from '../../words/time-text.ts';
import { useDeskPlace, useMayChange } from '../desk-context.ts';
import { useDesk } from '../desk-store.ts';
import { usePlacing } from './use-placing.ts';

const TRAY_ROW_PX = 44;

/** Cases without a place: which, why, what was sent; the one in hand is placed by a click on the map. */
export function TrayList({
  cases,
  at,
  onChoose,
}: {
  readonly cases: readonly WireCase[];
  readonly at: number;
  readonly onChoose: (id: string) => void;
}) {
  const say = useSay();
  const { kinds } = useDeskPlace();
  const list = useRef<HTMLDivElement>(null);
  const placing = useDesk((s) => s.placing);
  const place = useDesk((s) => s.place);
  const mayChange = useMayChange();
  const visible = useVisibleRows(list, cases.length, TRAY_ROW_PX);
  const inHand = cases.find(({ id }) => id === placing);
  return (
    <div className="tray">
      <p className="tray-what quiet">{say.t(cases.length === 0 ? 'tray.none' : 'tray.what')}</p>
      {inHand && <TrayInHand of={inHand} />}
      <div className="case-list" ref={list} role="listbox" aria-label={say.t('desk.tab.tray')} tabIndex={0}>
        <div className="case-list-all" style={{ height: cases.length * TRAY_ROW_PX }}>
          {cases.slice(visible.from, visible.to).map((of, i) => (
            <div
              key={of.id}
              className="tray-row"
              role="option"
              tabIndex={-1}
              aria-selected={of.id === placing}
              data-case={of.id}
              style={{ top: (visible.from + i) * TRAY_ROW_PX }}
              onClick={() => (mayChange ? place(of.id) : onChoose(of.id))}
              onKeyDown={(event) => {
                if (event.key === 'Enter') onChoose(of.id);
              }}
            >
              <span className="ellipsis case-row-title">
                {of.title || kindName(kinds, of.kind, say, of.kindSaid)}
              </span>
              <span className="number quiet">{timeText(of.occurredAt, at, say)}</span>
              <span className="ellipsis quiet">{say.t(`tray.short.${of.position}`)}</span>
              <button
                type="button"
                className="text-button"
                onClick={(event) => {
                  event.stopPropagation();
                  onChoose(of.id);
                }}
              >
                {say.t('tray.open')}
              </button>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

/** The case that is being placed: what was sent for its position, and the same the other way round where that lies inside. */
function TrayInHand({ of }: { readonly of: WireCase }) {
  const say = useSay();
  const { kinds, town, map } = useDeskPlace();
  const leave = useDesk((s) => s.place);
  const placing = usePlacing();
  const placeError = useDesk((s) => s.placeError);
  const detail = useQuery({
    queryKey: ['case', of.id],
    queryFn: ({ signal }) => answered(casesApi.detail(of.id, signal)),
    staleTime: 5_000,
  });
  const said = detail.data?.saidAt ?? of.at;
  const other = town.division ? swapped(town.division, said) : null;
  const grid = other && town.division ? leafAt(town.division, other) : null;
  return (
    <section className="tray-hand" aria-label={say.t('tray.inHand')}>
      <strong>{of.title || kindName(kinds, of.kind, say, of.kindSaid)}</strong>
      <p>{say.t(`tray.why.${of.position}`)}</p>
      {said !== undefined && said !== null && (
        <p className="quiet">
          {say.t('tray.said')} <code>{saidText(said)}</code>
        </p>
      )}
      {detail.data?.note && <p className="card-note">{detail.data.note}</p>}
      <p className="tray-do">
        <IconMapPin size={14} aria-hidden /> {say.t('tray.click')}
      </p>
      <div className="tray-buttons">
        {other && town.division && grid !== null && (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconArrowsExchange size={14} />}
            loading={placing.isPending}
            onClick={() => {
              map.current?.lookAt(other);
              placing.mutate({ of, at: other });
            }}
          >
            {say.t('tray.swap', { grid: gridPath(town.division, grid).at(-1)?.name ?? '' })}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={() => leave(null)}>
          {say.t('action.cancel')}
        </Button>
      </div>
      <DialogError error={placeError} />
    </section>
  );
}

function saidText(said: unknown): string {
  const numbers = numbersIn(said);
  if (numbers) return numbers.join(', ');
  return JSON.stringify(said)?.slice(0, 200) ?? '';
}
