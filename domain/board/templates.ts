import { BOARD_FIELDS, type BoardField, type BoardTemplate } from './template.ts';

/** Not without an office's own wish: people's shops, cameras, and how a grid is rated. */
const ONLY_ON_WISH: readonly BoardField[] = ['risk', 'cameras', 'shops'];
const USUAL = BOARD_FIELDS.filter((field) => !ONLY_ON_WISH.includes(field));

const HEADING = { zh: '{community}{grid}公示图', en: '{community}, {grid}: Notice Board' };
const NOTHING = { zh: '', en: '' };
const COLOURS = { accent: '#0B5394', border: '#B3261E', ink: '#1F1F1F' };

const BOARD: BoardTemplate = {
  id: 'board-a3',
  name: { zh: '公示图 A3 横式', en: 'Board A3, landscape' },
  kind: 'board',
  paper: 'A3',
  landscape: true,
  fields: USUAL,
  heading: HEADING,
  footing: NOTHING,
  colours: COLOURS,
  mono: false,
  textMm: 3.8,
  scale: null,
  logo: null,
};

/** What an office begins with, and may change. */
export const BUILT_IN_TEMPLATES: readonly BoardTemplate[] = [
  BOARD,
  {
    ...BOARD,
    id: 'board-a3-upright',
    name: { zh: '公示图 A3 竖式', en: 'Board A3, upright' },
    landscape: false,
  },
  {
    ...BOARD,
    id: 'hand-out-a4',
    name: { zh: '入户宣传单 A4', en: 'Hand-out A4' },
    kind: 'hand-out',
    paper: 'A4',
    landscape: false,
    textMm: 4.6,
  },
  {
    ...BOARD,
    id: 'contact-card',
    name: { zh: '网格服务联系卡', en: 'Contact card' },
    kind: 'contact-card',
    paper: { width: 148, height: 105 },
    landscape: true,
    fields: ['title', 'code', 'team', 'services', 'community-phone', 'overview', 'qr', 'date', 'logo'],
    heading: { zh: '{community}{grid}联系卡', en: '{community}, {grid}: Contact Card' },
    textMm: 8,
  },
];
