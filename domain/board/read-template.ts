import type { Words } from '../deployment/types.ts';
import { ok, type Result, refuse } from '../result.ts';
import { paperSize } from './layout/paper-size.ts';
import {
  BOARD_FIELDS,
  type BoardField,
  type BoardTemplate,
  HEADING_WEIGHTS,
  LOGO_MOST_BYTES,
  LOGO_MOST_PIXELS,
  type Paper,
  type PaperName,
  TEXT_WEIGHTS,
} from './template.ts';

const KINDS: readonly BoardTemplate['kind'][] = ['board', 'hand-out', 'contact-card'];
const PAPERS: readonly PaperName[] = ['A0', 'A1', 'A2', 'A3', 'A4', 'A5'];
const COLOUR = /^#[0-9a-f]{6}$/i;
const MOST_ID = 60;
const MOST_WORDS = 200;
/** On A3; smaller is read by nobody on a wall, larger leaves no room. */
const LEAST_TEXT_MM = 2;
const MOST_TEXT_MM = 12;
const LEAST_SCALE = 50;
const MOST_SCALE = 10_000_000;
/** Base64 has four signs for three bytes (RFC 4648); some break it into lines. */
const MOST_LOGO_SIGNS = Math.ceil(LOGO_MOST_BYTES / 3) * 4 + 20_000;

type Raw = Readonly<Record<string, unknown>>;
type Refusal = ReturnType<typeof refuse>;

/**
 * A template as an office's data: whatever it is, it is one afterwards or refused with what is wrong: `template-not-readable`,
 * `template-part-unknown`, `template-field-unknown`, `template-kind-wrong`, `template-paper-wrong`, `paper-not-possible`,
 * `template-text-wrong`, `template-fonts-wrong`, `template-colour-wrong`, `template-size-wrong`, `template-scale-wrong`, `template-logo-wrong`, `logo-too-large`.
 */
export function readTemplate(value: unknown): Result<BoardTemplate> {
  if (!isRecord(value)) return refuse('template-not-readable');
  const stranger = Object.keys(value).find((part) => !PARTS.includes(part));
  if (stranger !== undefined) return refuse('template-part-unknown', { part: stranger });
  const { id, kind, landscape, fields, mono, textMm, scale } = value;
  if (typeof id !== 'string' || id === '' || id.length > MOST_ID)
    return refuse('template-text-wrong', { part: 'id' });
  const wrong =
    wrongWords(value) ??
    wrongFields(fields) ??
    wrongFonts(value.fonts) ??
    wrongColours(value.colours) ??
    wrongLogo(value.logo);
  if (wrong !== null) return wrong;
  if (!KINDS.some((one) => one === kind)) return refuse('template-kind-wrong', { kind: String(kind) });
  if (typeof landscape !== 'boolean' || typeof mono !== 'boolean')
    return refuse('template-text-wrong', { part: typeof mono === 'boolean' ? 'landscape' : 'mono' });
  const paper = readPaper(value.paper, landscape);
  if (!paper.ok) return paper;
  if (!within(textMm, LEAST_TEXT_MM, MOST_TEXT_MM))
    return refuse('template-size-wrong', { least: LEAST_TEXT_MM, most: MOST_TEXT_MM });
  if (scale !== null && !(Number.isInteger(scale) && within(scale, LEAST_SCALE, MOST_SCALE)))
    return refuse('template-scale-wrong', { least: LEAST_SCALE, most: MOST_SCALE });
  return ok({
    ...(value as unknown as BoardTemplate),
    fields: inOrder(fields as BoardField[]),
    paper: paper.value,
  });
}

const PARTS: readonly string[] = [
  'id',
  'name',
  'kind',
  'paper',
  'landscape',
  'fields',
  'heading',
  'footing',
  'fonts',
  'colours',
  'mono',
  'textMm',
  'scale',
  'logo',
];

function wrongWords(value: Raw): Refusal | null {
  const part = ['name', 'heading', 'footing'].find((one) => !isWords(value[one]));
  return part === undefined ? null : refuse('template-text-wrong', { part });
}

function isWords(value: unknown): value is Words {
  return (
    isRecord(value) &&
    Object.keys(value).length === 2 &&
    [value.zh, value.en].every(
      (text) => typeof text === 'string' && text.length <= MOST_WORDS && !hasControl(text),
    )
  );
}

/** Signs below the space, which no font draws and no XML holds; half of a pair of surrogates. */
function hasControl(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  return /[\u0000-\u001f\u007f]/.test(text) || !text.isWellFormed();
}

function wrongFields(fields: unknown): Refusal | null {
  if (!Array.isArray(fields)) return refuse('template-field-unknown', { field: '' });
  const stranger = fields.find((field) => !BOARD_FIELDS.includes(field));
  return stranger === undefined
    ? null
    : refuse('template-field-unknown', { field: String(stranger).slice(0, MOST_ID) });
}

/** Each once, as the sheet has them. */
function inOrder(fields: readonly BoardField[]): readonly BoardField[] {
  return BOARD_FIELDS.filter((field) => fields.includes(field));
}

/** Templates of before there was a choice say nothing of it. */
function wrongFonts(fonts: unknown): Refusal | null {
  if (fonts === undefined) return null;
  const good =
    isRecord(fonts) &&
    Object.keys(fonts).length === 2 &&
    HEADING_WEIGHTS.some((weight) => weight === fonts.heading) &&
    TEXT_WEIGHTS.some((weight) => weight === fonts.text);
  return good ? null : refuse('template-fonts-wrong');
}

function wrongColours(colours: unknown): Refusal | null {
  if (!isRecord(colours)) return refuse('template-colour-wrong', { part: 'accent' });
  const names = ['accent', 'border', 'ink'];
  const stranger = Object.keys(colours).find((part) => !names.includes(part));
  const part =
    stranger ?? names.find((name) => !(typeof colours[name] === 'string' && COLOUR.test(colours[name])));
  return part === undefined ? null : refuse('template-colour-wrong', { part });
}

function wrongLogo(logo: unknown): Refusal | null {
  if (logo === null) return null;
  const good =
    isRecord(logo) &&
    Object.keys(logo).length === 2 &&
    (logo.type === 'png' || logo.type === 'jpeg') &&
    typeof logo.base64 === 'string';
  if (!good) return refuse('template-logo-wrong');
  return (logo.base64 as string).length > MOST_LOGO_SIGNS ? logoTooLarge() : null;
}

/** `logo-too-large`, with how large one may be: 500 kB, 4,000 pixels a side. */
export function logoTooLarge(): Refusal {
  return refuse('logo-too-large', { kilobytes: LOGO_MOST_BYTES / 1000, pixels: LOGO_MOST_PIXELS });
}

function readPaper(value: unknown, landscape: boolean): Result<PaperName | Paper> {
  if (PAPERS.some((name) => name === value)) return ok(value as PaperName);
  if (!isRecord(value) || Object.keys(value).length !== 2) return refuse('template-paper-wrong', {});
  const { width, height } = value;
  if (typeof width !== 'number' || typeof height !== 'number') return refuse('template-paper-wrong', {});
  const paper = { width, height };
  const size = paperSize({ paper, landscape });
  return size.ok ? ok(paper) : size;
}

const within = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most;

function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
