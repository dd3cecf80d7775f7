import { ActionIcon, Button, Menu, NativeSelect, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDownload, IconPrinter } from '@tabler/icons-react';
import type { Deployment } from '../../../domain/contract/deployment.ts';
import { type Say, useSay } from '../../i18n/use-say.ts';
import { usePlans } from '../../ui/data/use-plans.ts';
import mark from '../../ui/mark.svg';
import { LanguageSwitch } from '../../ui/shell/language-switch.tsx';
import { choiceQuery, monthAfter, monthWindow, type ReportChoice } from './report-choice.ts';

const MONTHS_BACK = 24;
const MONTHS_AHEAD = 6;

interface ReportBarProps {
  readonly deployment: Deployment;
  readonly choice: ReportChoice;
  choose(part: Partial<ReportChoice>): void;
}

/** Which month, at which level, in whose borders; print it, take it along. */
export function ReportBar({ deployment, choice, choose }: ReportBarProps) {
  const say = useSay();
  const plans = usePlans().data ?? [];
  const levels = deployment.levels.filter(({ tiles }) => tiles);
  const report = `/api/cases/report?${choiceQuery(choice)}&lang=${say.language}`;
  return (
    <header className="report-bar">
      <a href="/desk" className="report-home" aria-label={say.t('ways.desk')}>
        <img src={mark} alt="" width={22} height={22} />
      </a>
      <h1>{say.t('caseNumbers.title')}</h1>
      <Tooltip label={say.t('caseNumbers.earlier')}>
        <ActionIcon
          aria-label={say.t('caseNumbers.earlier')}
          onClick={() => choose({ month: monthAfter(choice.month, -1) })}
        >
          <IconChevronLeft size={18} />
        </ActionIcon>
      </Tooltip>
      <NativeSelect
        aria-label={say.t('caseNumbers.month')}
        value={choice.month}
        data={monthsAbout(choice.month).map((month) => ({ value: month, label: monthText(month, say) }))}
        onChange={({ target }) => choose({ month: target.value })}
      />
      <Tooltip label={say.t('caseNumbers.later')}>
        <ActionIcon
          aria-label={say.t('caseNumbers.later')}
          onClick={() => choose({ month: monthAfter(choice.month, 1) })}
        >
          <IconChevronRight size={18} />
        </ActionIcon>
      </Tooltip>
      <NativeSelect
        aria-label={say.t('caseNumbers.level')}
        value={choice.level ?? (levels[1] ?? levels[0])?.id ?? ''}
        data={levels.map(({ id, name }) => ({ value: id, label: say.words(name) }))}
        onChange={({ target }) => choose({ level: target.value })}
      />
      <NativeSelect
        aria-label={say.t('caseNumbers.plan')}
        value={choice.plan ?? ''}
        data={[
          { value: '', label: say.t('caseNumbers.asReported') },
          ...plans.map(({ id, name, status }) => ({
            value: id,
            label: `${name} · ${say.t(`planStatus.${status}`)}`,
          })),
        ]}
        onChange={({ target }) => choose({ plan: target.value === '' ? null : target.value })}
      />
      <div className="report-bar-end">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPrinter size={16} />}
          onClick={() => window.print()}
        >
          {say.t('caseNumbers.print')}
        </Button>
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <Button size="xs" variant="default" leftSection={<IconDownload size={16} />}>
              {say.t('caseNumbers.files')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item component="a" href={`${report}&format=pdf`} download>
              {say.t('caseNumbers.pdf')}
            </Menu.Item>
            <Menu.Item component="a" href={`${report}&format=xlsx`} download>
              {say.t('caseNumbers.xlsx')}
            </Menu.Item>
            <Menu.Item component="a" href={summaryFile(choice, 'grid', say.language)} download>
              {say.t('caseNumbers.csvGrids')}
            </Menu.Item>
            <Menu.Item component="a" href={summaryFile(choice, 'kind', say.language)} download>
              {say.t('caseNumbers.csvKinds')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <LanguageSwitch />
      </div>
    </header>
  );
}

/** Two years back and some months on, newest first; what a browser offers for months speaks its own language. */
function monthsAbout(month: string): string[] {
  return Array.from({ length: MONTHS_BACK + MONTHS_AHEAD + 1 }, (_, i) =>
    monthAfter(month, MONTHS_AHEAD - i),
  );
}

function monthText(month: string, say: Say): string {
  const [year, number] = month.split('-') as [string, string];
  return say.t('caseNumbers.monthOf', { year, month: say.language === 'zh' ? Number(number) : number });
}

/** The address of a month's counts by one side, as CSV. */
function summaryFile({ month, level, plan }: ReportChoice, by: 'grid' | 'kind', lang: string): string {
  const query = new URLSearchParams({ by, ...monthWindow(month), lang, format: 'csv' });
  if (by === 'grid' && level !== null) query.set('level', level);
  if (plan !== null) query.set('plan', plan);
  return `/api/cases/summary?${query}`;
}
