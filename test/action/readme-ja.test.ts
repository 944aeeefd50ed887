import { expect, it } from '@jest/globals';
import { load } from 'js-yaml';
import { readFileSync } from 'node:fs';

const textOf = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

it('README.ja.md explains each input and each output of the Action, and no other', () => {
  const { inputs, outputs } = load(textOf('action.yml')) as Record<'inputs' | 'outputs', object>;
  const rows = textOf('README.ja.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  const named = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([\w-]+)`/g)].map(([, name]) => name));
  expect(named.sort()).toEqual([...Object.keys(inputs), ...Object.keys(outputs)].sort());
});
