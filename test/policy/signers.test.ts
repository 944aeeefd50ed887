import { describe, expect, it } from '@jest/globals';
import { NO_CONFIGURATION, type Configuration } from '../../src/model/configuration.ts';
import { NO_SIGNERS, type Signers } from '../../src/model/signers.ts';
import { underOrganization } from '../../src/policy/join-configurations.ts';
import { loosenedKeys } from '../../src/policy/loosened.ts';
import { parseConfiguration } from '../../src/policy/parse-configuration.ts';
import { lines } from './support.ts';

const FILE = '.github/ssdf-gate.yml';
const FINGERPRINT = 'ABCD'.repeat(10);
const MINISIGN = `RW${'Q'.repeat(54)}`;

const read = (text: string) => parseConfiguration(FILE, `signers:\n${text}\n`);
const signersOf = (text: string) => read(text).configuration.signers;

describe('who may sign', () => {
  it('is read whole, fingerprints as people write them', () => {
    const signers = signersOf(`
  sigstore:
    - { workflow: octo/app/.github/workflows/release.yml, ref: refs/tags/v* }
    - { identity: release@example.com, issuer: 'https://accounts.google.com' }
  openpgp: [{ fingerprint: '0x${'abcd '.repeat(10)}', key: keys/release.asc }]
  ssh: [{ key: ssh-ed25519 AAAA, namespaces: [git] }, { key: keys/allowed_signers }]
  minisign: [{ key: ${MINISIGN} }]`);
    expect(signers).toEqual({
      sigstore: [
        { workflow: 'octo/app/.github/workflows/release.yml', ref: 'refs/tags/v*' },
        { identity: 'release@example.com', issuer: 'https://accounts.google.com' },
      ],
      openpgp: [{ fingerprint: FINGERPRINT, key: 'keys/release.asc' }],
      ssh: [
        { key: 'ssh-ed25519 AAAA', namespaces: ['git'] },
        { key: 'keys/allowed_signers', namespaces: ['file'] },
      ],
      minisign: [{ key: MINISIGN }],
    });
  });

  it('is not said by a file without the key', () => {
    expect(parseConfiguration(FILE, 'gate: enforce').configuration.signers).toBeUndefined();
  });
});

describe('a signer that cannot be read costs itself, and the rest is known to be incomplete', () => {
  it.each<{ name: string; entry: string; problem: string }>([
    {
      name: 'a short key id',
      entry: 'openpgp: [{ fingerprint: DEADBEEF, key: a.asc }]',
      problem:
        '2: signers.openpgp[0].fingerprint: expected a whole fingerprint of 40 or 64 hexadecimal digits (gpg --fingerprint); a short key id names no key, came "DEADBEEF"; correct it',
    },
    {
      name: 'a key outside the repository',
      entry: `openpgp: [{ fingerprint: ${FINGERPRINT}, key: ../a.asc }]`,
      problem:
        '2: signers.openpgp[0].key: expected an armoured public key, or the path of its file on the default branch, as keys/release.asc, came "../a.asc"; correct it',
    },
    {
      name: 'a part of a reference',
      entry: 'sigstore: [{ workflow: o/n/.github/workflows/a.yml, ref: main }]',
      problem:
        '2: signers.sigstore[0].ref: expected a full Git reference, as refs/tags/v1.2.3 or refs/tags/v*, came "main"; correct it',
    },
    {
      name: 'a star in the middle of a reference',
      entry: "sigstore: [{ workflow: o/n/.github/workflows/a.yml, ref: 'refs/*/main' }]",
      problem:
        '2: signers.sigstore[0].ref: expected a full Git reference, as refs/tags/v1.2.3 or refs/tags/v*, came "refs/*/main"; correct it',
    },
    {
      name: 'a minisign key of another length',
      entry: 'minisign: [{ key: RWQ }]',
      problem:
        '2: signers.minisign[0].key: expected a minisign public key: the second line of minisign.pub, 56 characters from RW, came "RWQ"; correct it',
    },
  ])('$name', ({ entry, problem }) => {
    const reading = read(`  ${entry}`);
    expect(lines(reading.problems)).toEqual([`${FILE}:${problem}`]);
    expect(reading.configuration.signers).toEqual({ ...NO_SIGNERS, incomplete: true });
  });

  it.each(['{ identity: a@example.com }', '{ issuer: "https://a.example" }', '{ ref: refs/tags/v1 }'])(
    'an identity without its issuer, or nobody at all: %s',
    (entry) => {
      const reading = read(`  sigstore: [${entry}]`);
      expect(lines(reading.problems)[0]).toContain('expected either workflow, or identity together with issuer');
      expect(reading.configuration.signers).toEqual({ ...NO_SIGNERS, incomplete: true });
    },
  );
});

describe('signers under an organisation', () => {
  const key = (letter: string) => ({ key: `RW${letter.repeat(54)}` });
  const signers = (...letters: readonly string[]): Signers => ({ ...NO_SIGNERS, minisign: letters.map(key) });
  const configuration = (one: Signers | undefined, locks: Configuration['locks'] = []): Configuration => ({
    ...NO_CONFIGURATION,
    ...(one === undefined ? {} : { signers: one }),
    locks,
  });

  it.each<{ name: string; own: Signers | undefined; above: Signers | undefined; held: Signers | undefined }>([
    { name: 'only those that both name', own: signers('A', 'B'), above: signers('B', 'C'), held: signers('B') },
    {
      name: 'the organisation, where the repository is silent',
      own: undefined,
      above: signers('A'),
      held: signers('A'),
    },
    { name: 'the default, where the organisation is silent', own: signers('A'), above: undefined, held: undefined },
    { name: 'nobody, where they agree on nobody', own: signers('A'), above: signers('B'), held: NO_SIGNERS },
  ])('once locked are $name', ({ own, above, held }) => {
    expect(underOrganization(configuration(own), configuration(above, ['signers'])).signers).toEqual(held);
  });

  it('are the repository’s own where nothing is locked', () => {
    expect(underOrganization(configuration(signers('A')), configuration(signers('B'))).signers).toEqual(signers('A'));
  });

  it('are loosened by one that the organisation does not name, not by fewer', () => {
    const above = configuration(signers('A', 'B'), ['signers']);
    expect(loosenedKeys(configuration(signers('A', 'C')), above)).toEqual(['signers']);
    expect(loosenedKeys(configuration(signers('A')), above)).toEqual([]);
  });
});
