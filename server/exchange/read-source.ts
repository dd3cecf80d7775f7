import type { ImportFields, ImportPreview, ImportReport } from '../../domain/contract/exchange.ts';
import { boxOf } from '../../domain/geometry/box.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { PlanContext } from '../plans/context.ts';
import { groundOf } from '../plans/territory-of-plan.ts';
import { chooseLayer } from './choose-layer.ts';
import { rowCleaner } from './columns/row-cleaner.ts';
import { loadSurroundings } from './datum/surroundings.ts';
import { DraftReport } from './draft-report.ts';
import { findCrs } from './find-crs.ts';
import { groundOfImport } from './ground-of-import.ts';
import { namesAsWritten } from './names-as-written.ts';
import { placeGeometry } from './place-geometry.ts';
import { positionOf } from './position-columns.ts';
import { prepareKind } from './prepare-kind.ts';
import type { Prepared } from './prepared.ts';
import { PreviewDraft } from './preview-draft.ts';
import { type Recipe, recallRecipe, signatureOf } from './recipes.ts';
import type { FeatureRow, Source } from './source/source.ts';
import { surveyLayer } from './survey-layer.ts';

/** What a file holds, and the report on it; `prepared` is null when nothing of it can be taken. */
export interface PreparedImport {
  readonly report: ImportReport;
  /** The same as it goes on: what updates records says more of it while it is stored. */
  readonly draft: DraftReport;
  readonly prepared: Prepared | null;
  readonly preview: ImportPreview;
  /** By what the next file of this kind is known again. */
  readonly signature: string;
  /** What was said of the last file like this one, that this one is read by. */
  readonly recipe: Recipe;
}

/** A file has the same columns as one whose reading is known: it is to be read again, in the same way. */
export interface Again {
  readonly again: Recipe;
}

/** How much is done, about, when the whole file has been seen once, and when its rows have been read. */
const SURVEYED = 0.35;
const READ = 0.6;

/** Progress is told once in so many rows. */
const TOLD_EVERY = 500;

/** How a file is read this time. */
export interface Reading {
  readonly fields: ImportFields;
  /** Null while it is not known whether there is one. */
  readonly recipe: Recipe | null;
  /** Whether it says anything that nobody has said of this file. */
  readonly follows: boolean;
  readonly keeps: boolean;
}

/**
 * Reads a layer of an open file: once to see what it is, once for what it holds. Gives the recipe instead where the last file
 * with the same columns was read in another way: then this one is to be opened anew. Throws `SourceFault` where the file ends too soon.
 */
export async function readSource(
  context: PlanContext,
  { fields, recipe, follows, keeps }: Reading,
  source: Source,
  progress: (share: number, step: string) => void,
): Promise<Result<PreparedImport | Again>> {
  const report = new DraftReport(fields.as);
  const chosen = chooseLayer(source, fields.layer);
  if (!chosen.ok) return chosen;
  const { layer, sure } = chosen.value;
  if (!sure) report.ask('layer', { layer: layer.name, layers: source.layers.length });
  const survey = await surveyLayer(layer, (rows) => progress(SURVEYED * shareOf(rows, layer.count), 'read'));
  progress(SURVEYED, 'read');
  report.read = survey.rows;
  if (survey.rows === 0) return refuse('file-empty', { layers: layer.name });

  // Of a table the columns with the position are not among those of its rows, once somebody has said which they are.
  const columnNames = [...survey.columns.names(), ...Object.values(positionOf(fields.columns) ?? {})];
  const names = namesAsWritten(columnNames, layer.encoding);
  const signature = signatureOf(source.format, fields.as, names);
  const recalled = recipe ?? (await recallRecipe(context.db, signature)) ?? {};
  const { crs: lastCrs, ...reading } = recalled;
  if (!recipe && Object.keys(reading).some((name) => !(name in fields))) return ok({ again: recalled });
  if (follows) report.note('recipe-used', {});

  const {
    columns,
    report: ofColumns,
    refused,
  } = survey.columns.result(fields.as, fields.columns, fields.key);
  if (refused) return { ok: false, reason: refused };
  report.columns = ofColumns;
  report.columnsDropped = columns.dropped;

  const ground = await groundOfImport(context, fields);
  if (!ground.ok) return ground;
  const needsPlace = fields.as !== 'teams' && fields.key !== 'code';
  if (needsPlace && survey.sample.length === 0) {
    if (!layer.hasGeometry) return refuse('no-positions', { layer: layer.name });
  }
  const near = ground.value.near === null ? null : await groundOf(context.db, ground.value.near);
  // Of what has no place in it a file may say what it likes of its coordinates.
  const [claim, sample] = needsPlace ? [layer.crs, survey.sample] : [null, []];
  const found = await findCrs(claim, sample, fields, {
    format: source.format,
    // What makes a territory of its own need not lie near another.
    box: ground.value.territory === null ? null : near && boxOf(near.flatMap((polygon) => polygon[0] ?? [])),
    around: (box) => loadSurroundings(context, ground.value.near, box),
  });
  if (!found.ok) return found;
  const { toDegrees, crs, datums, questions, swapped } = found.value;
  if (swapped) report.note('axes-swapped', {});
  if (needsPlace)
    for (const { code, params } of questions)
      report.ask(code, { ...params, ...(lastCrs ? { last: lastCrs } : {}) });
  report.source = {
    format: source.format,
    layer: layer.name,
    layers: source.layers.map(({ name, count }) => ({ name, rows: count })),
    encoding: { ...layer.encoding, sample: survey.columns.sample() },
    crs,
    datums,
    notes: source.notes.map(({ code, params }) => ({ code, params: { ...params } })),
  };

  const clean = rowCleaner(fields.as, columns, report);
  const preview = new PreviewDraft();
  const place = toDegrees ?? ((x: number, y: number): [number, number] => [x, y]);
  async function* placed(): AsyncGenerator<FeatureRow> {
    let n = 0;
    for await (const row of layer.rows()) {
      if (++n % TOLD_EVERY === 0)
        progress(SURVEYED + (READ - SURVEYED) * shareOf(n, survey.rows), 'checking');
      yield { ...clean(row), geometry: placeGeometry(row.geometry, place) };
    }
  }
  const done = (prepared: Prepared | null) =>
    ok({
      report: report.toReport(),
      draft: report,
      prepared,
      preview: preview.toPreview(),
      signature,
      recipe: recalled,
    });
  if (needsPlace && toDegrees === null) return done(null);
  const prepared = await prepareKind(
    {
      context,
      fields,
      columns,
      report,
      preview,
      keeps,
      ground: ground.value,
      progress: (share) => progress(READ + share * (1 - READ), 'checking'),
    },
    placed(),
  );
  if (!prepared.ok) return prepared;
  progress(1, 'checked');
  return done(report.isAsking ? null : prepared.value);
}

/** How far a reading is; where nobody knows how long it will be, it comes nearer and nearer. */
function shareOf(rows: number, count: number | null): number {
  return count === null || count === 0 ? rows / (rows + 20_000) : Math.min(1, rows / count);
}
