import { expect, it } from '@jest/globals';
import { ownPackageKeys } from '../../src/packages/own-names.ts';

it.each<{ path: string; text: string; expected: readonly string[] }>([
  { path: 'package.json', text: '{"name":"@acme/widget"}', expected: ['npm:@acme/widget'] },
  { path: 'a/composer.json', text: '{"name":"acme/widget"}', expected: ['composer:acme/widget'] },
  { path: 'go.mod', text: 'module example.org/widget/v2\n\ngo 1.24\n', expected: ['golang:example.org/widget/v2'] },
  { path: 'Cargo.toml', text: '[package]\nversion = "1.0.0"\nname = "widget"\n', expected: ['cargo:widget'] },
  { path: 'Cargo.toml', text: '[dependencies]\nname = "other"\n', expected: [] },
  { path: 'pyproject.toml', text: '[project]\nname = "My_Widget"\n', expected: ['pypi:my-widget'] },
  { path: 'pyproject.toml', text: '[tool.poetry]\nname = "widget"\n', expected: ['pypi:widget'] },
  { path: 'pubspec.yaml', text: 'name: widget\n', expected: ['pub:widget'] },
  { path: 'package.json', text: '{"name":7}', expected: [] },
  { path: 'package.json', text: 'null', expected: [] },
  { path: 'Gemfile', text: "gem 'rake'\n", expected: [] },
])('$path says which package it is: $expected', ({ path, text, expected }) => {
  expect([...ownPackageKeys(new Map([[path, text]]))]).toEqual(expected);
});
