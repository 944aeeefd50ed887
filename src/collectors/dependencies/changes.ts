import { explainUnseen } from '../../language/unseen.ts';
import { isSevere, type ComponentChange, type ComponentChanges } from '../../model/component-change.ts';
import type { Fact } from '../../model/fact.ts';
import { notSeen, type Observation } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import { componentChanges } from '../../packages/component-changes.ts';
import { lineOf } from '../../packages/line-of.ts';
import type { DependencyChange } from '../../ports/dependency-changes.ts';
import type { Tree } from '../../ports/tree.ts';
import { examples } from '../ratio.ts';
import { fact } from './fact.ts';

/** Null: the subject is no change, so that nothing is compared. */
export type SeenChanges = Observation<readonly DependencyChange[] | 'off'> | null;

const ID = 'dependency.introduced-vulnerabilities';

/** Distinct severe vulnerabilities that components have after the change and had not before it. */
export function introducedFact(compared: SeenChanges): Fact {
  if (compared === null) return fact.notApplicable(ID, NO_CHANGE);
  if (compared.state === 'unseen') return fact.unknown(ID, [compared]);
  const { value, sources, missing } = compared;
  if (value === 'off') return fact.unknownBecause(ID, OFF, { sources });
  const brought = componentChanges(value).flatMap(({ ecosystem, name, version, newVulnerabilities }) =>
    newVulnerabilities
      .filter(isSevere)
      .map(({ advisory }) => ({ key: `${ecosystem} ${name} ${advisory}`, said: `${name} ${version}: ${advisory}` })),
  );
  const distinct = [...new Map(brought.map((one) => [one.key, one.said])).values()];
  const because = sentence(distinct);
  if (missing === undefined) return fact.observed(ID, distinct.length, { sources, because });
  if (distinct.length === 0) return fact.unknown(ID, [notSeen(missing, sources)]);
  return fact.observed(ID, distinct.length, { sources, because, exactness: 'atLeast', hidden: [missing] });
}

/** Changes kept in the evidence; a lockfile that is new brings thousands. */
const MAX_KEPT = 400;

/** For the report: what the change does, each with its line in the manifest at the head. */
export async function changesFor(compared: SeenChanges, tree: Tree): Promise<ComponentChanges | undefined> {
  if (compared === null) return undefined;
  if (compared.state === 'unseen') return { state: 'not-compared', because: explainUnseen([compared.unseen]) };
  if (compared.value === 'off') return { state: 'not-compared', because: OFF };
  const all = componentChanges(compared.value);
  const changes = await withLines(all.slice(0, MAX_KEPT), tree);
  const because = compared.missing === undefined ? {} : { because: explainUnseen([compared.missing]) };
  return { state: 'compared', changes, leftOut: all.length - changes.length, ...because };
}

/** Manifests read for their lines. */
const MAX_MANIFESTS = 20;

async function withLines(changes: readonly ComponentChange[], tree: Tree): Promise<readonly ComponentChange[]> {
  const paths = [...new Set(changes.filter(({ kind }) => kind !== 'removed').map(({ path }) => path))];
  const read = paths.length === 0 ? new Map<string, never>() : await tree.read(paths.slice(0, MAX_MANIFESTS));
  const texts = new Map(
    [...read].map(([path, one]) => [path, one.state === 'seen' ? one.value.text.split(/\r?\n/) : []] as const),
  );
  return changes.map((change) => {
    const line = change.kind === 'removed' ? undefined : lineOf(texts.get(change.path) ?? [], change);
    return line === undefined ? change : { ...change, line };
  });
}

const NO_CHANGE: Text = {
  en: 'nothing is compared: only a pull request or merge group brings components',
  ja: '比較の対象がありません（部品を新たに加えるのはプルリクエストとマージグループだけです）',
};

const OFF: Text = {
  en: 'GitHub keeps no dependency graph here, so the change could not be compared: switch it on under Settings > Advanced Security (private repositories need GitHub Code Security)',
  ja: '依存関係グラフが無効のため、変更を比較できません。Settings > Advanced Security で有効にしてください（非公開リポジトリでは GitHub Code Security が必要です）',
};

function sentence(brought: readonly string[]): Text {
  const count = brought.length;
  return {
    en: `the change brings ${count === 1 ? '1 severe vulnerability' : `${count} severe vulnerabilities`} that ${count === 1 ? 'was' : 'were'} not there before${examples(brought)}`,
    ja: `この変更で新たに加わる重大な脆弱性は ${count} 件です${examples(brought)}`,
  };
}
