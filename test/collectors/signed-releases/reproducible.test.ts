import { describe, expect, it } from '@jest/globals';
import { reproducibleFact } from '../../../src/collectors/signed-releases/reproducible.ts';
import type { CheckedAsset, CheckedSignature } from '../../../src/collectors/signed-releases/verify/checked.ts';
import { said } from '../../support/look.ts';

const HERE = 'https://github.com/octo/app/.github/workflows/release.yml@refs/tags/v1';
const THERE = 'https://github.com/octo/app/.github/workflows/rebuild.yml@refs/heads/main';

interface Built {
  readonly run?: string;
  readonly builder?: string;
  readonly result?: CheckedSignature['result'];
  readonly predicateType?: string;
}

/** A signature by a run about this very file. */
const provenance = ({ run = '1/attempts/1', builder = HERE, ...more }: Built = {}): CheckedSignature => {
  const predicateType = more.predicateType ?? 'https://slsa.dev/provenance/v1';
  const claims = { buildSigner: builder, runnerEnvironment: 'github-hosted' };
  return {
    ...{ kind: 'sigstore', where: 'attestation', code: 'verified', because: { en: '-', ja: '-' } },
    ...{ result: more.result ?? 'verified', predicateType },
    claims: run === '' ? claims : { ...claims, runInvocation: `https://github.com/octo/app/actions/runs/${run}` },
    statement: { predicateType, subjects: [], predicate: {} },
  } as unknown as CheckedSignature;
};
const file = (...signatures: readonly CheckedSignature[]): CheckedAsset => ({
  asset: { id: 1, name: 'app.tgz', size: 1, digest: null },
  ...{ digest: undefined, signatures, hidden: [], sources: [] },
});
const look = (...shipped: readonly CheckedAsset[]) =>
  reproducibleFact({ release: {} as never, shipped, checksums: [] }, []);

describe('a second build', () => {
  it.each<{ name: string; shipped: readonly CheckedAsset[]; value: unknown; says: RegExp }>([
    { name: 'by another workflow', shipped: [file(provenance(), provenance({ run: '2/attempts/1', builder: THERE }))], value: true, says: /rebuild\.yml.* \| .*release\.yml/ },
    { name: 'by the same workflow is weak', shipped: [file(provenance(), provenance({ run: '2/attempts/1' }))], value: true, says: /same builder both times, which is weak: .*release\.yml/ },
    { name: 'that is the same run tried again', shipped: [file(provenance(), provenance({ run: '1/attempts/2' }))], value: 'not-supplied', says: /no second build is attested for 1 of 1 files \(app\.tgz\)/ },
    { name: 'that is the same statement twice', shipped: [file(provenance(), provenance())], value: 'not-supplied', says: /no second build/ },
    { name: 'whose signature is wrong', shipped: [file(provenance(), provenance({ run: '2/attempts/1', result: 'invalid' }))], value: 'not-supplied', says: /no second build/ },
    { name: 'whose signature could not be checked', shipped: [file(provenance(), provenance({ run: '2/attempts/1', result: 'present' }))], value: 'not-supplied,unverified', says: /no second build/ },
    { name: 'that says something else', shipped: [file(provenance(), provenance({ run: '2/attempts/1', predicateType: 'https://spdx.dev/Document' }))], value: 'not-supplied', says: /no second build/ },
    { name: 'whose certificate names no run', shipped: [file(provenance(), provenance({ run: '' }))], value: 'not-supplied', says: /no second build/ },
    { name: 'of one file of two', shipped: [file(provenance(), provenance({ run: '2/attempts/1' })), file(provenance())], value: 'not-supplied', says: /for 1 of 2 files/ },
    { name: 'without any first one', shipped: [file()], value: 'not-supplied', says: /no second build/ },
  ])('$name', ({ shipped, value, says }) => {
    const fact = look(...shipped);
    expect(said([fact], 'ci.reproducible-build')).toEqual(value);
    expect(fact.because?.en).toMatch(says);
    expect(fact.because?.ja).toMatch(/[ぁ-ん]/);
  }); // prettier-ignore
});
