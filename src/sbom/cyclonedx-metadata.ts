import { z } from 'zod';
import { listOf, maybe, text, words } from './lenient.ts';
import type { Author, Metadata, Tool } from './sbom.ts';

const contact = z.object({ name: text, email: text, phone: text });
const organisation = z.object({ name: text, url: words, contact: listOf(contact) });
const tool = z.object({ name: text, version: text });

/** Fields of `metadata` beside the primary component. */
export const metadataFields = {
  timestamp: text,
  authors: listOf(contact),
  manufacturer: maybe(organisation),
  manufacture: maybe(organisation),
  supplier: maybe(organisation),
  tools: z.unknown().optional(),
  lifecycles: listOf(z.object({ phase: text, name: text })),
};
type RawMetadata = z.infer<z.ZodObject<typeof metadataFields>>;

/** `unknownsDeclared` is said by the compositions, outside of the metadata. */
export function metadataOf(
  metadata: RawMetadata | undefined,
  unknownsDeclared: boolean,
): Omit<Metadata, 'documentVersion' | 'signed'> {
  return {
    authors: metadata === undefined ? [] : authorsOf(metadata),
    tools: toolsOf(metadata?.tools),
    createdAt: metadata?.timestamp ?? null,
    lifecycles: (metadata?.lifecycles ?? []).flatMap(({ phase, name }) => phase ?? name ?? []),
    unknownsDeclared,
  };
}

function authorsOf(metadata: RawMetadata): readonly Author[] {
  const people = metadata.authors.map(({ name, email, phone }) => ({ name, contact: email ?? phone ?? null }));
  const makers = [metadata.manufacturer, metadata.manufacture, metadata.supplier].flatMap((maker) => {
    if (maker === undefined) return [];
    const reached = maker.contact.flatMap((one) => one.email ?? one.phone ?? []);
    return [{ name: maker.name, contact: maker.url[0] ?? reached[0] ?? null }];
  });
  return [...people, ...makers].flatMap(({ name, contact }) => (name === undefined ? [] : [{ name, contact }]));
}

/** A list until 1.4; since 1.5 an object of components and services. */
function toolsOf(tools: unknown): readonly Tool[] {
  const modern = z.object({ components: listOf(tool), services: listOf(tool) }).safeParse(tools);
  const found = modern.success ? [...modern.data.components, ...modern.data.services] : listOf(tool).parse(tools);
  return found.flatMap(({ name, version }) => (name === undefined ? [] : [{ name, version: version ?? null }]));
}
