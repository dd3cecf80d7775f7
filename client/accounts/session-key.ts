/** Under which TanStack Query keeps who is signed in. */
export const SESSION_KEY = ['session'];
