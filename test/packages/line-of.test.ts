import { expect, it } from '@jest/globals';
import { lineOf } from '../../src/packages/line-of.ts';

it.each<{ name: string; text: string; wanted?: { name: string; version: string }; line: number | undefined }>([
  { name: 'package.json', text: '{\n "react-dom": "1.2.3",\n "react": "^1.2.3"\n}', line: 3 },
  { name: 'a lockfile of npm', text: '"node_modules/react-dom": {\n"version": "1.2.3"},\n"node_modules/a/node_modules/react": {\n"version": "1.2.3"', line: 3 },
  { name: 'the entry with the version before one without', text: '"node_modules/react": {\n "version": "9.9.9"\n},\n"x": 1,\n"node_modules/a/node_modules/react": {\n "version": "1.2.3"', line: 5 },
  { name: 'the first entry where no version fits', text: 'x\nreact 7\nreact 8', line: 2 },
  { name: 'yarn', text: 'react-dom@^1.2.3:\n\nreact@^1.0.0:\n  version "1.2.3"', line: 3 },
  { name: 'Cargo', text: '[[package]]\nname = "react"\nversion = "1.2.3"', line: 2 },
  { name: 'a requirement', text: 'preact==1.2.3\nreact==1.2.3', line: 2 },
  { name: 'Go', text: 'require (\n\texample.org/x/react v1.2.3\n\texample.org/x v1.2.3\n)', wanted: { name: 'example.org/x', version: '1.2.3' }, line: 3 },
  { name: 'an action', text: 'steps:\n  - uses: actions/checkout-more@v4\n  - uses: actions/checkout@v4', wanted: { name: 'actions/checkout', version: '4' }, line: 3 },
  { name: 'a scoped package', text: '"node_modules/types/node": 1,\n"node_modules/@types/node": 2', wanted: { name: '@types/node', version: '2' }, line: 2 },
  { name: 'a part of a longer name', text: '"@acme/react": 1, "react-dom": 1, "react.js": 1, "preact": 1', line: undefined },
  { name: 'an expression in the name', text: 'react', wanted: { name: 'r.*t', version: '1' }, line: undefined },
  { name: 'no name', text: 'react', wanted: { name: '', version: '' }, line: undefined },
])('$name: line $line', ({ text, wanted = { name: 'react', version: '1.2.3' }, line }) => {
  expect(lineOf(text.split('\n'), wanted)).toBe(line);
}); // prettier-ignore
