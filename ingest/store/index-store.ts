import type { ExpectedIndex } from './check-manifest.js';
import type { IndexManifest } from './manifest.js';
import type { ChunkReader, ChunkWriter } from './store.js';

/** An index that has passed every check, and where it is, in words. */
export type PlacedIndex = { readonly place: string; readonly manifest: IndexManifest };

/** Where indexes are kept: a folder, or a database that several servers share. */
export type IndexStore = {
  /** Where it is, in words. */
  readonly place: string;
  readonly writer: ChunkWriter;
  /**
   * Makes ready to be written to, before the long work of a build is begun.
   *
   * @throws KuntaopasError `database-unusable`, `database-lacks-vector`.
   */
  prepare(): Promise<void>;
  /** The name of the live generation, not yet checked; `undefined` when there is none. Cheap. */
  liveGeneration(): Promise<string | undefined>;
  /**
   * Opens the live index for reading, after every check that its start can afford.
   *
   * @throws KuntaopasError as {@link check}.
   */
  openReader(expected: ExpectedIndex): Promise<ChunkReader>;
  /**
   * Checks the live index against its hashes and what the caller stands on. The corpus is not asked of
   * one that {@link rollBack} holds.
   *
   * @throws KuntaopasError `index-missing`, `index-damaged`, `index-outdated` (another version of this
   *   software or of the same model), `index-model-mismatch`, `index-stale` (the corpus has changed);
   *   `database-unusable`.
   */
  check(expected: ExpectedIndex): Promise<PlacedIndex>;
  /**
   * Goes back to the generation before the live one, after the checks of {@link check}. It is held: it
   * serves until the next build, though the corpus has gone on since it was made.
   *
   * @throws KuntaopasError `index-no-previous`, `index-unwritable`; as {@link check}.
   */
  rollBack(model: ExpectedIndex['model']): Promise<PlacedIndex>;
  /** Lets go of connections; of no use after that. */
  close(): Promise<void>;
};
