import { z } from 'zod';

/** A language that Kuntaopas speaks. In a file of its own: clients of the API need it, and nothing else of a corpus. */
export const languageSchema = z.enum(['fi', 'sv', 'en']);
export type Language = z.infer<typeof languageSchema>;
