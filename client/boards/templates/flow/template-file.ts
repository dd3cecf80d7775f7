import { readTemplate } from '../../../../domain/board/read-template.ts';
import type { BoardTemplate } from '../../../../domain/board/template.ts';
import { type Result, refuse } from '../../../../domain/result.ts';

/** A template with the largest logo there is, and room for how others write JSON. */
const FILE_MOST_BYTES = 2_000_000;

/** A template as a file that another office, or a text editor, can take: JSON, a part on each line. */
export function templateFile(template: BoardTemplate): { readonly name: string; readonly text: string } {
  return { name: `${template.id}.json`, text: `${JSON.stringify(template, null, 2)}\n` };
}

/** What a file holds; refuses `template-not-readable` and all that `readTemplate` does. */
export async function templateOfFile(file: Blob): Promise<Result<BoardTemplate>> {
  if (file.size > FILE_MOST_BYTES) return refuse('template-not-readable');
  try {
    // Notepad puts a mark before what it saves as UTF-8, which `text()` takes away.
    return readTemplate(JSON.parse(await file.text()));
  } catch {
    return refuse('template-not-readable');
  }
}
