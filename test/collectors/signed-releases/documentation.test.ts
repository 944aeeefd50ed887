import { describe, expect, it } from '@jest/globals';
import { memoryTree, type MemoryTreeOptions } from '../../../src/adapters/memory/memory-tree.ts';
import { verifyCommands } from '../../../src/collectors/signed-releases/verify-commands.ts';
import { notSeen } from '../../../src/model/observation.ts';
import { factsOf, saidOf, type Scene } from './scene.ts';

const DOCUMENTED = 'release.verification-documented';
const fence = (code: string) => `# Verify\n\n\`\`\`sh\n${code}\n\`\`\`\n`;
const tools = (text: string) => verifyCommands(text).map(({ tool, namesSigner }) => [tool, namesSigner]);

describe('a command that checks a download', () => {
  it.each<readonly [command: string, tool: string, namesSigner: boolean]>([
    ['gh attestation verify app.tgz --repo acme/widget', 'gh attestation verify', true],
    ['gh release verify-asset v1.2.3 app.tgz', 'gh release verify', true],
    ['cosign verify-blob app.tgz --bundle app.sigstore.json --certificate-identity x', 'cosign verify', true],
    ['cosign verify-blob app.tgz --bundle app.sigstore.json', 'cosign verify', false],
    ['gpg --verify app.tgz.asc app.tgz', 'gpg --verify', false],
    ['gpgv --keyring acme.gpg app.tgz.asc', 'gpg --verify', true],
    ['minisign -Vm app.tgz -P RWQf6LRCGA9i5', 'minisign -V', true],
    ['slsa-verifier verify-artifact app.tgz --source-uri github.com/acme/widget', 'slsa-verifier', true],
    ['sha256sum -c SHA256SUMS', 'sha256sum -c', false],
    ['curl -sL https://example.com/SHA256SUMS | sha256sum --ignore-missing --check -', 'sha256sum -c', false],
    ['shasum -a 256 -c checksums.txt', 'sha256sum -c', false],
    ['$ sudo gpg --verify a.asc', 'gpg --verify', false],
    ['ssdf-gate verify app.tgz --bundle b --source acme/widget', 'ssdf-gate verify', true],
  ])('%s', (command, tool, namesSigner) => {
    expect(tools(fence(command))).toEqual([[tool, namesSigner]]);
  });

  it.each([
    { name: 'in inline code', text: 'Run `gpg --verify app.asc` first.' },
    { name: 'in an indented block', text: 'Then:\n\n    gpg --verify app.asc\n' },
    { name: 'after a prompt', text: '$ gpg --verify app.asc' },
    { name: 'over several lines', text: fence('gpg \\\n  --verify \\\n  app.asc') },
  ])('$name', ({ text }) => {
    expect(tools(text)).toEqual([['gpg --verify', false]]);
  });

  it.each([
    { name: 'the word alone', text: 'Please verify the signature of every download.' },
    { name: 'prose about a command', text: 'We use cosign verify to check images, and gpg --verify works too.' },
    { name: 'a command without a file', text: fence('cosign verify') },
    { name: 'a hidden comment', text: '<!--\n```\ngpg --verify app.asc\n```\n-->' },
    { name: 'a comment in code', text: fence('# gpg --verify app.asc') },
    { name: 'another subcommand', text: fence('gh attestation download app.tgz\ncosign sign-blob app.tgz\nsha256sum app.tgz') },
  ])('is not $name', ({ text }) => {
    expect(tools(text)).toEqual([]);
  }); // prettier-ignore

  it('stands at a line', () => {
    expect(verifyCommands(`<!-- a\nb -->\n${fence('gpg --verify a.asc')}`)).toMatchObject([{ line: 6 }]);
  });
});

describe('how to check a release is documented', () => {
  const text = fence('gpg --verify app.asc');
  it.each<{ readonly name: string; readonly files: Readonly<Record<string, string>>; readonly said: unknown }>([
    { name: 'in README.md', files: { 'README.md': text }, said: true },
    { name: 'in a translated README', files: { 'README.ja.md': text }, said: true },
    { name: 'in the security policy', files: { '.github/SECURITY.md': text }, said: true },
    { name: 'in a page of docs', files: { 'docs/install/linux.md': text }, said: true },
    { name: 'not in a test', files: { 'test/README.md': text }, said: false },
    { name: 'not in a script', files: { 'scripts/verify.sh': 'gpg --verify app.asc' }, said: false },
    { name: 'not anywhere', files: {}, said: false },
  ])('$name', async ({ files, said }) => {
    expect(await saidOf(DOCUMENTED, { tree: memoryTree(files) })).toBe(said);
  });

  it('in the notes of the release', async () => {
    expect(await saidOf(DOCUMENTED, { releases: [{ body: text }] })).toBe(true);
  });

  it('at a place that it names, with what the command leaves open', async () => {
    const facts = await factsOf({ tree: memoryTree({ 'README.md': text }) });
    expect(facts.find(({ id }) => id === DOCUMENTED)).toMatchObject({
      sources: [{ path: 'README.md', line: 4, digest: expect.stringMatching(/^sha256:/) }],
      because: { en: expect.stringMatching(/README\.md:4.*no expected signer/), ja: expect.stringMatching(/署名者や鍵の指定がない/) },
    }); // prettier-ignore
  });

  const cut: MemoryTreeOptions = { missing: { reason: 'truncated', what: 'list' } };
  const pages = Object.fromEntries(Array.from({ length: 40 }, (_, nth) => [`docs/page${nth}.md`, 'words']));
  it.each<{ readonly name: string; readonly scene: Scene; readonly said: unknown }>([
    { name: 'the list of files was cut', scene: { tree: memoryTree({}, cut) }, said: 'truncated' },
    { name: 'a document is too large', scene: { tree: memoryTree({ 'README.md': 'x'.repeat(2 ** 21) }) }, said: 'too-large' },
    { name: 'there are more documents than are read', scene: { tree: memoryTree(pages) }, said: 'truncated' },
    { name: 'the release notes were not seen', scene: { releases: notSeen({ reason: 'offline', what: 'r' }) }, said: 'offline' },
  ])('is unknown when nothing was found and $name', async ({ scene, said }) => {
    expect(await saidOf(DOCUMENTED, scene)).toBe(said);
  }); // prettier-ignore

  it('is known all the same once a command was found, and pages about downloads are read first', async () => {
    const tree = memoryTree({ ...pages, 'docs/zz-verifying.md': text });
    expect(await saidOf(DOCUMENTED, { tree, releases: notSeen({ reason: 'offline', what: 'r' }) })).toBe(true);
  });
});
