import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/checkout.ts';
import { buildBundle, useBundle } from '../support/run-action.ts';

const bundle = useBundle();
const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();

describe('the bundle of the Action', () => {
  it('holds no part of the local GitHub, no description of GitHub and no path of the machine that built it', () => {
    const text = readFileSync(join(bundle(), 'action/dist/index.js'), 'utf8');
    expect(text).not.toMatch(/src\/sandbox\/|@octokit\/openapi|@octokit\/graphql-schema|openapi-backend/);
    expect(text).not.toContain(process.cwd());
    // A fifth of it is the HTTP client that `@sigstore/sign` brings; a description of GitHub alone would be larger than all.
    expect(Buffer.byteLength(text)).toBeLessThan(6 * 1024 * 1024);
  });

  it('is built the same again', () => {
    const [first, again] = [join(bundle(), 'action/dist'), join(temporaryFolder(), 'dist')];
    buildBundle(again);
    expect(filesOf(again)).toEqual(filesOf(first));
    for (const name of filesOf(again)) {
      const same = readFileSync(join(again, name)).equals(readFileSync(join(first, name)));
      expect({ name, same }).toEqual({ name, same: true });
    }
  });
});
