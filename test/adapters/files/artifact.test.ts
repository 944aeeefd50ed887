import { expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileArtifact } from '../../../src/adapters/files/artifact.ts';

it.each([0, 1, 1024 * 1024, 2 * 1024 * 1024 + 7])('a file of %d bytes has the hashes of its bytes', (size) => {
  const file = join(mkdtempSync(join(tmpdir(), 'artifact-')), 'file');
  const bytes = randomBytes(size);
  writeFileSync(file, bytes);
  const artifact = fileArtifact(file);
  for (const name of ['sha256', 'sha384', 'sha512'] as const)
    expect(artifact.hash(name)).toBe(createHash(name).update(bytes).digest('hex'));
  const again = createHash('sha256');
  for (const chunk of artifact.chunks?.() ?? []) again.update(chunk);
  expect(again.digest('hex')).toBe(artifact.hash('sha256'));
});
