import { NumberInput, Select } from '@mantine/core';
import type { CleanFields, WireRepair } from '../../../domain/contract/exchange.ts';
import { GAP_M, SNAP_M } from '../../../domain/coverage/clean/defaults.ts';
import { areaText } from '../../i18n/area-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useImportView } from '../flow/import-view.ts';
import type { Answering } from './answering.ts';
import { LongList } from './long-list.tsx';
import { Section } from './section.tsx';

/** What the server repairs by where nothing is said (domain/coverage/clean). */
const DEFAULTS = { snapM: SNAP_M, gapM: GAP_M, rule: 'longest-border' } as const;
const RULES = ['longest-border', 'largest', 'ask'] as const;

/** Ground that changes hands by a rule: each piece, the largest first, and the rule's parameters. */
export function Repairs({ report, said, answer, nameOf }: Answering) {
  const say = useSay();
  const { repairs, repairCount, movedAreaM2, faults, as } = report;
  if (as !== 'grids' || said.key === 'code' || (repairCount === 0 && faults.length === 0)) return null;
  const clean = said.clean ?? {};
  const set = (part: Partial<CleanFields>) => answer({ clean: { ...clean, ...part } });
  const metres = (value: string | number, fallback: number) => (typeof value === 'number' ? value : fallback);
  return (
    <Section part="repairs" title={say.t('import.clean.title')} count={repairCount}>
      <p className="quiet">{say.t('import.clean.what')}</p>
      <div className="import-fields">
        <NumberInput
          size="xs"
          label={say.t('import.clean.snap')}
          min={0}
          max={50}
          step={0.1}
          value={clean.snapM ?? DEFAULTS.snapM}
          onChange={(value) => set({ snapM: metres(value, DEFAULTS.snapM) })}
        />
        <NumberInput
          size="xs"
          label={say.t('import.clean.gap')}
          min={0}
          max={500}
          value={clean.gapM ?? DEFAULTS.gapM}
          onChange={(value) => set({ gapM: metres(value, DEFAULTS.gapM) })}
        />
        <Select
          size="xs"
          label={say.t('import.clean.rule')}
          data={RULES.map((value) => ({ value, label: say.t(`repairRule.${value}`) }))}
          value={clean.rule ?? DEFAULTS.rule}
          allowDeselect={false}
          onChange={(rule) => rule && set({ rule: rule as (typeof RULES)[number] })}
        />
      </div>
      {repairCount > 0 && (
        <p>
          {movedAreaM2 > 0
            ? say.t('import.clean.total', { n: say.number(repairCount), area: areaText(movedAreaM2, say) })
            : say.t('import.clean.none')}
        </p>
      )}
      {repairs.length > 0 && (
        <LongList items={repairs} of={repairCount}>
          {(repair) => (
            <Row key={`${repair.kind} ${repair.at} ${repair.gets}`} repair={repair} nameOf={nameOf} />
          )}
        </LongList>
      )}
    </Section>
  );
}

function Row({ repair, nameOf }: { readonly repair: WireRepair; readonly nameOf: Answering['nameOf'] }) {
  const say = useSay();
  const lookAt = useImportView((s) => s.lookAt);
  const { kind, at, areaM2, widthM, gives, gets, rule, geometry } = repair;
  const givers = gives.map(nameOf).join(say.t('list.comma')) || say.t('import.clean.nobody');
  const getter =
    gets === null ? say.t(`import.clean.${kind === 'outside' ? 'outside' : 'nobody'}`) : nameOf(gets);
  return (
    <li data-repair={kind}>
      <button type="button" className="import-row" onClick={() => lookAt(at, geometry)}>
        <span className="import-row-main">
          <strong>{say.t(`repairKind.${kind}`)}</strong>{' '}
          <span className="ellipsis">{say.t('import.clean.by', { gives: givers, gets: getter })}</span>
        </span>
        <span className="number">{areaM2 > 0 ? areaText(areaM2, say) : ''}</span>
        <span className="quiet import-row-second">
          {say.t(`repairRule.${rule}`)}
          {widthM > 0 &&
            ` · ${say.t('import.clean.width', { n: say.number(Number(widthM.toPrecision(2))) })}`}
        </span>
      </button>
    </li>
  );
}
