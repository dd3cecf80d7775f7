import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { Point } from '../../domain/geometry/point.ts';
import { useSay } from '../i18n/use-say.ts';
import { useMapPort } from '../ui/shell/editor-context.ts';
import { useScreen } from '../ui/shell/screen-store.ts';

/** Longer than the map points at a place, which it does for about a second. */
const AGAIN_MS = 2_000;

/** While the import makes room for a place on the map: keeps pointing at it, and is the way back. */
export function AsideBar({ at }: { readonly at: Point }) {
  const say = useSay();
  const map = useMapPort();
  const stepAside = useScreen((s) => s.stepAside);
  useEffect(() => {
    const point = () => map.current.flash({ gridIds: [], at });
    point();
    const timer = setInterval(point, AGAIN_MS);
    return () => clearInterval(timer);
  }, [map, at]);
  return (
    <div className="aside-bar" role="status">
      <span>{say.t('import.aside')}</span>
      <Button size="compact-sm" onClick={() => stepAside(null)}>
        {say.t('import.back')}
      </Button>
    </div>
  );
}
