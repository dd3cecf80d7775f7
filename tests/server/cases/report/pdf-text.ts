import { inflateSync } from 'node:zlib';

/**
 * The text of a PDF as whoever selects it gets it, page by page: glyphs of each font back to letters by its ToUnicode map (ISO 32000-1,
 * 9.10.3). Reads what pdfkit writes: objects in plain, streams deflated.
 */
export function pdfText(pdf: Buffer): string[] {
  const raw = pdf.toString('latin1');
  const objects = new Map<string, { head: string; stream: string | null }>();
  for (const [, id, body] of raw.matchAll(/(\d+) 0 obj\n(.*?)\nendobj/gs)) {
    const at = body!.indexOf('stream\n');
    if (at < 0) objects.set(id!, { head: body!, stream: null });
    else {
      const bytes = Buffer.from(body!.slice(at + 7, body!.lastIndexOf('\nendstream')), 'latin1');
      const head = body!.slice(0, at);
      objects.set(id!, {
        head,
        stream: (head.includes('FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1'),
      });
    }
  }
  const referred = (head: string, name: string) => new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1];
  const maps = new Map<string, Map<string, string>>();
  const mapOf = (font: string) => {
    let map = maps.get(font);
    if (!map) {
      const unicode = referred(objects.get(font)!.head, 'ToUnicode');
      map = lettersOf(objects.get(unicode!)!.stream!);
      maps.set(font, map);
    }
    return map;
  };
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
  return pages.map(({ head }) => {
    const resources = objects.get(referred(head, 'Resources')!)!.head;
    const fonts = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name!, id!]));
    const content = objects.get(referred(head, 'Contents')!)!.stream!;
    let font = '';
    let text = '';
    for (const [all, name] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[(?:<[0-9a-f]*>|[-\d.\s])*\] TJ/g)) {
      if (name) font = fonts.get(name)!;
      else {
        const hex = [...all.matchAll(/<([0-9a-f]*)>/g)].map(([, part]) => part!).join('');
        for (const [glyph] of hex.matchAll(/.{4}/g)) text += mapOf(font).get(glyph) ?? '\uFFFD';
        text += '\n';
      }
    }
    return text;
  });
}

function lettersOf(cmap: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, first, list] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    const from = Number.parseInt(first!, 16);
    for (const [i, [, hex]] of [...list!.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      const units = hex!.replaceAll(' ', '').match(/.{4}/g) ?? [];
      letters.set(
        (from + i).toString(16).padStart(4, '0'),
        String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))),
      );
    }
  }
  return letters;
}
