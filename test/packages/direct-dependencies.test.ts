import { describe, expect, it } from '@jest/globals';
import { directDependencies, namesDirectDependencies } from '../../src/packages/direct-dependencies.ts';

/** `name@version`, without version where the manifest fixes none. */
function namesIn(path: string, text: string): readonly string[] | undefined {
  return directDependencies(path, text)?.map(({ name, version }) => (version === null ? name : `${name}@${version}`));
}

describe('what a manifest asks for by name', () => {
  it.each<{ path: string; text: string; expected: readonly string[] | undefined }>([
    {
      path: 'package.json',
      text: '{"dependencies":{"vue":"2.7.16","a":"^1.0.0","b":"4","c":"1.2.x","local":"file:./x"},"devDependencies":{"eslint":"=8.57.0"},"optionalDependencies":{"d":"npm:@acme/d@1.0.0-next.1"},"peerDependencies":{"react":"18.0.0"}}',
      expected: ['vue@2.7.16', 'a', 'b', 'c', 'eslint@8.57.0', '@acme/d@1.0.0-next.1'],
    },
    { path: 'package.json', text: '{"dependencies":', expected: undefined },
    { path: 'composer.json', text: '{"require":{"php":">=8","laravel/framework":"^9.0","a/b":"1.2"}}', expected: ['laravel/framework', 'a/b@1.2'] },
    { path: 'go.mod', text: 'module x\nrequire github.com/a/b v1.2.3\nrequire (\n\tgithub.com/aws/aws-sdk-go v1.44.0\n\tgolang.org/x/net v0.1.0 // indirect\n)\n', expected: ['github.com/a/b@v1.2.3', 'github.com/aws/aws-sdk-go@v1.44.0'] },
    { path: 'Gemfile', text: "gem 'rails', '6.1.7'\n  gem \"puma\", '~> 5.0'\n# gem 'old'\n", expected: ['rails@6.1.7', 'puma'] },
    { path: 'Package.swift', text: 'anything', expected: undefined },
  ])('of $path: $expected', ({ path, text, expected }) => {
    expect(namesIn(path, text)).toEqual(expected);
  }); // prettier-ignore

  it.each([
    ['web/package.json', true],
    ['pom.xml', true],
    ['node_modules/a/package.json', false],
    ['mix.exs', false],
  ])('%s is one of its files: %s', (path, expected) => {
    expect(namesDirectDependencies(path)).toBe(expected);
  });
});
