import type { Fact } from '../../model/fact.ts';
import { notSeen, type Observation } from '../../model/observation.ts';
import { isExact } from '../../sbom/exact-packages.ts';
import { readSbom } from '../../sbom/read.ts';
import { isGiven } from '../../sbom/stated.ts';
import { examples, ratioFact } from '../ratio.ts';
import { fact } from './fact.ts';

/** What GitHub's graph knows of dependencies. */
export function graphFacts(graph: Observation<unknown>): readonly Fact[] {
  return [graphEnabled(graph), graphIdentified(graph)];
}

function graphEnabled(graph: Observation<unknown>): Fact {
  const id = 'dependency.graph-enabled';
  return graph.state === 'unseen' ? fact.unknown(id, [graph]) : fact.observed(id, true, { sources: graph.sources });
}

const EXPORT = 'GET /repos/{owner}/{repo}/dependency-graph/sbom';

/** The package that the export describes is the repository itself; counting it would let an empty graph look whole (own). */
function graphIdentified(graph: Observation<unknown>): Fact {
  const id = 'dependency.identified-ratio';
  if (graph.state === 'unseen') return fact.unknown(id, [graph]);
  const read = readSbom(JSON.stringify(graph.value ?? null));
  if (read.state !== 'sbom') return fact.unknown(id, [notSeen({ reason: 'malformed', what: EXPORT }, graph.sources)]);
  const { components, primary } = read.sbom;
  const packages = components.filter((component) => component !== primary);
  const vague = packages.filter((component) => !isExact(component));
  const [have, total] = [packages.length - vague.length, packages.length];
  const names = vague.map(({ name }) => (isGiven(name) ? name.value : '?'));
  return ratioFact(fact, id, {
    have,
    total,
    hidden: [],
    sources: graph.sources,
    because: {
      en: `${have} of ${total} packages of the dependency graph have an exact version and a purl${examples(names)}`,
      ja: `依存関係グラフのパッケージ ${total} 件のうち ${have} 件に正確なバージョンと purl があります${examples(names)}`,
    },
    nothing: { en: 'the dependency graph holds no package', ja: '依存関係グラフにパッケージがありません' },
  });
}
