import { describe, expect, it } from '@jest/globals';
import { NO_SIGNERS, type SigstoreSigner } from '../../src/model/signers.ts';
import { obeys } from '../../src/provenance/expected.ts';
import { obeysRef, signerRules } from '../../src/provenance/signer-rules.ts';

const OWN = { host: 'github.com', owner: 'octo', name: 'app' };
const rulesOf = (signer: SigstoreSigner, judged = OWN) => signerRules({ ...NO_SIGNERS, sigstore: [signer] }, judged);
const identityRule = (signer?: SigstoreSigner) => {
  const [rule] = signer === undefined ? signerRules(undefined, OWN) : rulesOf(signer);
  if (rule?.expected.identity === undefined) throw new Error('the rule names an identity');
  return rule.expected.identity;
};

describe('whom a repository expects by default', () => {
  it('is its own workflows, vouched for by GitHub, which nobody wrote down', () => {
    const [rule, ...more] = signerRules(undefined, OWN);
    expect(more).toEqual([]);
    expect(rule).toMatchObject({
      fromPolicy: false,
      expected: {
        issuer: { kind: 'exact', text: 'https://token.actions.githubusercontent.com' },
        source: { server: 'https://github.com', owner: 'octo', name: 'app' },
      },
    });
  });

  it.each<{ identity: string; obeyed: boolean }>([
    { identity: 'https://github.com/octo/app/.github/workflows/release.yml@refs/tags/v1', obeyed: true },
    { identity: 'https://github.com/octo/app-evil/.github/workflows/release.yml@refs/tags/v1', obeyed: false },
    { identity: 'https://github.com/octo/appX.github/workflows/release.yml@refs/tags/v1', obeyed: false },
    { identity: 'https://evil.example/https://github.com/octo/app/.github/workflows/x@y', obeyed: false },
    { identity: 'https://github.com/octo/app/.github/workflows/', obeyed: false },
  ])('$identity: $obeyed', ({ identity, obeyed }) => {
    expect(obeys(identityRule(), identity)).toBe(obeyed);
  });

  it.each(['host', 'owner', 'name'])('is nobody where the %s is not known', (part) => {
    expect(signerRules(undefined, { ...OWN, [part]: null })).toEqual([]);
  });

  it('is nobody once a list is written that is empty', () => {
    expect(signerRules(NO_SIGNERS, OWN)).toEqual([]);
  });
});

describe('a workflow that policy names', () => {
  const workflow = 'octo/app/.github/workflows/release.yml';

  it.each<{ identity: string; obeyed: boolean }>([
    { identity: `https://github.com/${workflow}@refs/tags/v1`, obeyed: true },
    { identity: `https://github.com/${workflow}.evil@refs/tags/v1`, obeyed: false },
    { identity: `https://github.com/octo/app/.github/workflows/releaseXyml@refs/tags/v1`, obeyed: false },
    { identity: `https://github.com/${workflow}`, obeyed: false },
  ])('is met by $identity: $obeyed', ({ identity, obeyed }) => {
    expect(obeys(identityRule({ workflow }), identity)).toBe(obeyed);
  });

  it('builds the judged repository unless another one is named', () => {
    expect(rulesOf({ workflow })[0]?.expected.source).toMatchObject({ owner: 'octo', name: 'app' });
    const elsewhere = rulesOf({ workflow, repository: 'octo/lib' })[0]?.expected.source;
    expect(elsewhere).toEqual({ server: 'https://github.com', owner: 'octo', name: 'lib' });
  });

  it.each<{ host: string; issuer: string }>([
    { host: 'github.com', issuer: 'https://token.actions.githubusercontent.com' },
    { host: 'acme.ghe.com', issuer: 'https://token.actions.acme.ghe.com' },
    { host: 'ghes.example', issuer: 'https://ghes.example/_services/token' },
  ])('is vouched for by the server it runs on: $host', ({ host, issuer }) => {
    expect(rulesOf({ workflow }, { ...OWN, host })[0]?.expected.issuer).toEqual({ kind: 'exact', text: issuer });
  });

  it('keeps what it is asked for beside its name', () => {
    const asked = { ref: 'refs/tags/v*', builder: 'b', triggers: ['push'] };
    expect(rulesOf({ workflow, ...asked })[0]).toMatchObject({ ...asked, workflow, fromPolicy: true });
  });
});

describe('another identity that policy names', () => {
  it('is exact, and comes from no repository unless one is named', () => {
    const signer = { identity: 'a@b.example', issuer: 'https://accounts.example' };
    const [rule] = rulesOf(signer);
    expect(rule?.expected).toEqual({
      identity: { kind: 'exact', text: 'a@b.example' },
      issuer: { kind: 'exact', text: 'https://accounts.example' },
    });
    expect(rulesOf({ ...signer, repository: 'octo/lib' })[0]?.expected.source).toMatchObject({ name: 'lib' });
  });
});

describe('a reference', () => {
  it.each<{ rule: string; ref: string; obeyed: boolean }>([
    { rule: 'refs/tags/v*', ref: 'refs/tags/v1.2.3', obeyed: true },
    { rule: 'refs/tags/v*', ref: 'refs/heads/v1', obeyed: false },
    { rule: 'refs/tags/v1', ref: 'refs/tags/v1', obeyed: true },
    { rule: 'refs/tags/v1', ref: 'refs/tags/v1.2', obeyed: false },
    { rule: 'refs/*/v1', ref: 'refs/tags/v1', obeyed: false },
    { rule: 'refs/tags/v*', ref: '', obeyed: false },
  ])('$ref obeys $rule: $obeyed', ({ rule, ref, obeyed }) => {
    expect(obeysRef(rule, ref)).toBe(obeyed);
  });
});
