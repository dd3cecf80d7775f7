import { useSay } from '../../../i18n/use-say.ts';
import { dueText } from '../../words/due-text.ts';
import type { WallCase } from '../panels/queue.tsx';
import { useNow } from '../use-now.ts';
import type { RotationShown } from './rotation.ts';

/** What the map of a wall looks at: a case that is overdue, or ground where cases concentrate. */
export type Looked =
  | { readonly kind: 'overdue'; readonly of: WallCase }
  | {
      readonly kind: 'dense';
      readonly grid: string;
      readonly perHectareDay: number;
      readonly count: number;
      readonly withinM: number;
      /** The commonest kinds around it, in words. */
      readonly kinds: readonly string[];
    };

/** The card of what the map looks at, and how the tour stands: on its way, held by a touch, paused, or called off by an alarm. */
export function FocusCard({
  looked,
  shown,
  onTogglePause,
}: {
  readonly looked: Looked | null;
  readonly shown: RotationShown;
  readonly onTogglePause: () => void;
}) {
  const say = useSay();
  if (shown.state === 'off') return null;
  const going = shown.state === 'paused' ? 'goOn' : 'pause';
  return (
    <div className="wall-focus">
      {looked && shown.state === 'running' && (
        <article className="wall-card" data-focus={looked.kind}>
          <Card looked={looked} />
        </article>
      )}
      <div className="wall-rotation" data-state={shown.state}>
        <span>
          {shown.state === 'touched' ? (
            <Countdown to={shown.goesOnAt!} />
          ) : (
            say.t(`wall.rotation.${shown.state}`)
          )}
        </span>
        {shown.state !== 'alarm' && (
          <button type="button" onClick={onTogglePause}>
            {say.t(`wall.rotation.${going}`)}
          </button>
        )}
      </div>
    </div>
  );
}

function Countdown({ to }: { readonly to: number }) {
  const say = useSay();
  const now = useNow(1000);
  return say.t('wall.rotation.touched', { n: Math.max(0, Math.ceil((to - now) / 1000)) });
}

function Card({ looked }: { readonly looked: Looked }) {
  const say = useSay();
  const now = useNow(60_000);
  if (looked.kind === 'overdue') {
    const { of, kind, grid } = looked.of;
    return (
      <>
        <h3 data-urgency="overdue">{say.t('wall.overdueHere')}</h3>
        <b>{of.title || kind}</b>
        <p>{of.title ? `${kind} · ${grid}` : grid}</p>
        <p className="late">{dueText(of, now, say)}</p>
      </>
    );
  }
  const density = new Intl.NumberFormat(say.language === 'zh' ? 'zh-CN' : 'en-GB', {
    maximumSignificantDigits: 2,
  });
  return (
    <>
      <h3>{say.t('wall.denseHere')}</h3>
      <b>{looked.grid}</b>
      <p>{say.t('wall.densityHere', { n: density.format(looked.perHectareDay) })}</p>
      <p>{say.t('wall.casesHere', { m: looked.withinM, n: say.number(looked.count) })}</p>
      {looked.kinds.length > 0 && <p>{looked.kinds.join(say.t('list.comma'))}</p>}
    </>
  );
}
