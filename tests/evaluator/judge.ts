import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../browser/harness/browser.ts';
import { captionOf, drawDraft } from './draw-draft.ts';
import { judgeDraft } from './judge-draft.ts';

/**
 * `node tests/evaluator/judge.ts --territory FILE --lines FILE --buildings FILE [--parents FILE] --grids FILE [--target 300] [--tolerance 0.2]
 * [--picture FILE.png] [--width 1600] [--window W,S,E,N]`: what a draft is worth, as JSON, and a picture of it.
 */
const { values } = parseArgs({
  options: {
    territory: { type: 'string' },
    lines: { type: 'string' },
    buildings: { type: 'string' },
    parents: { type: 'string' },
    grids: { type: 'string' },
    target: { type: 'string', default: '300' },
    tolerance: { type: 'string', default: '0.2' },
    picture: { type: 'string' },
    width: { type: 'string', default: '1600' },
    window: { type: 'string' },
  },
});
const features = (file: string | undefined) => JSON.parse(readFileSync(file!, 'utf8')).features ?? [];
const input = {
  territory: features(values.territory),
  ...(values.parents ? { parents: features(values.parents) } : {}),
  lines: { type: 'FeatureCollection' as const, features: features(values.lines) },
  buildings: { type: 'FeatureCollection' as const, features: features(values.buildings) },
};
const grids = features(values.grids);
const wish = { target: Number(values.target), tolerance: Number(values.tolerance) };
const judged = judgeDraft(grids, input, wish);
const { counts, ...shown } = judged;
console.log(JSON.stringify(shown, null, 1));
console.log(captionOf(judged));
if (values.picture) {
  const window = values.window?.split(',').map(Number) as [number, number, number, number] | undefined;
  const svg = drawDraft(grids, input, counts, wish, Number(values.width), window);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: Number(values.width), height: 800 } });
    await page.setContent(`<style>body{margin:0}</style>${svg}`);
    writeFileSync(values.picture, await page.locator('svg').screenshot());
  } finally {
    await browser.close();
  }
}
