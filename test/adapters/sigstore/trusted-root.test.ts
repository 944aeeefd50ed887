import { describe, expect, it } from '@jest/globals';
import { publicGoodRoot, readTrustedRoots, refuseEmptyRoots } from '../../../src/adapters/sigstore/trusted-root.ts';
import { signingWorld } from '../../support/sigstore.ts';

it('the shipped root knows the authority and both kinds of log of the public instance', () => {
  const root = publicGoodRoot();
  expect(root.certificateAuthorities.map(({ uri }) => uri)).toContain('https://fulcio.sigstore.dev');
  expect(root.tlogs.map(({ baseUrl }) => baseUrl)).toContain('https://rekor.sigstore.dev');
  expect(root.ctlogs.length).toBeGreaterThan(0);
  expect(root.timestampAuthorities.length).toBeGreaterThan(0);
});

describe('a root that is given', () => {
  it('is one document, or one a line', async () => {
    const text = JSON.stringify((await signingWorld()).root());
    expect(readTrustedRoots(text)).toHaveLength(1);
    expect(readTrustedRoots(JSON.stringify(JSON.parse(text), null, 2))).toHaveLength(1);
    expect(readTrustedRoots(`${text}\n${text}\n`)).toHaveLength(2);
  });

  it.each(['tlogs', 'ctlogs', 'certificateAuthorities', 'timestampAuthorities'])(
    'is refused when one of its %s does not say since when it is valid',
    async (part) => {
      const root = JSON.parse(JSON.stringify((await signingWorld()).root())) as Record<string, object[]>;
      const without = JSON.stringify(root[part]).replace(
        '"start":"2020-01-01T00:00:00Z"',
        '"end":"2040-01-01T00:00:00Z"',
      );
      const text = JSON.stringify({ ...root, [part]: JSON.parse(without) as unknown });
      expect(() => readTrustedRoots(text)).toThrow(/since when/);
    },
  );

  it.each<{ name: string; text: string; why: RegExp }>([
    { name: 'nothing', text: '', why: /not JSON/ },
    { name: 'no JSON', text: 'PEM', why: /not JSON/ },
    { name: 'a line that is no JSON', text: '{}\n{', why: /line 2 is not JSON/ },
    { name: 'a number', text: '7', why: /no Sigstore trusted root|mediaType/ },
    { name: 'a bundle', text: '{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json"}', why: /mediaType/ },
  ])('is refused with its reason: $name', ({ text, why }) => {
    expect(() => readTrustedRoots(text)).toThrow(why);
  }); // prettier-ignore

  it('without any trust is refused where no key stands beside it', () => {
    const roots = readTrustedRoots('{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1"}');
    expect(() => refuseEmptyRoots(roots)).toThrow(/trusts no certificate authority and no log/);
    expect(() => refuseEmptyRoots([publicGoodRoot()])).not.toThrow();
  });
});
