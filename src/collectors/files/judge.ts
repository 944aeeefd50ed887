import { explainUnseen } from '../../language/unseen.ts';
import { eitherTrue } from '../../model/combine.ts';
import { factMaker } from '../../model/fact-maker.ts';
import type { Fact } from '../../model/fact.ts';
import { notSeen, seen, type Observation } from '../../model/observation.ts';
import type { FileContent, TreeEntry } from '../../ports/tree.ts';
import { isSecurityPolicyPath, securityPolicyInTree } from '../security-policy.ts';
import { CODE_OWNERS, CODE_OWNERS_LIMIT, judgeCodeOwners } from './code-owners.ts';
import { DEPENDABOT, judgeDependabot, judgeRenovate, RENOVATE } from './dependency-updates.ts';
import { facts } from './facts.ts';
import { judgeSecurityInsights, SECURITY_INSIGHTS, type Circumstances } from './security-insights.ts';
import { fails, type Verdict } from './verdict.ts';

export interface SeenFiles extends Circumstances {
  readonly list: Observation<readonly TreeEntry[]>;
  readonly read: ReadonlyMap<string, Observation<FileContent>>;
}

type Id = Extract<keyof typeof facts, string>;
const make = factMaker(facts, explainUnseen);

const PLACES = new Set([...CODE_OWNERS, ...DEPENDABOT, ...RENOVATE, ...SECURITY_INSIGHTS]);

/** Files that this collector reads. */
export function isOfInterest(path: string): boolean {
  return PLACES.has(path) || isSecurityPolicyPath(path);
}

export function judge(files: SeenFiles): Fact[] {
  return [
    securityPolicy(files),
    codeOwners(files),
    fileFact(files, { id: 'repo.dependabot-config', places: DEPENDABOT, judgeText: judgeDependabot }),
    fileFact(files, { id: 'repo.renovate-config', places: RENOVATE, judgeText: judgeRenovate }),
    fileFact(files, {
      id: 'repo.security-insights',
      places: SECURITY_INSIGHTS,
      judgeText: (text) => judgeSecurityInsights(text, files),
    }),
  ];
}

function securityPolicy({ list, read }: SeenFiles): Fact {
  const joined = eitherTrue([securityPolicyInTree(list, read)]);
  if (joined.state === 'unseen' || joined.value) return make.joined('repo.security-policy', joined);
  const because = {
    en: 'no security policy with a text of its own was found',
    ja: '独自の内容を持つセキュリティポリシーが見つかりません',
  };
  return make.observed('repo.security-policy', false, { sources: joined.sources, because });
}

function codeOwners(files: SeenFiles): Fact {
  const first = firstOf(CODE_OWNERS, files.list);
  if (first.state === 'seen' && first.value !== null && first.value.size > CODE_OWNERS_LIMIT) {
    const because = {
      en: 'the file is over 3 MB, so GitHub ignores it',
      ja: 'ファイルが 3 MB を超えているため GitHub は無視します',
    };
    return make.observed('repo.codeowners', false, { sources: [{ path: first.value.path }], because });
  }
  return fileFact(files, { id: 'repo.codeowners', places: CODE_OWNERS, judgeText: judgeCodeOwners });
}

interface FileQuestion {
  readonly id: Id;
  readonly places: readonly string[];
  readonly judgeText: (text: string, path: string) => Verdict;
}

function fileFact(files: SeenFiles, { id, places, judgeText }: FileQuestion): Fact {
  const first = firstOf(places, files.list);
  if (first.state === 'unseen') return make.unknown(id, [first]);
  if (first.value === null) return verdictFact(id, absent(places), files.list);
  const { path } = first.value;
  const content = files.read.get(path) ?? notSeen({ reason: 'malformed', what: path });
  if (content.state === 'unseen') return make.unknown(id, [content]);
  const { text, digest } = content.value;
  return verdictFact(id, judgeText(text, path), seen(path, [{ path, digest }]));
}

function verdictFact(id: Id, verdict: Verdict, { sources }: Observation<unknown>): Fact {
  if ('undecided' in verdict) {
    const what = sources.flatMap((source) => ('path' in source ? [source.path] : []))[0] ?? id;
    return make.unknown(id, [notSeen({ reason: verdict.undecided, what }, sources)]);
  }
  if (verdict.value) return make.observed(id, true, { sources });
  return make.observed(id, false, { sources, because: verdict.because });
}

function absent(places: readonly string[]): Verdict {
  const looked = places.slice(0, 3).join(', ');
  const more = places.length > 3 ? ', …' : '';
  return fails(`no such file was found (${looked}${more})`, `該当するファイルがありません（${looked}${more}）`);
}

/** The entry that counts. In a list that was cut an earlier place may hold another one, so only the first place is certain. */
function firstOf(places: readonly string[], list: Observation<readonly TreeEntry[]>): Observation<TreeEntry | null> {
  if (list.state === 'unseen') return list;
  const byPath = new Map(list.value.map((entry) => [entry.path, entry]));
  const index = places.findIndex((place) => byPath.has(place));
  if (list.missing !== undefined && index !== 0) return notSeen(list.missing, list.sources);
  return seen(byPath.get(places[index] ?? '') ?? null, list.sources);
}
