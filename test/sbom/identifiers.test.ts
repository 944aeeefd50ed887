import { PackageURL } from 'packageurl-js';
import { expect, it } from '@jest/globals';
import { isCpe, isPlausibleHash, isPurl, parsePurl } from '../../src/sbom/identifiers.ts';
import { isLicenseExpression } from '../../src/sbom/license-expression.ts';

it.each<{ expression: string; holds: boolean }>([
  { expression: 'MIT', holds: true },
  { expression: 'GPL-2.0+', holds: true },
  { expression: '(MIT OR Apache-2.0) AND LicenseRef-1', holds: true },
  { expression: 'GPL-2.0-only WITH Classpath-exception-2.0', holds: true },
  { expression: 'DocumentRef-a:LicenseRef-1', holds: true },
  { expression: `${'('.repeat(20_000)}MIT${')'.repeat(20_000)}`, holds: true },
  { expression: '', holds: false },
  { expression: 'MIT Apache-2.0', holds: false },
  { expression: 'MIT OR', holds: false },
  { expression: 'AND MIT', holds: false },
  { expression: '(MIT', holds: false },
  { expression: 'MIT)', holds: false },
  { expression: 'MIT) OR (ISC', holds: false },
  { expression: '()', holds: false },
  { expression: 'MIT WITH a WITH b', holds: false },
  { expression: '(MIT) WITH a', holds: false },
  { expression: 'MIT, Apache', holds: false },
  { expression: 'x'.repeat(100_000), holds: false },
])('the license expression $expression.length characters long holds: $holds', ({ expression, holds }) => {
  expect(isLicenseExpression(expression)).toBe(holds);
});

it.each<{ id: string; holds: boolean }>([
  { id: 'pkg:npm/%40acme/widget@1.2.3', holds: true },
  { id: 'pkg:golang/github.com/acme/widget@v1.0.0', holds: true },
  { id: 'npm/widget', holds: false },
  { id: 'pkg:npm', holds: false },
  { id: `pkg:npm/${'x'.repeat(10_000)}`, holds: false },
])('a purl that is one parses: $holds', ({ id, holds }) => {
  expect(parsePurl(id) !== undefined).toBe(holds);
});

it.each<{ cpe: string; holds: boolean }>([
  { cpe: 'cpe:2.3:a:acme:widget:1.0:*:*:*:*:*:*:*', holds: true },
  { cpe: 'cpe:2.3:a:acme:wid\\:get:1.0:*:*:*:*:*:*:*', holds: true },
  { cpe: 'cpe:2.3:a:acme:widget', holds: false },
  { cpe: 'cpe:/a:acme:widget:1.0', holds: true },
  { cpe: 'acme widget', holds: false },
])('the CPE $cpe parses: $holds', ({ cpe, holds }) => {
  expect(isCpe(cpe)).toBe(holds);
});

it.each([
  'pkg:npm/left@1.0.0',
  'pkg:npm/%40acme/left@1.0.0-rc.1',
  'pkg:npm/a.b-c@v2',
  'pkg:npm/%40acme/left',
  'pkg:npm/Left@1',
  'pkg:gem/left@1.0.0',
  'pkg:cargo/left@1.0.0',
])('%s reads as the package URL library reads it, by whichever way', (text) => {
  const { type, namespace, name, version, qualifiers } = PackageURL.fromString(text);
  expect(parsePurl(text)).toEqual({
    type,
    namespace: namespace ?? '',
    name,
    version: version ?? undefined,
    qualifiers: { ...qualifiers },
  });
});

it.each<{ algorithm: string; value: string; holds: boolean }>([
  { algorithm: 'SHA-256', value: 'aB'.repeat(32), holds: true },
  { algorithm: 'sha_256', value: 'ab'.repeat(32), holds: true },
  { algorithm: 'SHA256', value: 'zz'.repeat(32), holds: false },
  { algorithm: 'SHA-256', value: 'ab'.repeat(31), holds: false },
  { algorithm: 'SHA-256', value: `${'ab'.repeat(31)}a\n`, holds: false },
  { algorithm: 'SHA3-512', value: 'ab'.repeat(32), holds: false },
  { algorithm: 'BLAKE3', value: 'ab', holds: true },
  { algorithm: 'BLAKE3', value: 'of no digits', holds: false },
  { algorithm: 'MD5', value: '', holds: false },
])('$value as $algorithm is the form of a digest: $holds', ({ algorithm, value, holds }) => {
  expect(isPlausibleHash({ algorithm, value })).toBe(holds);
});

it.each<{ purl: string; holds: boolean }>([
  { purl: 'pkg:npm/left@1.0.0', holds: true },
  { purl: 'pkg:npm/@1.0.0', holds: false },
  { purl: 'pkg:npm/left', holds: true },
  { purl: 'pkg:/left@1', holds: false },
  { purl: 'PKG:npm/left@1', holds: true },
])('$purl is a package URL: $holds, however it is asked', ({ purl, holds }) => {
  expect([isPurl(purl), parsePurl(purl) !== undefined]).toEqual([holds, holds]);
});
