import { useEffect, useRef, useState } from 'react';
import type { AlarmList, WireAlarm } from '../../../domain/contract/case-office.ts';
import { browserFetch } from '../../api/browser-ports.ts';
import { request } from '../../api/request.ts';

/** How long it stands on the wall who has acknowledged an alarm. */
const SHOWN_MS = 60_000;

/**
 * The open alarms and, for a minute, those that somebody has just acknowledged, by whom: the store forgets an alarm when
 * it is, and the server says the name. Open ones first, each newest first.
 */
export function useAlarms(open: readonly WireAlarm[]): readonly WireAlarm[] {
  const [done, setDone] = useState<readonly WireAlarm[]>([]);
  const before = useRef<readonly WireAlarm[]>([]);
  useEffect(() => {
    const there = new Set(open.map(({ id }) => id));
    const gone = new Set(before.current.filter(({ id }) => !there.has(id)).map(({ id }) => id));
    before.current = open;
    if (gone.size === 0) return;
    void request<AlarmList>(browserFetch, '/api/cases/alarms').then((answer) => {
      if (answer.kind !== 'ok') return;
      const now = answer.value.items.filter(({ id, acknowledgedBy }) => gone.has(id) && acknowledgedBy);
      if (now.length > 0) setDone((old) => [...now, ...old.filter(({ id }) => !gone.has(id))]);
    });
  }, [open]);
  useEffect(() => {
    if (done.length === 0) return;
    const timer = setTimeout(() => setDone([]), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [done]);
  return done.length === 0 ? open : [...open, ...done];
}
