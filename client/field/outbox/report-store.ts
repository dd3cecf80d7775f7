import type { KeptReport } from './report.ts';

/** Where reports wait over a lost network, a closed page, an empty battery. A write that fails rejects. */
export interface ReportStore {
  list(): Promise<KeptReport[]>;
  put(report: KeptReport): Promise<void>;
  remove(id: string): Promise<void>;
}

const DATABASE = 'tessera-field';
const REPORTS = 'reports';

/** Reports in the phone's IndexedDB, photos as they are. */
export function browserReports(): ReportStore {
  let opened: Promise<IDBDatabase> | null = null;
  const open = () => {
    opened ??= new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open(DATABASE, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(REPORTS, { keyPath: 'id' });
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    }).catch((error) => {
      // The next use tries anew: a phone that was full may have room again.
      opened = null;
      throw error;
    });
    return opened;
  };
  const run = async <T>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest<T>) => {
    const transaction = (await open()).transaction(REPORTS, mode);
    const asked = use(transaction.objectStore(REPORTS));
    return new Promise<T>((resolve, reject) => {
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
    });
  };
  return {
    list: () => run('readonly', (store) => store.getAll() as IDBRequest<KeptReport[]>),
    put: async (report) => void (await run('readwrite', (store) => store.put(report))),
    remove: async (id) => void (await run('readwrite', (store) => store.delete(id))),
  };
}
