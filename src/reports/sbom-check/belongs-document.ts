import type { Belongs, HeldAgainst } from '../../sbom/belongs.ts';

/** What an SBOM belongs to, as plain lists that a document may hold. */
export function belongsDocument({ verdict, because, release, lockfiles, graph }: Belongs) {
  return {
    verdict,
    because: [...because],
    ...(release === undefined ? {} : { release }),
    ...(lockfiles === undefined ? {} : { lockfiles: heldDocument(lockfiles) }),
    ...(graph === undefined ? {} : { graph: heldDocument(graph) }),
  };
}

function heldDocument({ sources, unread, comparison }: HeldAgainst) {
  const { missing, maybeMissing, surplus, ...rest } = comparison;
  const listed = ({ first, ...one }: typeof missing) => {
    return { ...one, first: first.map((found) => ({ ...found, listedAs: [...found.listedAs] })) };
  };
  return {
    sources: [...sources],
    unread: [...unread],
    comparison: {
      ...rest,
      missing: listed(missing),
      maybeMissing: listed(maybeMissing),
      surplus: { ...surplus, first: [...surplus.first] },
    },
  };
}
