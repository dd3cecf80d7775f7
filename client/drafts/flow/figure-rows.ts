import type { WireProposalVariant } from '../../../domain/contract/proposal.ts';
import type { Say } from '../../i18n/use-say.ts';

type WireGridFigures = WireProposalVariant['proposed'];

export interface FigureColumn {
  readonly id: string;
  readonly letter: string;
  readonly figures: WireGridFigures;
  readonly moved: number | null;
  readonly mine: boolean;
}

interface FigureCell {
  readonly text: string;
  /** How it stands to today's, where one of the two is the better. */
  readonly than?: 'better' | 'worse';
}

interface FigureRow {
  readonly key: string;
  readonly label: string;
  /** What the figure means, where its name does not say. */
  readonly what?: string;
  readonly today: string;
  readonly cells: readonly FigureCell[];
}

/** Beneath this a difference is none, as a share. */
const ALIKE = 0.005;

/** Figure by figure, today's and those of the proposals, in words. */
export function figureRows(
  today: WireGridFigures,
  columns: readonly FigureColumn[],
  tolerance: number,
  say: Say,
): FigureRow[] {
  const whole = (n: number) => say.number(Math.round(n));
  const percent = (share: number) => `${whole(share * 100)}%`;
  const two = (n: number) => n.toFixed(2);
  const none = today.grids === 0;
  const row = (
    key: string,
    label: string,
    textOf: (figures: WireGridFigures) => string,
    good?: (figures: WireGridFigures) => number,
    what?: string,
  ): FigureRow => ({
    key,
    label,
    ...(what ? { what } : {}),
    today: none ? '–' : textOf(today),
    cells: columns.map(({ figures }) => {
      const gain = good && !none ? good(figures) - good(today) : 0;
      const than = gain > ALIKE ? 'better' : gain < -ALIKE ? 'worse' : undefined;
      return { text: textOf(figures), ...(than ? { than } : {}) };
    }),
  });
  return [
    row('grids', say.t('draft.figure.grids'), (f) => whole(f.grids)),
    row(
      'within',
      say.t('draft.figure.within', { n: say.number(Math.round(tolerance * 100)) }),
      (f) => percent(f.within),
      (f) => f.within,
    ),
    ...(Math.round(tolerance * 100) === 10
      ? []
      : [
          row(
            'withinTen',
            say.t('draft.figure.withinTen'),
            (f) => percent(f.withinTen),
            (f) => f.withinTen,
          ),
        ]),
    row(
      'worst',
      say.t('draft.figure.worst'),
      (f) => percent(f.worst),
      (f) => -f.worst,
    ),
    row('size', say.t('draft.figure.size'), (f) => `${whole(f.min)}–${whole(f.max)}`),
    row(
      'compactness',
      say.t('draft.figure.compactness'),
      (f) => two(f.compactness),
      (f) => f.compactness,
      say.t('draft.figure.compactnessWhat'),
    ),
    row(
      'onLines',
      say.t('draft.figure.onLines'),
      (f) => percent(f.onLines),
      (f) => f.onLines,
      say.t('draft.figure.onLinesWhat'),
    ),
    {
      key: 'moved',
      label: say.t('draft.figure.moved'),
      today: '–',
      cells: columns.map(({ moved }) => ({ text: moved === null ? '–' : whole(moved) })),
    },
  ];
}
