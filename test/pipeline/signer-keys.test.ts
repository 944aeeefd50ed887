import { describe, expect, it } from '@jest/globals';
import { memoryTree } from '../../src/adapters/memory/memory-tree.ts';
import { NO_SIGNERS } from '../../src/model/signers.ts';
import { seen } from '../../src/model/observation.ts';
import { NO_ORGANIZATION, readConfiguration } from '../../src/pipeline/configuration.ts';

const FILE = '.github/ssdf-gate.yml';
const FINGERPRINT = 'A'.repeat(40);
const configured = (key: string) =>
  `gate: observe\nsigners:\n  openpgp: [{ fingerprint: ${FINGERPRINT}, key: ${key} }]\n`;
const read = async (files: Readonly<Record<string, string>>) =>
  readConfiguration({ branches: [memoryTree(files)], organization: NO_ORGANIZATION });

describe('the keys of signers', () => {
  it('are read from the tree that holds the configuration', async () => {
    const { configuration, problems } = await read({ [FILE]: configured('keys/a.asc'), 'keys/a.asc': 'the key' });
    expect(problems).toEqual([]);
    expect(configuration.signers).toEqual({ ...NO_SIGNERS, openpgp: [{ fingerprint: FINGERPRINT, key: 'the key' }] });
  });

  it('that are not there cost their signer, with file, line and cure', async () => {
    const { configuration, problems } = await read({ [FILE]: configured('keys/a.asc') });
    expect(configuration.signers).toEqual({ ...NO_SIGNERS, incomplete: true });
    expect(problems.map(({ en }) => en)).toEqual([
      expect.stringMatching(
        /^\.github\/ssdf-gate\.yml:2: signers: the key file keys\/a\.asc could not be read .*commit/,
      ),
    ]);
  });

  it('of an organisation come from its own tree, never from the repository', async () => {
    const organization = seen(memoryTree({ [FILE]: configured('keys/a.asc'), 'keys/a.asc': 'theirs' }));
    const repository = memoryTree({ 'keys/a.asc': 'a stranger’s' });
    const { configuration } = await readConfiguration({ branches: [repository], organization });
    expect(configuration.signers?.openpgp).toEqual([{ fingerprint: FINGERPRINT, key: 'theirs' }]);
  });

  it('of a pull request’s base and default branch are those of both, as the default branch keeps them', async () => {
    const branch = (text: string) => memoryTree({ [FILE]: configured('keys/a.asc'), 'keys/a.asc': text });
    const branches = [branch('default'), branch('base')];
    const { configuration } = await readConfiguration({ branches, organization: NO_ORGANIZATION });
    expect(configuration.signers?.openpgp).toEqual([{ fingerprint: FINGERPRINT, key: 'default' }]);
  });
});
