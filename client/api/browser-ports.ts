import type { StoragePort, WorldPort } from '../editor/ports.ts';
import type { Fetch } from './request.ts';
import type { Upload } from './upload.ts';

/** The browser's network. */
export const browserFetch: Fetch = (url, init) => fetch(url, init);

/** The browser's network for large forms: of all that it has only this tells how much is sent. */
export const browserUpload: Upload = (url, body, { progress, signal }) =>
  new Promise((resolve, reject) => {
    const ask = new XMLHttpRequest();
    ask.open('POST', url);
    ask.setRequestHeader('accept', 'application/json');
    ask.upload.onprogress = ({ loaded, total }) => progress({ sent: loaded, total });
    ask.onload = () => resolve({ status: ask.status, text: ask.responseText });
    ask.onerror = () => reject(new TypeError('no answer'));
    ask.onabort = () => reject(new TypeError('called off'));
    signal.addEventListener('abort', () => ask.abort(), { once: true });
    ask.send(body);
  });

/** The browser's clock and chance. `randomUUID` is there on https and localhost only, so the bytes are drawn by hand. */
export const browserWorld: WorldPort = {
  newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6]! & 0x0f) | 0x40;
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  },
  now: () => Date.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

const DATABASE = 'tessera';
const RECORDS = 'records';

/** Records in IndexedDB: room for large edits, and safe with several windows open. */
export function browserStorage(): StoragePort {
  const opened = new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(RECORDS);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  opened.catch(() => {}); // told by the first use
  const run = async <T>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => () => T): Promise<T> => {
    const transaction = (await opened).transaction(RECORDS, mode);
    const result = use(transaction.objectStore(RECORDS));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(result());
      transaction.onabort = () => reject(transaction.error);
    });
  };
  return {
    list(prefix) {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      return run('readonly', (store) => {
        const keys = store.getAllKeys(range);
        const values = store.getAll(range);
        return () => keys.result.map((key, i) => [String(key), String(values.result[i])] as const);
      });
    },
    put: (key, value) =>
      run('readwrite', (store) => {
        store.put(value, key);
        return () => {};
      }),
    remove: (key) =>
      run('readwrite', (store) => {
        store.delete(key);
        return () => {};
      }),
  };
}
