import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync, zipSync } from 'fflate';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerWords } from '../../src/cli/answer-words.ts';
import { packAnswersSchema, packVerificationSchema } from '../../src/documents/pack.ts';
import { zipOf } from '../../src/pack/archive.ts';
import { SIGNATURE_PATH, STATEMENT_PATH } from '../../src/pack/statement.ts';
import { run, type Ran } from '../support/run-cli.ts';
import { useSandbox } from '../support/sandbox.ts';
import { IDENTITY, ISSUER, signingWorld, type SigningWorld } from '../support/sigstore.ts';

const sandbox = useSandbox();
const folder = mkdtempSync(join(tmpdir(), 'pack-'));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const EXPECTED = ['--identity', IDENTITY, '--issuer', ISSUER];
const IN_TOTO = 'application/vnd.in-toto+json';
let world: SigningWorld;
let whole: Files;

type Files = Readonly<Record<string, Uint8Array>>;

async function make(name: string, ...args: readonly string[]): Promise<Ran> {
  const { token, url } = { token: sandbox().token(), url: sandbox().url };
  return run(['pack', 'make', '--repo', 'tea-works/kettle', '--release', 'v1.4.0', '--output', at(name), ...args], {
    environment: { PATH: process.env.PATH, GITHUB_TOKEN: token, GITHUB_API_URL: url },
    fetch,
  });
}

async function verify(name: string, ...args: readonly string[]) {
  const { status, out, err } = await run(['pack', 'verify', at(name), '--format', 'json', ...args]);
  return { status, err, doc: out === '' ? undefined : packVerificationSchema.parse(JSON.parse(out)) };
}

/** Writes a pack with these files, as somebody would who may change anything but keys. */
function write(name: string, files: Files): string {
  const list = Object.entries(files).map(([path, content]) => ({ path, content, mediaType: '' }));
  writeFileSync(at(name), zipOf(list));
  return name;
}

/** The pack's statement signed by a workflow, as Sigstore would. */
async function signed(statement: Uint8Array, claims: Readonly<Record<string, string>> = {}): Promise<Uint8Array> {
  const content = { payload: new TextDecoder().decode(statement), payloadType: IN_TOTO };
  return Buffer.from(JSON.stringify(await world.sign(content, { claims })));
}

const statementOf = (files: Files) => files[STATEMENT_PATH] ?? new Uint8Array();

