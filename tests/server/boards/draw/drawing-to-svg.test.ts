import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { create, type Font } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { drawingToSvg } from '../../../../server/boards/draw/drawing-to-svg.ts';
import { svgBody } from '../../../../server/boards/draw/svg-body.ts';
import { area, box, drawing, mixedSheet, text } from './drawings.ts';

/** What a name can be made to hold by somebody who means harm. */
const HOSTILE = [
  '</text><script>alert(1)</script>',
  ']]><svg onload=alert(1)>',
  '" onload="alert(1)',
  "'/><image href='http://example.org/x'/>",
  '&lt;b&gt; &amp; &#60; &xxe;',
  '<!-- --><![CDATA[<a>]]>',
  'url(javascript:alert(1))',
  '\u202e反\u2066向\u0000\u0008\ud800',
];

/** An XML parser that forgives nothing. */
function parse(svg: string) {
  const faults: string[] = [];
  const parser = new DOMParser({
    onError: (level, message) => {
      if (level !== 'warning') faults.push(`${level}: ${message}`);
    },
  });
  const root = parser.parseFromString(svg, 'image/svg+xml').documentElement!;
  expect(faults).toEqual([]);
  return root;
}

function namesOf(svg: string): string[] {
  return [...new Set([...parse(svg).getElementsByTagName('*')].map(({ tagName }) => tagName))].sort();
}

/** Not a character: the end of a font's list of them. */
const END = 0xffff;

function lettersOf(font: Font): string {
  const codes = font.characterSet.filter((code) => code !== END);
  return String.fromCodePoint(...codes.sort((a, b) => a - b));
}

const OWN = ['clipPath', 'g', 'path', 'style', 'text', 'title'];

describe('a sheet as SVG', () => {
  test('is measured in millimetres, and is the same for the same drawing', async () => {
    const svg = await drawingToSvg(mixedSheet());
    const root = parse(svg);
    expect(root.getAttribute('width')).toBe('210mm');
    expect(root.getAttribute('height')).toBe('148mm');
    expect(root.getAttribute('viewBox')).toBe('0 0 210 148');
    expect(root.getElementsByTagName('title')[0]!.textContent).toBe('三个一样');
    expect(namesOf(svg)).toEqual(OWN);
    // Or a screen rounds each letter's width to its pixels, and words spread over what is beside them.
    expect(svg).toContain('text-rendering:geometricPrecision');
    expect(await drawingToSvg(mixedSheet())).toBe(svg);
  });

  test('brings the letters that it is set in, and no others', async () => {
    const svg = await drawingToSvg(
      drawing([text('神火大道 😀 Ä', 10, 10), text('粗', 10, 20, { weight: 'bold' })]),
    );
    const faces = [...svg.matchAll(/font-weight:(\d+);src:url\(data:font\/woff2;base64,([^)]+)\)/g)];
    expect(faces.map(([, weight]) => weight)).toEqual(['400', '700']);
    const [plain, bold] = faces.map(([, , bytes]) => create(Buffer.from(bytes!, 'base64')) as Font);
    // The box of what is lacking says its code point: 01F600.
    expect(lettersOf(plain!)).toBe(' 016FÄ大火神道');
    expect(lettersOf(bold!)).toBe('粗');
    for (const font of [plain!, bold!])
      for (const code of font.characterSet)
        if (code !== 32 && code !== END)
          expect(font.glyphForCodePoint(code).path.commands.length).toBeGreaterThan(3);
  });

  test('two sheets in one page do not take each other’s letters or clips', async () => {
    const of = (said: string, right: number) =>
      drawingToSvg(
        drawing([
          {
            kind: 'group',
            name: 'map',
            clip: [box(0, 0, right, 9)],
            marks: [area([box(0, 0, 9, 9)]), text(said, 5, 5)],
          },
        ]),
      );
    const [a, b] = [await of('甲', 20), await of('乙', 30)];
    const names = (svg: string) =>
      [...svg.matchAll(/(?:id="|font-family:)([\w-]+)/g)].map(([, name]) => name!);
    expect(names(a)).toHaveLength(2);
    expect(names(a).filter((name) => names(b).includes(name))).toEqual([]);
  });

  test.each(HOSTILE)('a name is a name: %j', async (name) => {
    const svg = await drawingToSvg(
      drawing(
        [{ kind: 'group', name, marks: [text(name, 10, 10, { halo: { colour: '#FFFFFF', width: 1 } })] }],
        {
          title: name,
        },
      ),
    );
    const root = parse(svg);
    expect(namesOf(svg).filter((tag) => !OWN.includes(tag))).toEqual([]);
    for (const element of [...root.getElementsByTagName('*')])
      for (const { name: attribute } of [...element.attributes]) expect(attribute).not.toMatch(/^on/i);
    const said = [...root.getElementsByTagName('text')].map(({ textContent }) => textContent).join('');
    const seen = name.replace(/[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, '').replace(/\p{Cs}/gu, 'FFFD');
    expect(said).toBe(seen);
  });

  test('whatever is written, the file is XML with the elements of a sheet alone', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: fc.constantFrom('<', '&', '"', "'", ']', '>', '/', '\ud800', 'a') }),
        ),
        (name) => {
          const { text: body } = svgBody([{ kind: 'group', name, marks: [text(name, 1, 1)] }]);
          const tags = namesOf(`<svg xmlns="http://www.w3.org/2000/svg">${body}</svg>`);
          expect(tags.filter((tag) => !OWN.includes(tag))).toEqual([]);
        },
      ),
    );
  });

  test('a colour or number that is none is not written', () => {
    for (const fill of ['red', '#fff', '#12345g', 'url(#a)', '"/><script/>'])
      expect(() => svgBody([area([box(0, 0, 1, 1)], { fill })])).toThrow(RangeError);
    expect(() => svgBody([text('a', Number.POSITIVE_INFINITY, 0)])).toThrow(RangeError);
  });
});
