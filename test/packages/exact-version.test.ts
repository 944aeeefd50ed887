import { expect, it } from '@jest/globals';
import { exactVersion } from '../../src/packages/exact-version.ts';

it.each<[string, string | null]>([
  ['1.2.3', '1.2.3'],
  [' == 4.2.1 ', '4.2.1'],
  ['v1.0.0-next.1', '1.0.0-next.1'],
  ['1.0.0.RELEASE', '1.0.0.RELEASE'],
  ['^1.2.3', null],
  ['~> 5.0', null],
  ['1.x', null],
  ['1.*', null],
  ['>=1 <2', null],
  ['latest', null],
  ['', null],
])('%j fixes %j', (wanted, expected) => {
  expect(exactVersion(wanted)).toBe(expected);
});
