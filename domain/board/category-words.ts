import type { Words } from '../deployment/types.ts';

/**
 * Kinds of shops and units that the product itself speaks of, in both languages; the first of a list is read first where a map has no room for
 * all: what a resident looks for in need.
 */
const KNOWN: readonly Words[] = [
  { zh: '医疗', en: 'Health' },
  { zh: '学校', en: 'School' },
  { zh: '机关', en: 'Authority' },
  { zh: '交通', en: 'Transport' },
  { zh: '文体', en: 'Culture, sport' },
  { zh: '养老', en: 'Elderly care' },
  { zh: '商贸', en: 'Market' },
  { zh: '金融', en: 'Finance' },
  { zh: '企业', en: 'Business' },
  { zh: '餐饮', en: 'Food and drink' },
  { zh: '超市便利', en: 'Supermarket' },
  { zh: '蔬果生鲜', en: 'Greengrocer' },
  { zh: '服装鞋帽', en: 'Clothes' },
  { zh: '医药', en: 'Pharmacy' },
  { zh: '理发美容', en: 'Hairdresser' },
  { zh: '五金建材', en: 'Tools, hardware' },
  { zh: '维修', en: 'Repairs' },
  { zh: '通讯数码', en: 'Mobile phones' },
  { zh: '住宿', en: 'Lodging' },
  { zh: '文具图书', en: 'Books, stationery' },
];
const BY_WORD = new Map(
  KNOWN.flatMap((words, rank) =>
    [words.zh, words.en.toLowerCase()].map((word) => [word, { words, rank }] as const),
  ),
);

/** A category in both languages where the product knows it, else as it stands. */
export function categoryWords(category: string): Words {
  const plain = category.trim();
  return BY_WORD.get(plain.toLowerCase())?.words ?? { zh: plain, en: plain };
}

/** Its place in the order of what is looked for first; one that is not known comes last. */
export function categoryRank(category: string): number {
  return BY_WORD.get(category.trim().toLowerCase())?.rank ?? KNOWN.length;
}
