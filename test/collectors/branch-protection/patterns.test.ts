import { describe, expect, it } from '@jest/globals';
import { parseCodeOwners } from '../../../src/collectors/branch-protection/code-owners.ts';
import { coversEveryTag, coversTag } from '../../../src/collectors/ref-conditions.ts';

describe('a pattern of ruleset conditions', () => {
  it.each([
    { pattern: '~ALL', tag: 'anything/at/all', fits: true },
    { pattern: '~DEFAULT_BRANCH', tag: 'v1', fits: false },
    { pattern: 'refs/tags/v1', tag: 'v1', fits: true },
    { pattern: 'refs/tags/v1', tag: 'v1.0', fits: false },
    { pattern: 'refs/tags/v*', tag: 'v1.0.0', fits: true },
    { pattern: 'refs/tags/v*', tag: 'v1/rc', fits: false },
    { pattern: 'refs/tags/*', tag: 'a/b', fits: false },
    { pattern: 'refs/tags/**', tag: 'a', fits: true },
    { pattern: 'refs/tags/**', tag: 'a/b', fits: false },
    { pattern: 'refs/tags/**/*', tag: 'a', fits: true },
    { pattern: 'refs/tags/**/*', tag: 'a/b/c', fits: true },
    { pattern: 'refs/tags/a/**/z', tag: 'a/z', fits: true },
    { pattern: 'refs/tags/a/**/z', tag: 'a/b/c/z', fits: true },
    { pattern: 'refs/tags/a/**/z', tag: 'a/b/c', fits: false },
    { pattern: 'refs/tags/v?', tag: 'v1', fits: true },
    { pattern: 'refs/tags/v?', tag: 'v', fits: false },
    { pattern: 'refs/tags/v[0-9].*', tag: 'v7.1', fits: true },
    { pattern: 'refs/tags/v[0-9].*', tag: 'vx.1', fits: false },
    { pattern: 'refs/tags/v[abc]', tag: 'vb', fits: true },
    { pattern: 'refs/tags/v[^0-9]', tag: 'vx', fits: false },
    { pattern: 'refs/tags/v[', tag: 'v[', fits: true },
    { pattern: 'refs/tags/{a,b}', tag: 'a', fits: false },
    { pattern: 'refs/tags/*a*b*', tag: 'xxaxxbxx', fits: true },
    { pattern: 'refs/heads/v1', tag: 'v1', fits: false },
    { pattern: 'v1', tag: 'v1', fits: false },
    { pattern: '', tag: 'v1', fits: false },
  ])('$pattern takes in $tag: $fits', ({ pattern, tag, fits }) => {
    expect(coversTag({ include: [pattern], exclude: [] }, tag)).toBe(fits);
  });

  it('that is excluded wins over the one that is included', () => {
    expect(coversTag({ include: ['~ALL'], exclude: ['refs/tags/v*'] }, 'v1')).toBe(false);
  });

  it.each([
    { include: ['~ALL'], exclude: [], every: true },
    { include: ['refs/tags/**/*'], exclude: [], every: true },
    { include: ['refs/tags/v*'], exclude: [], every: false },
    { include: ['~ALL'], exclude: ['refs/tags/x'], every: false },
    { include: [], exclude: [], every: false },
  ])('$include without $exclude takes in every tag: $every', ({ include, exclude, every }) => {
    expect(coversEveryTag({ include, exclude })).toBe(every);
  });

  it('that is built to stall does not', () => {
    const pattern = `refs/tags/${'**/*a*a*a*a*b/'.repeat(200)}x`;
    expect(coversTag({ include: [pattern], exclude: [] }, 'a'.repeat(200) + '/a'.repeat(200))).toBe(false);
  });
});

describe('a pattern of CODEOWNERS', () => {
  it.each([
    { pattern: '*', path: 'a/b/c.md', fits: true },
    { pattern: '*.js', path: 'src/deep/a.js', fits: true },
    { pattern: '*.js', path: 'src/deep/a.ts', fits: false },
    { pattern: '/build/logs/', path: 'build/logs/x/y.txt', fits: true },
    { pattern: '/build/logs/', path: 'other/build/logs/x.txt', fits: false },
    { pattern: 'docs/*', path: 'docs/a.md', fits: true },
    { pattern: 'docs/*', path: 'docs/a/b.md', fits: false },
    { pattern: 'apps/', path: 'src/apps/a/b', fits: true },
    { pattern: 'apps/', path: 'apps', fits: false },
    { pattern: 'apps', path: 'apps', fits: true },
    { pattern: 'apps', path: 'x/apps/y', fits: true },
    { pattern: '/apps', path: 'x/apps/y', fits: false },
    { pattern: '**/logs', path: 'a/logs/x', fits: true },
    { pattern: '**/logs', path: 'logs', fits: true },
    { pattern: 'src/**/test', path: 'src/a/b/test/x', fits: true },
    { pattern: '/docs/**', path: 'docs/a/b', fits: true },
    { pattern: '/src/*.js', path: 'src/a/b.js', fits: false },
    { pattern: 'a\\ b.md', path: 'a b.md', fits: true },
    { pattern: 'a[bc].md', path: 'ab.md', fits: false },
  ])('$pattern fits $path: $fits', ({ pattern, path, fits }) => {
    const rules = parseCodeOwners(`${pattern} @acme/all`);
    expect(rules.some((rule) => rule.fits(path.split('/')))).toBe(fits);
  });
});
