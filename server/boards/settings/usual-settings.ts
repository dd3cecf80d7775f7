import type { BoardSettings } from '../../../domain/contract/board.ts';
import { USUAL_TEMPLATE } from '../templates/built-in.ts';

/** Until an office says otherwise: no risk level, no camera, and no page without sign-in. */
export const USUAL_SETTINGS: BoardSettings = {
  office: '',
  approvalNumber: '',
  showRisk: false,
  showCameras: false,
  publicPage: false,
  template: USUAL_TEMPLATE.id,
  communityPhone: '',
};