beforeAll(async () => {
  world = await signingWorld();
  writeFileSync(at('root.json'), JSON.stringify(world.root()));
  writeFileSync(at('key.pem'), keys.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(at('key.pub'), keys.publicKey.export({ type: 'spki', format: 'pem' }));
  expect(await make('unsigned.zip', '--restricted', at('restricted.zip'))).toMatchObject({ status: 0 });
  const files = unzipSync(readFileSync(at('unsigned.zip')));
  whole = { ...files, [SIGNATURE_PATH]: await signed(statementOf(files)) };
});

describe('a pack that was made', () => {
  it('and not signed is whole, and nobody is known to have made it', async () => {
    const { status, doc } = await verify('unsigned.zip');
    expect([status, doc?.result, doc?.code, doc?.problems]).toEqual([3, 'unverifiable', 'unsigned', []]);
    expect(doc?.files.matching).toBe(doc?.files.listed);
  });

  it('is about every file of the release, by the digests of those files', async () => {
    const { doc } = await verify('unsigned.zip');
    const assets = sandbox().state.repositories.get('tea-works/kettle')?.releases.find(({ tag }) => tag === 'v1.4.0')?.assets ?? []; // prettier-ignore
    expect(assets.length).toBeGreaterThan(0);
    expect(doc?.subjects.slice(0, -1)).toEqual(
      assets.map(({ name, bytes }) => ({ name, digest: { sha256: createHash('sha256').update(bytes).digest('hex') } })),
    );
  });

  it('holds nothing for narrower circles, which its maker keeps apart', async () => {
    const { doc } = await verify('unsigned.zip');
    const kept = readFileSync(at('restricted.zip'));
    const sha256 = createHash('sha256').update(kept).digest('hex');
    expect([doc?.shownTo, doc?.restricted]).toEqual(['public', { state: 'kept', digest: { sha256 } }]);
    expect(Object.keys(unzipSync(kept))).toEqual(['evidence.json', 'assessment.json', 'answers.json']);
    const told = new TextDecoder().decode(unzipSync(readFileSync(at('unsigned.zip')))['evidence.json']);
    expect(told).not.toContain('"audience": "security"');
  });

  it('and signed with a key is verified with its public key alone', async () => {
    await make('keyed.zip', '--key', at('key.pem'));
    const right = await verify('keyed.zip', '--key', at('key.pub'));
    expect([right.status, right.doc?.code]).toEqual([0, 'verified']);
    expect([(await verify('keyed.zip')).status]).toEqual([3]);
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
    writeFileSync(at('other.pub'), other.export({ type: 'spki', format: 'pem' }));
    expect(await verify('keyed.zip', '--key', at('other.pub'))).toMatchObject({
      status: 1,
      doc: { result: 'rejected' },
    });
  });
});

describe('a pack that a workflow signed', () => {
  const root = () => ['--trusted-root', at('root.json')];

  it('is verified for the expected signer', async () => {
    const { status, doc } = await verify(write('good.zip', whole), ...EXPECTED, ...root());
    expect([status, doc?.code, doc?.signer?.identity]).toEqual([0, 'verified', IDENTITY]);
    expect(doc?.timestamps).toHaveLength(1);
  });

  it('is not verified as long as nobody was expected', async () => {
    const { status, doc } = await verify(write('good.zip', whole), ...root());
    expect([status, doc?.code]).toEqual([3, 'signer-not-expected']);
  });

  it('is verified beside the files of its release, and rejected beside others', async () => {
    write('good.zip', whole);
    mkdirSync(at('assets'), { recursive: true });
    const assets = sandbox().state.repositories.get('tea-works/kettle')?.releases.find(({ tag }) => tag === 'v1.4.0')?.assets ?? []; // prettier-ignore
    for (const { name, bytes } of assets) writeFileSync(join(at('assets'), name), bytes);
    const options = [...EXPECTED, ...root(), '--assets', at('assets')];
    expect((await verify('good.zip', ...options)).status).toBe(0);
    writeFileSync(join(at('assets'), assets[0]?.name ?? ''), 'something else');
    expect(await verify('good.zip', ...options)).toMatchObject({ status: 1, doc: { code: 'asset-changed' } });
  });

  const text = (content: string) => new TextEncoder().encode(content);
  const without = (path: string): Files => Object.fromEntries(Object.entries(whole).filter(([name]) => name !== path));
  const restated = (change: (statement: string) => string): Files => ({
    ...whole,
    [STATEMENT_PATH]: text(change(new TextDecoder().decode(statementOf(whole)))),
  });

  it.each<{ name: string; files: () => Files | Promise<Files>; code: string; args?: readonly string[] }>([
    {
      name: 'a report made kinder',
      files: () => ({ ...whole, 'report.en.md': text('# all well') }),
      code: 'file-changed',
    },
    { name: 'a file taken out', files: () => without('assessment.json'), code: 'file-missing' },
    { name: 'a file put in', files: () => ({ ...whole, 'more.json': text('{}') }), code: 'file-unlisted' },
    {
      name: 'another statement under the old signature',
      files: () => restated((one) => one.replace('"v1.4.0"', '"v1.4.1"')),
      code: 'subject-mismatch',
    },
    {
      name: 'a statement that differs in white space alone',
      files: () => restated((one) => `${one}\n`),
      code: 'signature-of-another',
    },
    {
      name: 'the good pack as one more file',
      files: () => ({ ...whole, 'inner.zip': zipSync(whole) }),
      code: 'file-unlisted',
    },
    {
      name: 'nothing but the good pack',
      files: () => ({ 'ssdf-gate-evidence.zip': zipSync(whole) }),
      code: 'statement-missing',
    },
    { name: 'no statement', files: () => without(STATEMENT_PATH), code: 'statement-missing' },
    { name: 'a statement of another kind', files: () => restated(() => '{"_type":"x"}'), code: 'statement-malformed' },
    {
      name: 'a signature that is none',
      files: () => ({ ...whole, [SIGNATURE_PATH]: text('{}') }),
      code: 'bundle-media-type',
    },
    {
      name: "a stranger's signature",
      files: async () => ({
        ...whole,
        [SIGNATURE_PATH]: await signed(statementOf(whole), {
          sub: 'https://github.com/evil/app/.github/workflows/r.yml@x',
        }),
      }),
      code: 'identity-mismatch',
    },
    {
      name: 'the signature of an authority nobody trusts',
      files: async () => {
        const other = await signingWorld();
        const content = { payload: new TextDecoder().decode(statementOf(whole)), payloadType: IN_TOTO };
        return { ...whole, [SIGNATURE_PATH]: Buffer.from(JSON.stringify(await other.sign(content))) };
      },
      code: 'certificate-untrusted',
    },
  ])('is rejected once it holds $name', async ({ files, code }) => {
    const { status, doc } = await verify(write('bad.zip', await files()), ...EXPECTED, ...root());
    expect([status, doc?.result, doc?.code]).toEqual([1, 'rejected', code]);
  });

  it.each([
    { name: 'no zip', bytes: Buffer.from('PK is not enough') },
    { name: 'nothing', bytes: Buffer.alloc(0) },
    { name: 'a zip that was cut off', bytes: undefined },
  ])('is rejected when the file is $name', async ({ bytes }) => {
    write('cut.zip', whole);
    const cut = readFileSync(at('cut.zip'));
    writeFileSync(at('cut.zip'), bytes ?? cut.subarray(0, cut.byteLength - 200));
    expect(await verify('cut.zip')).toMatchObject({ status: 1, doc: { result: 'rejected', code: 'not-a-zip' } });
  });
});

describe('what the API said', () => {
  const restricted = () => unzipSync(readFileSync(at('restricted.zip')));
  const answers = () =>
    packAnswersSchema.parse(JSON.parse(new TextDecoder().decode(restricted()['answers.json']))).answers;
  const beside = (name: string) => verify('unsigned.zip', '--restricted', at(name));

  it('is kept word for word behind facts, and never for the public', async () => {
    const { doc } = await beside('restricted.zip');
    expect([doc?.problems, doc?.code]).toEqual([[], 'unsigned']);
    expect(doc?.answers?.kept).toBeGreaterThan(5);
    expect(doc?.answers?.cited).toBeGreaterThan(doc?.answers?.kept ?? 0);
    const open = Object.values(unzipSync(readFileSync(at('unsigned.zip')))).map((one) => new TextDecoder().decode(one));
    const bodies = answers().flatMap(({ content }) => (content.state === 'kept' && content.body.length > 50 ? [content.body] : [])); // prettier-ignore
    expect(bodies.length).toBeGreaterThan(0);
    for (const body of bodies) expect(open.some((text) => text.includes(body))).toBe(false);
  });

  it('about secrets and persons is listed without its words', () => {
    const without = answers().filter(({ content }) => content.state === 'left-out');
    expect(without.map(({ question }) => question).join()).toMatch(/secret-scanning|hooks|collaborators|check-runs/);
    const kept = answers().filter(({ content }) => content.state === 'kept');
    expect(kept.map(({ question }) => question).join()).not.toMatch(/secret|hooks|collaborators|keys|check-runs/);
  });

  it('that was changed afterwards is found out', async () => {
    const text = new TextDecoder().decode(restricted()['answers.json']);
    const changed = text.replace(/"body": "\[/, '"body": " [');
    expect(changed).not.toBe(text);
    write('changed.zip', { ...restricted(), 'answers.json': new TextEncoder().encode(changed) });
    const { status, doc } = await beside('changed.zip');
    expect([status, doc?.problems.map(({ code }) => code)]).toEqual([1, ['restricted-changed', 'answer-changed']]);
  });

  it('is told by "pack open", with a reason for what is not there', () => {
    const told = answerWords({ $schema: '', version: 1, stability: 'experimental', answers: answers() }, 'ja');
    expect(told).toMatch(/API の応答 \d+ 件/);
    expect(told).toMatch(/200 GET \/repos\/\{owner\}\/\{repo\}\/releases .*: \d+ bytes/);
    expect(told).toContain('秘密情報を含み得る種類の応答のため保存なし');
    expect(answerWords(undefined, 'en')).toBe('No answers of the API are in it.\n');
  });
});

describe('the words for a pack', () => {
  it.each([
    ['en', 'Not verifiable (unsigned): its files belong together'],
    ['ja', '検証不能（unsigned）：ファイルの整合は取れています'],
  ])('are said in %s', async (lang, words) => {
    expect((await run(['pack', 'verify', at('unsigned.zip'), '--lang', lang])).out).toContain(words);
  });
});

describe('pack', () => {
  it.each([
    { args: ['pack'], says: 'expected verify, make, open' },
    { args: ['pack', 'verify'], says: 'expected the file of the pack' },
    { args: ['pack', 'verify', at('absent.zip')], says: 'no such file' },
    { args: ['pack', 'make', '--repo', 'a/b'], says: 'expected --repo OWNER/NAME and --release TAG' },
    { args: ['pack', 'open', at('unsigned.zip')], says: 'expected the pack, --key F' },
  ])('$args is wrong usage with one clear line', async ({ args, says }) => {
    const { status, err, out } = await run(args);
    expect([status, err, out]).toEqual([2, expect.stringContaining(says), '']);
  });

  it('open says that nothing is encrypted where nothing is', async () => {
    const { status, err } = await run([
      'pack',
      'open',
      at('unsigned.zip'),
      '--key',
      at('key.pem'),
      '--output',
      at('o.zip'),
    ]);
    expect([status, err]).toEqual([2, expect.stringContaining('its restricted part is "kept"')]);
  });
});
