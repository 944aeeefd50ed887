import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DataFile, PlacedFile } from '../../../src/model/data-file.ts';
import { catalogueOf, indexFrom, placesFor } from '../../../src/vulnerabilities/osv/catalogue.ts';
import { indexRecords } from '../../../src/vulnerabilities/osv/index-records.ts';
import { packageKey } from '../../../src/vulnerabilities/package-key.ts';
import { affected, osv, osvFile } from '../../support/build-osv.ts';

const keyOf = (name: string) => packageKey({ ecosystem: 'npm', name });

async function* given(files: readonly PlacedFile[]): AsyncGenerator<PlacedFile> {
  await Promise.resolve();
  yield* files;
}

/** The answer by way of the catalogue, and how many files were read a second time for it. */
async function asked(all: readonly DataFile[], wanted: ReadonlySet<string>) {
  const placed = all.map((file, place) => ({ place, file }));
  const catalogue = await catalogueOf(given(placed));
  const places = placesFor(catalogue, wanted);
  const index = await indexFrom(catalogue, wanted, given(placed.filter(({ place }) => places.includes(place))));
  return { index, again: places.length };
}

const NAMES = ['left', 'right', 'up'];
const record = fc.record({
  names: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 3 }),
  withdrawn: fc.constantFrom('2026-01-01T00:00:00Z', '', undefined),
  shape: fc.constantFrom('whole', 'whole', 'broken', 'no-json', 'no-id', 'nameless'),
});
const files = fc.array(record, { maxLength: 12 }).map((all) =>
  all.map(({ names, withdrawn, shape }, at): DataFile => {
    const name = `${at}.json`;
    if (shape === 'no-json') return osvFile('{', name);
    const entries: readonly unknown[] = shape === 'nameless' ? [7] : names.map((one) => affected(one));
    const broken = shape === 'broken' ? { references: 'none', severity: 7 } : {};
    return osvFile(osv(shape === 'no-id' ? '' : `GHSA-${at}`, { affected: entries, withdrawn, ...broken }), name);
  }),
);

describe('the catalogue of a collection', () => {
  it('answers for any packages what one reading of all files for them would', async () => {
    await fc.assert(
      fc.asyncProperty(files, fc.uniqueArray(fc.constantFrom(...NAMES, 'gone')), async (all, names) => {
        const wanted = new Set(names.map(keyOf));
        const { index } = await asked(all, wanted);
        expect(sorted(index)).toEqual(sorted(indexRecords(all, wanted)));
      }),
      { numRuns: 200 },
    );
  });

  it('reads again only the files that speak of the packages that are asked for', async () => {
    const all = Array.from({ length: 50 }, (_, at) =>
      osvFile(osv(`GHSA-${at}`, { affected: [affected(`p${at % 10}`)] })),
    );
    expect((await asked(all, new Set([keyOf('p3')]))).again).toBe(5);
    expect((await asked(all, new Set([keyOf('gone')]))).again).toBe(0);
  });

  it('a record that was withdrawn is in no place', async () => {
    const catalogue = await catalogueOf(given([{ place: 0, file: osvFile(osv('GHSA-1', { withdrawn: '2026-01-01T00:00:00Z' })) }])); // prettier-ignore
    expect([catalogue.counts.withdrawn, placesFor(catalogue, [keyOf('left')])]).toEqual([1, []]);
  });

  it('a record beyond what is kept is told as unread, never left out in silence', async () => {
    const placed = ['a', 'b', 'c'].map((name, place) => ({ place, file: osvFile(osv(name), `${name}.json`) }));
    const catalogue = await catalogueOf(given(placed), 2);
    expect(catalogue.counts).toMatchObject({
      records: 2,
      unread: 1,
      unreadFiles: [{ name: 'c.json', why: 'too-large' }],
    });
  });

  it.each<{ name: string; now: DataFile; why: string }>([
    { name: 'that changed since', now: { name: 'a.json', refused: 'unreadable' }, why: 'unreadable' },
    { name: 'that is no record any more', now: osvFile('[]', 'a.json'), why: 'not-a-record' },
    { name: 'whose entry for the package is malformed', now: osvFile(osv('GHSA-1', { affected: [{ ...affected('left'), ranges: 7 }] }), 'a.json'), why: 'not-a-record' }, // prettier-ignore
  ])('a file $name is counted among the unread', async ({ now, why }) => {
    const catalogue = await catalogueOf(given([{ place: 0, file: osvFile(osv('GHSA-1'), 'a.json') }]));
    const index = await indexFrom(catalogue, new Set([keyOf('left')]), given([{ place: 0, file: now }]));
    expect(index).toMatchObject({ records: 0, unread: 1, unreadFiles: [{ name: 'a.json', why }] });
    expect([...index.byPackage]).toEqual([]);
    expect(catalogue.counts.records).toBe(1);
  });
});

/** Unread files are told in another order, because some are met only when they are read again. */
function sorted({ byPackage, unreadFiles, ecosystems, ...counts }: ReturnType<typeof indexRecords>) {
  return {
    ...counts,
    ecosystems: [...ecosystems].sort(),
    unreadFiles: unreadFiles.map(({ name }) => name).sort(),
    byPackage: [...byPackage].map(([key, records]) => [key, records.map(({ id }) => id)] as const).sort(),
  };
}
