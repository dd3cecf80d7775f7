import { lineWord } from '../exchange/line-kinds.ts';

/** Whether this names lines that a draft may be kept from crossing: `rail`, `river`, or OSM's class of a line (`trunk`). */
export function isBarrierWord(word: string): boolean {
  return word === 'river' || word === 'rail' || lineWord(word)?.class === word;
}
