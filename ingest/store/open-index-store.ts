import type { IngestConfig } from '../config.js';
import type { IndexStore } from './index-store.js';
import {
  type CheckedIndex,
  checkIndex,
  liveGeneration,
  openReader,
  openWriter,
  rollBack,
} from './open-store.js';

/** The settings that decide where the index is kept. */
export type StoreConfig = Pick<
  IngestConfig,
  'STORE' | 'INDEX_FOLDER' | 'DATABASE_URL' | 'INDEX_DATABASE_URL' | 'DATABASE_CONNECTIONS'
>;

/**
 * Opens the store that the settings name; connects to nothing yet. `onFault` is told when a connection
 * that nobody uses is lost.
 */
export async function openIndexStore(
  config: StoreConfig,
  onFault?: (error: Error) => void,
): Promise<IndexStore> {
  const { STORE, INDEX_FOLDER, DATABASE_URL, DATABASE_CONNECTIONS: maxConnections } = config;
  const { INDEX_DATABASE_URL: url = DATABASE_URL } = config;
  if (STORE === 'hnsw' || url === undefined) return folderStore(INDEX_FOLDER);
  // Loaded when it is needed: a server without PostgreSQL starts without its driver.
  const { openPostgresStore } = await import('./postgres/postgres-store.js');
  return openPostgresStore(url, { maxConnections, onFault });
}

function folderStore(folder: string): IndexStore {
  const placed = ({ folder: place, manifest }: CheckedIndex) => ({ place, manifest });
  return {
    place: folder,
    writer: openWriter(folder),
    prepare: async () => {},
    liveGeneration: () => liveGeneration(folder),
    openReader: (expected) => openReader(folder, expected),
    check: async (expected) => placed(await checkIndex(folder, expected)),
    rollBack: async (model) => placed(await rollBack(folder, model)),
    close: async () => {},
  };
}
