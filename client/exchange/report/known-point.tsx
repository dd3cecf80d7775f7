import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { LngLat } from '../../../domain/contract/geometry.ts';
import { useSay } from '../../i18n/use-say.ts';
import { datumOf } from '../flow/datum-of.ts';
import { fileNumbers } from '../flow/file-numbers.ts';
import { useImportView } from '../flow/import-view.ts';
import type { Answering } from './answering.ts';

/**
 * One point that the person knows settles the datum: where the layer has it, and where it truly is, by two clicks on the
 * map. Of a file in metres its numbers are typed, since the map has degrees only.
 */
export function KnownPoint({
  report,
  readWith,
  projected,
}: Pick<Answering, 'report' | 'readWith'> & { readonly projected: boolean }) {
  const say = useSay();
  const { picking, marks, pick, mark } = useImportView();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  useEffect(
    () => () => {
      pick(null);
      mark({});
    },
    [pick, mark],
  );
  const leave = () => {
    setOpen(false);
    setTyped('');
    pick(null);
    mark({});
  };
  if (!open)
    return (
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          setOpen(true);
          mark({});
          pick(projected ? 'to' : 'from');
        }}
      >
        {say.t('import.known.start')}
      </Button>
    );
  const { from: clicked, to } = marks;
  const from = projected ? pairOf(typed) : clicked && fileNumbers(datumOf(report.source!.crs.used), clicked);
  return (
    <fieldset className="import-known" aria-label={say.t('import.known.start')}>
      {projected && (
        <TextInput
          size="xs"
          label={say.t('import.known.fromTyped')}
          description={say.t('import.known.projected')}
          placeholder="512345.67, 3812345.67"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <div aria-live="polite">{picking && <strong>{say.t(`import.known.${picking}`)}</strong>}</div>
      {!projected && clicked && <Place label={say.t('import.known.fromMark')} at={clicked} />}
      {to && <Place label={say.t('import.known.toMark')} at={to} />}
      <div className="import-actions">
        <Button size="compact-sm" variant="default" onClick={leave}>
          {say.t('import.known.cancel')}
        </Button>
        <Button
          size="compact-sm"
          disabled={!from || !to}
          onClick={() => {
            if (from && to) readWith({ known: { from, to }, crs: null });
            leave();
          }}
        >
          {say.t('import.known.use')}
        </Button>
      </div>
    </fieldset>
  );
}

function Place({ label, at }: { readonly label: string; readonly at: LngLat }) {
  return (
    <p className="number">
      <span className="quiet">{label}</span> {at[0].toFixed(6)}, {at[1].toFixed(6)}
    </p>
  );
}

function pairOf(text: string): LngLat | null {
  const [x, y, ...more] = text
    .split(/[\s,，;；]+/)
    .filter((part) => part !== '')
    .map(Number);
  return x !== undefined && y !== undefined && more.length === 0 && Number.isFinite(x) && Number.isFinite(y)
    ? [x, y]
    : null;
}
