/**
 * A cookie that the page may read, beside the session's, which it may not: so that it asks who is signed in only where
 * somebody may be. It opens nothing. Apart from the schemas, which the page would otherwise load with it.
 */
export const SIGNED_IN_COOKIE = 'tessera_signed_in';
