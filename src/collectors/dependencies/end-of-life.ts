import { hasEnded, type SupportedProduct, type SupportTable } from '../../model/end-of-life.ts';
import type { Fact } from '../../model/fact.ts';
import { notSeen, type NotSeen } from '../../model/observation.ts';
import type { Source } from '../../model/source.ts';
import type { Text } from '../../model/text.ts';
import {
  directDependencies,
  type DirectDependency,
  namesDirectDependencies,
} from '../../packages/direct-dependencies.ts';
import { ecosystemOfManifest } from '../../packages/ecosystems.ts';
import { packageKey } from '../../packages/locked-package.ts';
import { compareVersions, schemeOfPurlType } from '../../vulnerabilities/versions/schemes.ts';
import { hiddenList, lockfilesOf, pathsOf, type SeenTree, unreadAt } from '../package-files.ts';
import { examples } from '../ratio.ts';
import { fact } from './fact.ts';

const ID = 'dependency.end-of-life-components';

export interface Supported {
  readonly table: SupportTable | undefined;
  /** RFC 3339. */
  readonly at: string;
}

/**
 * Components that the manifests name and whose makers no longer repaired the line in use on the day of the collection. What the
 * table does not hold may have ended too, so that the number is a lower bound wherever one component is not in it.
 */
export function endOfLifeFact(tree: SeenTree, { table, at }: Supported): Fact {
  if (table === undefined) return fact.unknown(ID, [notSeen({ reason: 'not-supplied', what: TABLE })]);
  const { components, hidden, sources } = componentsOf(tree);
  if (components.length === 0)
    return hidden.length > 0 ? fact.unknown(ID, hidden) : fact.unknownBecause(ID, NOTHING, { sources });
  const products = productsByKey(table);
  const judged = components.map((one) => ({ one, life: lifeOf(one, products, at) }));
  const of = (life: Life) => judged.filter((each) => each.life === life).map(({ one }) => one);
  const [ended, supported] = [of('ended'), of('supported')];
  const open = components.length - ended.length - supported.length;
  if (ended.length + supported.length === 0) return fact.unknownBecause(ID, noneListed(table, open), { sources });
  const because = words({ ended, open, all: components.length, table });
  if (open === 0 && hidden.length === 0) return fact.observed(ID, ended.length, { because, sources });
  const unseen = [
    ...hidden.map((one) => one.unseen),
    ...(open > 0 ? [{ reason: 'undecidable' as const, what: TABLE }] : []),
  ];
  return fact.observed(ID, ended.length, { because, sources, exactness: 'atLeast', hidden: unseen });
}

const TABLE = 'end-of-life.yml';

interface Component {
  readonly key: string;
  readonly type: string;
  readonly label: string;
  /** Every version that is in use; empty where nobody fixes one. */
  readonly versions: readonly string[];
}

interface Components {
  readonly components: readonly Component[];
  readonly hidden: readonly NotSeen[];
  readonly sources: readonly Source[];
}

/** One component for each name, in whatever manifests it stands; a lockfile says which version a range came to. Nested copies of others lie there too, under the same name. */
function componentsOf(tree: SeenTree): Components {
  const locked = lockfilesOf(tree);
  const byKey = Map.groupBy(
    locked.read.flatMap(({ packages }) => packages),
    ({ type, name }) => keyOf(type, name),
  );
  const hidden: NotSeen[] = [...hiddenList(tree.list)];
  const sources: Source[] = [];
  const wanted: DirectDependency[] = [];
  for (const path of pathsOf(tree.list).filter(isManifest)) {
    const content = tree.read.get(path);
    const found = content?.state === 'seen' ? directDependencies(path, content.value.text) : undefined;
    if (found === undefined) hidden.push(unreadAt(path, content));
    else {
      wanted.push(...found);
      sources.push(...(content?.sources ?? []));
    }
  }
  const names = Map.groupBy(wanted, ({ type, name }) => keyOf(type, name));
  const components = [...names].map(([key, all]): Component => {
    const fixed = all.flatMap(({ version }) => version ?? []);
    const [first] = all;
    const versions = fixed.length > 0 ? fixed : (byKey.get(key) ?? []).map(({ version }) => version);
    return { key, type: first?.type ?? '', label: first?.name ?? key, versions: [...new Set(versions)] };
  });
  return { components, hidden, sources };
}

function isManifest(path: string): boolean {
  return namesDirectDependencies(path) || ecosystemOfManifest(path) !== undefined;
}

function keyOf(type: string, name: string): string {
  return packageKey(type, name, '');
}

function productsByKey({ products }: SupportTable): ReadonlyMap<string, SupportedProduct> {
  return new Map(
    products.flatMap((product) =>
      product.packages.map((purl) => {
        const [type = '', ...name] = purl.slice('pkg:'.length).split('/');
        return [keyOf(type, name.join('/')), product] as const;
      }),
    ),
  );
}

type Life = 'ended' | 'supported' | 'open';

/** Where several versions are in use nobody can say which one was asked for: they must agree. */
function lifeOf({ key, type, versions }: Component, products: ReadonlyMap<string, SupportedProduct>, at: string): Life {
  const product = products.get(key);
  if (product === undefined || versions.length === 0) return 'open';
  const lives = new Set(versions.map((version) => lifeOfVersion(type, version, { product, at })));
  const [life = 'open'] = lives;
  return lives.size === 1 ? life : 'open';
}

function lifeOfVersion(
  type: string,
  version: string,
  { product, at }: { readonly product: SupportedProduct; readonly at: string },
): Life {
  const scheme = schemeOfPurlType(type);
  if (scheme === undefined) return 'open';
  const plain = version.replace(/^v(?=\d)/, '');
  for (const { before, ends } of product.lines) {
    const order = compareVersions(scheme, plain, before);
    if (order === undefined) return 'open';
    if (order < 0) return hasEnded(ends, at) ? 'ended' : 'supported';
  }
  return 'open';
}

const NOTHING: Text = {
  en: 'no manifest names a component from outside',
  ja: '外部のコンポーネントを指定するマニフェストがありません',
};

function noneListed({ asOf }: SupportTable, open: number): Text {
  return {
    en: `none of the ${open} direct components is in the table of ${asOf} with the version in use`,
    ja: `直接の依存コンポーネント ${open} 件は、使用中のバージョンを含めて ${asOf} 時点の表に載っていません`,
  };
}

interface Counted {
  readonly ended: readonly Component[];
  readonly open: number;
  readonly all: number;
  readonly table: SupportTable;
}

function words({ ended, open, all, table: { asOf } }: Counted): Text {
  const named = examples(ended.map(({ label, versions }) => `${label} ${versions.join(' ')}`.trim()));
  return {
    en: `${ended.length} of ${all} direct components are past the end of their support${named}; ${open} are not in the table of ${asOf}`,
    ja: `直接の依存コンポーネント ${all} 件のうち ${ended.length} 件がサポート終了済み${named}。${open} 件は ${asOf} 時点の表にありません`,
  };
}
