import type { IngestConfig } from '#ingest/config';
import { ingestMaterials } from '#ingest/ingest-material';
import { openTools } from '#ingest/open-tools';
import type { IndexManifest } from '#ingest/store/manifest';
import type { IndexContent } from '#ingest/store/store';

/** What the index is made from, held in memory: texts, terms and vectors that a reader does not list. */
export async function readIndexContent(config: IngestConfig): Promise<IndexContent> {
  const tools = await openTools(config);
  let content: IndexContent | undefined;
  await ingestMaterials(tools.materials, tools, {
    async replaceAll(made) {
      content = made;
      return {} as IndexManifest;
    },
  });
  if (!content) throw new Error('ingest wrote nothing');
  return content;
}
