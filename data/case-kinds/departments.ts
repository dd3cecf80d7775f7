import type { Words } from '../../domain/deployment/types.ts';

interface DefaultDepartment {
  readonly id: string;
  readonly name: Words;
  /** Items of the default tree of kinds that are its business. */
  readonly items: readonly string[];
}

/** Departments that an office of any place has to do with, and what each sees to. Their telephone numbers are the office's to enter. */
export const DEFAULT_DEPARTMENTS: readonly DefaultDepartment[] = [
  {
    id: 'urban-management',
    name: { zh: '城管执法队', en: 'Urban management' },
    items: ['street-trading', 'posters', 'noise'],
  },
  { id: 'sanitation', name: { zh: '环卫所', en: 'Sanitation' }, items: ['refuse', 'sorting', 'furniture'] },
  { id: 'parks', name: { zh: '园林所', en: 'Parks' }, items: ['greening'] },
  { id: 'environment', name: { zh: '生态环境', en: 'Environment' }, items: ['air-water'] },
  {
    id: 'public-works',
    name: { zh: '市政设施', en: 'Public works' },
    items: ['roads', 'manholes', 'lighting', 'drainage'],
  },
  { id: 'utilities', name: { zh: '水电气热公司', en: 'Utilities' }, items: ['supply'] },
  { id: 'housing', name: { zh: '住建与物业', en: 'Housing' }, items: ['buildings'] },
  { id: 'police', name: { zh: '派出所', en: 'Police station' }, items: ['order'] },
  { id: 'traffic-police', name: { zh: '交警中队', en: 'Traffic police' }, items: ['parking', 'traffic'] },
  { id: 'fire-station', name: { zh: '消防救援站', en: 'Fire station' }, items: ['fire'] },
  { id: 'justice', name: { zh: '司法所', en: 'Mediation' }, items: ['disputes'] },
  { id: 'emergency', name: { zh: '应急管理', en: 'Emergency management' }, items: ['work-safety'] },
  { id: 'market', name: { zh: '市场监管所', en: 'Market supervision' }, items: ['food'] },
  {
    id: 'civil-affairs',
    name: { zh: '民政与便民服务', en: 'Civil affairs and service' },
    items: ['service'],
  },
];
