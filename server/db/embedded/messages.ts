/** What the embedded database's process tells the server over IPC. */
export type ChildMessage =
  | { readonly kind: 'progress'; readonly step: 'create' | 'open' }
  | { readonly kind: 'ready'; readonly seconds: number }
  | { readonly kind: 'in-use'; readonly pid: number }
  | { readonly kind: 'failed'; readonly message: string };
