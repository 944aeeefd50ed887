import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../src/model/digest.ts';
import { type OpenedPack, packProblems } from '../../src/pack/check.ts';
import { packVerdict } from '../../src/pack/verdict.ts';
import { ASSETS, documentsOf, NOTHING_AROUND, opened, packOf, verdict } from './scene.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const whole = packOf();

function codes(pack: OpenedPack, statement = whole.statement, around = NOTHING_AROUND): readonly string[] {
  return packProblems(pack, statement, { documents: documentsOf(pack), around }).map(
    ({ code, path }) => `${code} ${path ?? ''}`,
  );
}

const changed = (path: string, content: Uint8Array | undefined): OpenedPack => {
  const files = new Map(opened(whole).files);
  if (content === undefined) files.delete(path);
  else files.set(path, content);
  return { files, leftOut: [] };
};

describe('a whole pack', () => {
  it.each(['public', 'repository', 'organisation'] as const)('for %s readers has no problem', (audience) => {
    const pack = packOf({ audience });
    expect(codes(opened(pack), pack.statement)).toEqual([]);
  });

  it('matches the files of its release', () => {
    const assets = new Map(ASSETS.map(({ name, digest }) => [name, digest]));
    expect(codes(opened(whole), whole.statement, { assets })).toEqual([]);
  });
});

describe('a pack that was tampered with', () => {
  it.each([
    {
      name: 'a changed report',
      pack: changed('report.en.md', bytes('all is well')),
      code: 'file-changed report.en.md',
    },
    { name: 'a missing report', pack: changed('report.ja.md', undefined), code: 'file-missing report.ja.md' },
    { name: 'an added file', pack: changed('extra.json', bytes('{}')), code: 'file-unlisted extra.json' },
    {
      name: 'a file that stands twice',
      pack: { ...opened(whole), leftOut: ['report.en.md'] },
      code: 'file-unreadable report.en.md',
    },
  ])('by $name is found out', ({ pack, code }) => {
    expect(codes(pack)).toEqual([code]);
  });

  it('by the documents of another release is found out, its digests made to fit', () => {
    const other = packOf({ release: { ...whole.statement.predicate.subject, tag: 'v9.9.9' } });
    expect(codes(opened(other), other.statement)).toEqual([
      'subject-mismatch evidence.json',
      'subject-mismatch assessment.json',
    ]);
  });

  it('by an assessment of other evidence is found out, its digests made to fit', () => {
    const input = verdict();
    const other = { ...input.assessment, evidence: { digest: sha256('other') } };
    const pack = packOf({ verdict: { ...input, assessment: other } });
    expect(codes(opened(pack), pack.statement)).toEqual(['evidence-mismatch assessment.json']);
  });

  it('by evidence that was trimmed and still calls itself whole is found out', () => {
    const input = verdict();
    const pack = packOf({ audience: 'organisation' });
    const trimmed = packOf({
      audience: 'organisation',
      verdict: { ...input, evidence: { ...input.evidence, facts: input.evidence.facts.slice(1) } },
    });
    const predicate = { ...trimmed.statement.predicate, evidence: pack.statement.predicate.evidence };
    expect(codes(opened(trimmed), { ...trimmed.statement, predicate })).toContain('evidence-mismatch evidence.json');
  });

  it('beside a file of the release that is another one is found out', () => {
    const assets = new Map([
      ['widget-linux.tar.gz', sha256('other')],
      ['strange.zip', sha256('x')],
    ]);
    expect(codes(opened(whole), whole.statement, { assets })).toEqual([
      'asset-changed widget-linux.tar.gz',
      'asset-unbound strange.zip',
    ]);
  });
});

describe('the verdict on a pack', () => {
  const around = { opened: opened(whole), statement: whole.statement };
  const signer = {
    kind: 'certificate',
    issuer: null,
    claims: {},
    identity: 'https://github.com/acme/widget/.github/workflows/release.yml@refs/tags/v1.2.3',
  } as const;
  const words = { en: 'no', ja: '否' };

  it.each([
    {
      name: 'nobody signed is not verified',
      signature: { state: 'none' } as const,
      result: ['unverifiable', 'unsigned'],
    },
    {
      name: 'the expected signer signed is verified',
      signature: { state: 'verified', signer, timestamps: [] } as const,
      result: ['verified', 'verified'],
    },
    {
      name: 'a stranger signed is rejected',
      signature: { state: 'rejected', code: 'identity-mismatch', message: words } as const,
      result: ['rejected', 'identity-mismatch'],
    },
  ])('that $name', ({ signature, result }) => {
    const verdict = packVerdict(around, [], signature);
    expect([verdict.result, verdict.code]).toEqual(result);
  });

  it('is a rejection when its files do not match, whoever signed', () => {
    const problems = packProblems(changed('report.en.md', bytes('x')), whole.statement, {
      documents: documentsOf(opened(whole)),
      around: NOTHING_AROUND,
    });
    const verdict = packVerdict(around, problems, { state: 'verified', signer, timestamps: [] });
    expect([verdict.result, verdict.code]).toEqual(['rejected', 'file-changed']);
  });
});
