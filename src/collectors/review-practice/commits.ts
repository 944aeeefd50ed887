import type { Fact } from '../../model/fact.ts';
import { notSeen, type NotSeen, type Observation } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import type { BranchCommit } from '../../ports/pull-requests.ts';
import { make, type Id } from './make.ts';

export type Commits = Observation<readonly BranchCommit[]>;

export function commitFacts(commits: Commits): Fact[] {
  const offline = commits.state === 'seen' && commits.value.some(({ byNamedKeys }) => byNamedKeys === true);
  return [
    ratioFact(commits, {
      id: 'commit.through-pull-request-ratio',
      test: ({ through }) => through,
      hidden: notSeen(
        offline
          ? { reason: 'offline', what: 'GraphQL Commit.associatedPullRequests' }
          : { reason: 'forbidden', what: 'GraphQL Commit.associatedPullRequests', permission: 'pull_requests: read' },
      ),
      say: (yes, all) => ({
        en: `${yes} of the last ${all.length} commits of the default branch came by a merged pull request`,
        ja: `既定ブランチの直近 ${all.length} コミット中 ${yes} 件が、マージされたプルリクエストを経ています`,
      }),
    }),
    ratioFact(commits, {
      id: 'commit.verified-ratio',
      test: ({ verified }) => verified,
      hidden: notSeen({ reason: 'undecidable', what: 'GraphQL Commit.signature' }),
      say: offline ? sayNamed : sayVerified,
    }),
  ];
}

interface Question {
  readonly id: Id;
  /** undefined = it cannot be told of this commit. */
  readonly test: (commit: BranchCommit) => boolean | undefined;
  /** Why it cannot be told. */
  readonly hidden: NotSeen;
  readonly say: (yes: number, all: readonly BranchCommit[]) => Text;
}

function ratioFact(commits: Commits, { id, test, hidden, say }: Question): Fact {
  if (commits.state === 'unseen') return make.unknown(id, [commits]);
  const { value, sources, missing } = commits;
  if (missing !== undefined) return make.unknown(id, [notSeen(missing, sources)]);
  if (value.length === 0) return make.unknownBecause(id, NO_COMMIT, { sources });
  const answers = value.map(test);
  if (answers.includes(undefined)) return make.unknown(id, [{ ...hidden, sources }]);
  const yes = answers.filter((answer) => answer === true).length;
  return make.observed(id, yes / value.length, { sources, because: say(yes, value) });
}

const NO_COMMIT: Text = {
  en: 'the default branch has no commit yet',
  ja: '既定ブランチにまだコミットがありません',
};

/** What GitHub signs itself proves that it was done in the browser by somebody, and no key of a person. */
function sayVerified(yes: number, all: readonly BranchCommit[]): Text {
  const web = all.filter(({ verified, signedByGitHub }) => verified === true && signedByGitHub).length;
  return {
    en: `${yes} of the last ${all.length} commits of the default branch bear a signature that GitHub verified, ${web} of them GitHub's own`,
    ja: `既定ブランチの直近 ${all.length} コミット中 ${yes} 件に、GitHub が検証した署名があります（うち ${web} 件は GitHub 自身の署名）`,
  };
}

function sayNamed(yes: number, all: readonly BranchCommit[]): Text {
  return {
    en: `${yes} of the last ${all.length} commits of this checkout are signed by a key of the list that was given`,
    ja: `このチェックアウトの直近 ${all.length} コミット中 ${yes} 件に、指定された一覧の鍵による有効な署名があります`,
  };
}
