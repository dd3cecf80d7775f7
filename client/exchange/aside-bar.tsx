import { Button } from '@mantine/core';
import { useSay } from '../i18n/use-say.ts';
import { useScreen } from '../ui/shell/screen-store.ts';

/** While the import makes room for a place on the map: the way back to it. */
export function AsideBar() {
  const say = useSay();
  const stepAside = useScreen((s) => s.stepAside);
  return (
    <div className="aside-bar" role="status">
      <span>{say.t('import.aside')}</span>
      <Button size="compact-sm" onClick={() => stepAside(false)}>
        {say.t('import.back')}
      </Button>
    </div>
  );
}
