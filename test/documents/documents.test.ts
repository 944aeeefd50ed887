import { describe, expect, it } from '@jest/globals';
import { openSync, closeSync, ftruncateSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { DOCUMENT_NAMES, documentSchema } from '../../src/documents/api.ts';
import { assessmentSchema } from '../../src/documents/assessment.ts';
import { DocumentError, MAX_DOCUMENT_BYTES, parseEvidence, readEvidence } from '../../src/documents/read.ts';
import { evidenceDigest } from '../../src/model/evidence.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { temporaryFolder } from '../support/checkout.ts';
import { evidence, observed, text, unknown } from '../support/build.ts';
import { run } from '../support/run-cli.ts';
import { useSandbox } from '../support/sandbox.ts';

const sandbox = useSandbox();

/** A document of the real engine about a whole repository. */
async function made(command: 'collect' | 'assess', ...more: readonly string[]): Promise<string> {
  const environment = { PATH: process.env.PATH, GITHUB_TOKEN: sandbox().token() };
  const args = [command, '--repo', 'tea-works/kettle', '--api-url', sandbox().url, '--format', 'json', ...more];
  const { out } = await run(args, { environment, fetch });
  return out;
}

function validatorOf(name: (typeof DOCUMENT_NAMES)[number]) {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  return ajv.compile(documentSchema(name));
}

describe('documents of the real engine', () => {
  it.each([{ more: [] }, { more: ['--release', 'v1.4.0'] }])(
    'evidence $more passes its published schema',
    async ({ more }) => {
      const validate = validatorOf('evidence');
      expect({ valid: validate(JSON.parse(await made('collect', ...more))), errors: validate.errors }).toEqual({
        valid: true,
        errors: null,
      });
    },
  );

  it('evidence that was written and read again is the same evidence, to the digest', async () => {
    const written = await made('collect');
    const read = readEvidence('evidence.json', written);
    expect(read).toEqual(JSON.parse(written));
    expect(evidenceDigest(read)).toBe(evidenceDigest(JSON.parse(written) as Evidence));
  });

  it('an assessment passes its published schema, which knows every key of it', async () => {
    const written = JSON.parse(await made('assess')) as Assessment;
    const validate = validatorOf('assessment');
    expect({ valid: validate(written), errors: validate.errors }).toEqual({ valid: true, errors: null });
    expect(assessmentSchema.parse(written)).toEqual(written);
  });

  it('an assessment of saved evidence names the digest of that evidence', async () => {
    const written = await made('collect');
    const folder = temporaryFolder({ 'evidence.json': written });
    const { out } = await run(['assess', '--evidence', 'evidence.json', '--format', 'json'], { cwd: folder });
    expect((JSON.parse(out) as Assessment).evidence.digest).toBe(evidenceDigest(JSON.parse(written) as Evidence));
  });
});

const good = evidence([observed('branch.required-approvals', 2), unknown('sast.open-severe')]);
type Broken = Readonly<Record<string, unknown>>;
const without = (key: keyof Evidence): Broken =>
  Object.fromEntries(Object.entries(good).filter(([name]) => name !== key));
const withFact = (fact: object): Broken => ({ ...good, facts: [fact] });

describe('hostile evidence', () => {
  it('the good one is good', () => {
    expect(readEvidence('e.json', JSON.stringify(good))).toEqual(good);
  });

  it.each<{ name: string; document: unknown; at: RegExp }>([
    { name: 'null', document: null, at: /at the document/ },
    { name: 'a list', document: [good], at: /at the document/ },
    { name: 'no version', document: without('version'), at: /at \/version/ },
    { name: 'a later version', document: { ...good, version: 2 }, at: /at \/version/ },
    { name: 'no subject', document: without('subject'), at: /at \/subject/ },
    { name: 'no facts', document: without('facts'), at: /at \/facts/ },
    { name: 'no time', document: without('collectedAt'), at: /at \/collectedAt/ },
    { name: 'a time that is none', document: { ...good, collectedAt: 'yesterday' }, at: /at \/collectedAt/ },
    {
      name: 'an unknown kind of subject',
      document: { ...good, subject: { kind: 'planet' } },
      at: /at \/subject\/kind/,
    },
    {
      name: 'a fact in a state of its own',
      document: withFact({ ...observed('a.b', true), state: 'passed' }),
      at: /at \/facts\/0\/state/,
    },
    {
      name: 'a value that is an object',
      document: withFact({ ...observed('a.b', true), value: { yes: true } }),
      at: /at \/facts\/0\/value/,
    },
    {
      name: 'a bound without a reason',
      document: withFact({ ...observed('a.b', 1), exactness: 'atLeast' }),
      at: /at \/facts\/0: a bound needs/,
    },
    {
      name: 'an unknown fact without a reason',
      document: withFact({ ...unknown('a.b'), because: undefined }),
      at: /at \/facts\/0\/because/,
    },
    {
      name: 'a reason in one language',
      document: withFact({ ...unknown('a.b'), because: { en: 'no' } }),
      at: /at \/facts\/0\/because\/ja/,
    },
    { name: 'an id that is none', document: withFact(observed('../../etc', true)), at: /at \/facts\/0\/id/ },
    {
      name: 'a fact twice',
      document: { ...good, facts: [observed('a.b', false), observed('a.b', true)] },
      at: /at \/facts: a fact may stand only once/,
    },
  ])('$name gives one clear error that says where', ({ document, at }) => {
    const read = () => readEvidence('e.json', JSON.stringify(document));
    expect(read).toThrow(DocumentError);
    expect(read).toThrow(at);
    expect(read).toThrow(/^e\.json: [^\n]*; write one with "ssdf-gate collect --format json"$/);
    expect(parseEvidence(document)).toBeUndefined();
  });

  it('keys that would reach a prototype reach nothing', () => {
    const written = JSON.stringify(good).replace(
      '{',
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},',
    );
    const read = readEvidence('e.json', written);
    expect(read).toEqual(good);
    expect(Object.hasOwn(read, '__proto__')).toBe(false);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('a document nested without end is refused, not followed', () => {
    const deep = `${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}`;
    expect(() => readEvidence('e.json', JSON.stringify(good).replace('"facts":[', `"facts":${deep},"more":[`))).toThrow(
      DocumentError,
    );
  });

  it('a document over the limit is refused before it is read', async () => {
    const folder = temporaryFolder({ 'large.json': '' });
    const file = openSync(join(folder, 'large.json'), 'r+');
    ftruncateSync(file, MAX_DOCUMENT_BYTES + 1024 * 1024);
    closeSync(file);
    const { status, out, err } = await run(['assess', '--evidence', 'large.json'], { cwd: folder });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/^ssdf-gate: large\.json: expected at most \d+ bytes, came \d+; [^\n]+\n$/);
  });

  it('a reason in any words reaches a terminal as text', async () => {
    const because = text('\u001b[2J\u202eno\n::error::x', '\u001b[2Jいいえ');
    const hostile = evidence([unknown('branch.pull-request-required', { because })]);
    const folder = temporaryFolder({ 'evidence.json': JSON.stringify(hostile) });
    for (const args of [['assess'], ['explain', 'PS.1.1']]) {
      const { out } = await run([...args, '--evidence', 'evidence.json'], { cwd: folder });
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]|^::/m);
    }
  });
});
