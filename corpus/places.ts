/**
 * The gazetteer: places that officials may ask about, whether or not a material names them.
 *
 * `municipalities.json` lists the 308 municipalities of 2026 (the last merger before it: Pertunmaa
 * into Mäntyharju, 1 January 2025), `regions.json` the 19 regions and well-known areas that are no
 * region, `foreign.json` neighbouring countries and cities, so that "Tukholma" is known to be a
 * place although no material speaks of it. Names were checked against the Finnish Service
 * Catalogue (PTV, CC BY 4.0) and the General Finnish Ontology YSO (CC BY 4.0).
 */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { KuntaopasError } from './errors.js';

const SHIPPED_PLACES = fileURLToPath(new URL('places', import.meta.url));

const idSchema = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/, 'lower-case letters a–z joined by single hyphens');
const nameSchema = z.string().min(2);

const namesSchema = {
  id: idSchema,
  fi: nameSchema,
  /** Only where an official or established Swedish name differs from the Finnish one. */
  sv: nameSchema.optional(),
};

const municipalitySchema = z
  .strictObject({ ...namesSchema, region: idSchema })
  .transform((row) => ({ ...row, kind: 'municipality' as const }));

const regionSchema = z.strictObject({
  ...namesSchema,
  kind: z.enum(['region', 'area']),
  en: nameSchema.optional(),
  /** The region that an area lies in. */
  region: idSchema.optional(),
  /** The regions of an area that spans several: "eastern Finland" is those of the former province. */
  regions: z.array(idSchema).optional(),
});

const foreignSchema = z.strictObject({
  ...namesSchema,
  kind: z.literal('foreign'),
  en: nameSchema.optional(),
});

/** What a place is: a Finnish municipality, a region or another area of Finland, or abroad. */
export type PlaceKind = 'municipality' | 'region' | 'area' | 'foreign';

/** One place of the gazetteer, with its names and, where it lies in one region, that region. */
export type Place = {
  /** Finnish name without diacritics; the key by which materials and evals refer to it. */
  readonly id: string;
  readonly kind: PlaceKind;
  readonly fi: string;
  readonly sv?: string | undefined;
  readonly en?: string | undefined;
  /** Id of the region. */
  readonly region?: string | undefined;
  /** Ids of the regions that an area spans. */
  readonly regions?: readonly string[] | undefined;
};

const FILES = [
  { file: 'municipalities.json', schema: z.array(municipalitySchema) },
  { file: 'regions.json', schema: z.array(regionSchema) },
  { file: 'foreign.json', schema: z.array(foreignSchema) },
] as const;

/** The gazetteer of a corpus: its own where it has one, else the one that is shipped. */
export async function findPlacesFolder(corpusFolder: string): Promise<string> {
  const own = path.join(corpusFolder, 'places');
  return stat(own).then(
    () => own,
    () => SHIPPED_PLACES,
  );
}

/**
 * What each place lies in, by its id: its region, and the areas that span that. "Tornio" lies in Lappi and in
 * Pohjois-Suomi.
 */
export function placesAround(places: readonly Place[]): (id: string) => readonly string[] {
  const areas = places.filter(({ regions }) => regions !== undefined);
  const around = new Map(
    places.map(({ id, kind, region }) => {
      const own = kind === 'region' ? id : region;
      const wider = areas.filter(({ regions }) => own !== undefined && regions?.includes(own));
      return [id, [...(region ? [region] : []), ...wider.map((area) => area.id)]];
    }),
  );
  return (id) => around.get(id) ?? [];
}

/** Reads the three files of a gazetteer folder; ids are unique and regions exist. */
export async function readPlaces(folder: string): Promise<readonly Place[]> {
  const lists = await Promise.all(
    FILES.map(({ file, schema }) => readPlaceFile(path.join(folder, file), schema)),
  );
  const places = lists.flat();
  refuseDuplicateIds(places, folder);
  refuseUnknownRegions(places, folder);
  return places;
}

async function readPlaceFile(
  file: string,
  schema: z.ZodType<readonly Place[]>,
): Promise<readonly Place[]> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new KuntaopasError({
      code: 'places-unreadable',
      message: `The gazetteer file ${file} cannot be read as JSON.`,
      remedy: 'Restore the file from version control, or mend the JSON at the place named above.',
      facts: { file },
      cause,
    });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new KuntaopasError({
    code: 'places-invalid',
    message: `The gazetteer file ${file} breaks its schema: ${z.prettifyError(parsed.error)}`,
    remedy: 'Correct the rows named in the message; the shape is documented in corpus/places.ts.',
    facts: { file, issues: parsed.error.issues },
  });
}

function refuseDuplicateIds(places: readonly Place[], folder: string): void {
  const seen = new Set<string>();
  const duplicate = places.find(({ id }) => seen.size === seen.add(id).size);
  if (!duplicate) return;
  throw new KuntaopasError({
    code: 'places-duplicate-id',
    message: `The gazetteer in ${folder} has two places with the id "${duplicate.id}".`,
    remedy: 'Remove one of them, or give it an id of its own.',
    facts: { folder, id: duplicate.id },
  });
}

function refuseUnknownRegions(places: readonly Place[], folder: string): void {
  const regions = new Set(places.filter(({ kind }) => kind === 'region').map(({ id }) => id));
  for (const place of places) {
    const region = [place.region ?? [], place.regions ?? []].flat().find((id) => !regions.has(id));
    if (region === undefined) continue;
    throw new KuntaopasError({
      code: 'places-unknown-region',
      message: `The place "${place.id}" lies in the region "${region}", which ${folder} lacks.`,
      remedy: 'Correct the region of the place, or add the region to regions.json.',
      facts: { folder, id: place.id, region },
    });
  }
}
