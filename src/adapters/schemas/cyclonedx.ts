import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * CycloneDX's official JSON schemas by file name. Without a folder: those shipped in the CycloneDX library beside us; a bundle,
 * which has no packages beside it, names the folder that it carries them in.
 */
export function cycloneDxSchemas(folder: URL = shippedFolder()): ReadonlyMap<string, unknown> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.schema.json'));
  return new Map(names.map((name) => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as unknown]));
}

export function shippedFolder(): URL {
  const library = createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json');
  return new URL('res/schema/', pathToFileURL(library));
}
