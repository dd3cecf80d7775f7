import type { BoardTemplate } from '../../../../domain/board/template.ts';
import type { FormPart } from '../flow/form-part.ts';

/** What each part of the form works on. */
export interface FormProps {
  readonly template: BoardTemplate;
  readonly set: (part: Partial<BoardTemplate>) => void;
  readonly readOnly: boolean;
  /** What is wrong with a part, in words; undefined: nothing. */
  readonly wrong: (part: FormPart) => string | undefined;
}
