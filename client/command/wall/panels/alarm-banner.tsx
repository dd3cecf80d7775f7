import { useSay } from '../../../i18n/use-say.ts';
import { clockText } from '../clock-text.ts';

/** An alarm in words. */
export interface WallAlarm {
  readonly id: string;
  readonly text: string;
  readonly raisedAt: number;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: number | null;
}

/** More than these stand beside each other nowhere; how many others there are is said. */
const MOST = 3;

/** Alarms across the map, until somebody has acknowledged them, and then by whom. The edge flashes a few times and stays lit. */
export function AlarmBanner({
  alarms,
  mute,
}: {
  readonly alarms: readonly WallAlarm[];
  /** It is to ring, and the browser lets it not. */
  readonly mute: boolean;
}) {
  const say = useSay();
  if (alarms.length === 0) return null;
  const open = alarms.some(({ acknowledgedBy }) => acknowledgedBy === null);
  const latest = alarms.find(({ acknowledgedBy }) => acknowledgedBy === null)?.id;
  return (
    <>
      {open && <div key={latest} className="wall-flash" />}
      <ul className="wall-alarms" role="alert">
        {alarms.slice(0, MOST).map(({ id, text, raisedAt, acknowledgedBy, acknowledgedAt }) => (
          <li key={id} className="wall-alarm" data-open={acknowledgedBy === null} data-alarm={id}>
            <b>{text}</b>
            <span>
              {clockText(raisedAt)}
              {' · '}
              {acknowledgedBy === null
                ? say.t('wall.unacknowledged')
                : say.t('wall.acknowledged', {
                    by: acknowledgedBy,
                    at: clockText(acknowledgedAt ?? raisedAt),
                  })}
            </span>
          </li>
        ))}
        {mute && <li className="wall-alarm">{say.t('wall.noSound')}</li>}
        {alarms.length > MOST && (
          <li className="wall-alarm">{say.t('wall.moreAlarms', { n: alarms.length - MOST })}</li>
        )}
      </ul>
    </>
  );
}
