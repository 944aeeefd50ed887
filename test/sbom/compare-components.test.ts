import { describe, expect, it } from '@jest/globals';
import { packageKey } from '../../src/packages/locked-package.ts';
import { compareComponents, MAX_TOLD } from '../../src/sbom/compare-components.ts';
import type { ExpectedPackage, PackageUse } from '../../src/sbom/expected.ts';
import { readSbom } from '../../src/sbom/read.ts';
import { cycloneDx, cycloneDxComponent, spdx } from '../support/build-sbom.ts';

function expectedNpm(name: string, use: PackageUse = 'shipped', version = '1.0.0'): ExpectedPackage {
  return { type: 'npm', name, version, use, from: 'package-lock.json' };
}

interface World {
  readonly packages: readonly ExpectedPackage[];
  readonly whole?: readonly string[];
  readonly own?: readonly string[];
}

function compared(document: unknown, { packages, whole = ['npm'], own = [] }: World) {
  const read = readSbom(JSON.stringify(document));
  if (read.state !== 'sbom') throw new Error('the document of a test does not read');
  return compareComponents(read.sbom, { packages, wholeTypes: new Set(whole), own: new Set(own) }, packageKey);
}

function short(result: ReturnType<typeof compared>) {
  const { missing, maybeMissing, surplus, ...rest } = result;
  return {
    ...rest,
    missing: missing.first.map((one) => one.package),
    maybeMissing: maybeMissing.first.map((one) => one.package),
    surplus: surplus.first.map((one) => one.component),
  };
}

const both = [expectedNpm('left'), expectedNpm('right')];
const nothing = { needed: 2, listed: 2, missing: [], maybeMissing: [], surplus: [], notCompared: 0 };

describe('components of an SBOM held against packages', () => {
  it.each<{ name: string; document?: unknown; world: World; expected: object }>([
    { name: 'the same packages', world: { packages: both }, expected: nothing },
    {
      name: 'a package that is needed and not listed',
      world: { packages: [...both, expectedNpm('gone')] },
      expected: { ...nothing, needed: 3, missing: ['gone'] },
    },
    {
      name: 'packages for development and optional ones need not be listed',
      world: { packages: [...both, expectedNpm('lint', 'development'), expectedNpm('mac-only', 'optional')] },
      expected: { ...nothing, leftOut: { development: 1, optional: 1 } },
    },
    {
      name: 'a package for development that is listed is not surplus',
      world: { packages: [expectedNpm('left'), expectedNpm('right', 'development')] },
      expected: { ...nothing, needed: 1, listed: 1, leftOut: { development: 0, optional: 0 } },
    },
    {
      name: 'a lockfile that does not tell leaves it open',
      world: { packages: [...both, expectedNpm('gone', 'untold')] },
      expected: { ...nothing, needed: 3, maybeMissing: ['gone'] },
    },
    {
      name: 'the lockfile that needs it most speaks',
      world: { packages: [...both, expectedNpm('gone', 'development'), expectedNpm('gone')] },
      expected: { ...nothing, needed: 3, missing: ['gone'] },
    },
    {
      name: 'a component that no lockfile knows',
      world: { packages: [expectedNpm('left')] },
      expected: { needed: 1, listed: 1, surplus: ['right 1.0.0'] },
    },
    {
      name: 'nothing is surplus where not everything of its kind was read',
      world: { packages: [expectedNpm('left')], whole: [] },
      expected: { needed: 1, listed: 1, surplus: [], notCompared: 2 },
    },
    {
      name: 'the own packages of the repository are not surplus',
      world: { packages: [expectedNpm('left')], own: ['npm:right'] },
      expected: { surplus: [], notCompared: 0 },
    },
    {
      name: 'what the SBOM excludes from the product is not surplus',
      document: cycloneDx({
        components: [cycloneDxComponent('left'), cycloneDxComponent('right', { scope: 'excluded' })],
      }),
      world: { packages: [expectedNpm('left')] },
      expected: { surplus: [], notCompared: 0 },
    },
    {
      name: 'a component without a package URL is not compared',
      document: cycloneDx({
        components: [cycloneDxComponent('left'), cycloneDxComponent('right', { purl: undefined })],
      }),
      world: { packages: [expectedNpm('left')] },
      expected: { surplus: [], notCompared: 1 },
    },
    {
      name: 'the primary of an SPDX document is none of its components',
      document: spdx(),
      world: { packages: [expectedNpm('left')] },
      expected: { needed: 1, listed: 1, surplus: [], notCompared: 0 },
    },
  ])('$name', ({ document = cycloneDx(), world, expected }) => {
    expect(short(compared(document, world))).toMatchObject(expected);
  });

  it('a package in another version is missing, and the version that is listed is told', () => {
    const { missing, surplus } = compared(cycloneDx(), { packages: [expectedNpm('left', 'shipped', '2.0.0')] });
    expect(missing.first).toEqual([
      { package: 'left', version: '2.0.0', from: 'package-lock.json', listedAs: ['1.0.0'] },
    ]);
    expect(surplus.first.map((one) => one.component)).toContain('left 1.0.0');
  });

  it('names are bounded, counts are whole', () => {
    const packages = Array.from({ length: 500 }, (_, index) => expectedNpm(`gone-${index}`));
    const { missing } = compared(cycloneDx(), { packages });
    expect({ count: missing.count, told: missing.first.length }).toEqual({ count: 500, told: MAX_TOLD });
  });
});
