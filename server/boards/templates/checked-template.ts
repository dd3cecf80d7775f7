import { readTemplate } from '../../../domain/board/read-template.ts';
import type { BoardTemplate } from '../../../domain/board/template.ts';
import { ok, type Result } from '../../../domain/result.ts';
import { checkLogo } from '../draw/check-logo.ts';

/**
 * A template that somebody sent, judged in all its parts; its logo is the picture alone, without what a camera says in it. Refuses
 * what `readTemplate` and `checkLogo` do.
 */
export function checkedTemplate(sent: unknown): Result<BoardTemplate> {
  const template = readTemplate(sent);
  if (!template.ok || template.value.logo === null) return template;
  const logo = checkLogo(Buffer.from(template.value.logo.base64, 'base64'));
  if (!logo.ok) return logo;
  const { type, bytes } = logo.value;
  return ok({ ...template.value, logo: { type, base64: bytes.toString('base64') } });
}
