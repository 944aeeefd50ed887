import { baseName, ecosystemOfManifest } from './ecosystems.ts';
import { packageKey } from './locked-package.ts';
import { jsonOf } from './lockfiles-npm.ts';

/** Keys without version of the packages that the repository's own manifests name: `npm:@acme/widget`. */
export function ownPackageKeys(texts: ReadonlyMap<string, string>): ReadonlySet<string> {
  const keys = [...texts].flatMap(([path, text]) => {
    const type = ecosystemOfManifest(path)?.purlType;
    const name = ownName(path, text);
    return type === undefined || name === undefined ? [] : [packageKey(type, name, '').replace(/@$/, '')];
  });
  return new Set(keys);
}

function ownName(path: string, text: string): string | undefined {
  switch (baseName(path)) {
    case 'package.json':
    case 'composer.json':
      return nameInJson(text);
    case 'go.mod':
      return /^module +"?([^\s"]+)/m.exec(text)?.[1];
    case 'Cargo.toml':
    case 'pyproject.toml':
      return nameInToml(text);
    case 'pubspec.yaml':
      return /^name: *["']?([\w.-]+)/m.exec(text)?.[1];
    default:
      return undefined;
  }
}

function nameInJson(text: string): string | undefined {
  const read = jsonOf(text);
  if (read === null || typeof read !== 'object' || !('name' in read)) return undefined;
  return typeof read.name === 'string' ? read.name : undefined;
}

function nameInToml(text: string): string | undefined {
  let inside = false;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('[')) inside = /^\[(?:package|project|tool\.poetry)\]/.test(line);
    const name = inside ? /^name *= *["']([^"']+)["']/.exec(line)?.[1] : undefined;
    if (name !== undefined) return name;
  }
  return undefined;
}
