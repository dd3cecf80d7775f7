import { browserFetch, browserUpload } from '../../api/browser-ports.ts';
import { createCasesApi } from '../../api/cases-api.ts';

/** The server's cases, over the browser's network. */
export const casesApi = createCasesApi(browserFetch, browserUpload);
