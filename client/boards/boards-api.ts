import { createBoardsApi } from '../api/boards-api.ts';
import { browserFetch } from '../api/browser-ports.ts';

export const boardsApi = createBoardsApi(browserFetch);
