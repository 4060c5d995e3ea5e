export type { OutboxStore, StoredEntry } from './entry.js';
export { createIdbStore, type IdbStoreOptions } from './idb-store.js';
export { createLogBook, logBookName, type DurableLogBook, type LogBookOptions } from './log-book.js';
export { createMemoryStore } from './memory-store.js';
export { createOutbox, type Item, type Outbox, type OutboxOptions } from './outbox.js';
export { createTabs, type TabMessage, type Tabs } from './tabs.js';
