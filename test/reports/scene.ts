import type { AssessInput } from '../../src/assessment/assess.ts';
import { assess } from '../../src/assessment/assess.ts';
import { sharedBaseline } from '../../src/assessment/delta.ts';
import type { ComponentChange, ComponentChanges } from '../../src/model/component-change.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { FactDescription, FactSheet } from '../../src/model/fact-sheet.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { TaskId } from '../../src/model/level.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { ReleaseHandling } from '../../src/model/release-handling.ts';
import type { PullRequestSubject, Subject } from '../../src/model/subject.ts';
import type { Text } from '../../src/model/text.ts';
import type { ReportInput } from '../../src/reports/types.ts';
import { AT, description, evidence, observed, profile, subject, text, unknown } from '../support/build.ts';
import { declaration, equivalent, exception, notApplicableTask, records } from '../support/build-records.ts';
import { POLICY } from './scene-policy.ts';

const tree = (path: string, line: number) => ({ path, line, digest: `sha256:${'a1'.repeat(32)}` as const });
const api = (url: string) => ({
  url: `https://api.github.com/repos/acme/widget/${url}`,
  status: 200,
  digest: `sha256:${'b2'.repeat(32)}` as const,
  readAt: AT,
});

const describe = (asks: Text, overrides: Partial<FactDescription> = {}) => description({ asks, ...overrides });

/** One fact of every audience and scope that reports treat differently, asked as real collectors ask. */
export const SHEET: FactSheet = {
  'workflow.pinned-actions-ratio': describe(
    text(
      'What share of third-party actions is pinned to a full commit SHA?',
      '外部アクションのうちコミット SHA で固定されている割合',
    ),
    { type: 'ratio' },
  ),
  'workflow.script-injections': describe(
    text(
      'In how many places does text of outsiders reach a command?',
      '外部の者が書いた文字列がコマンドに埋め込まれる箇所の数',
    ),
    { type: 'integer', better: 'less' },
  ),
  'workflow.pull-request-tool-categories': describe(
    text('Which kinds of security tools run on pull requests?', 'プルリクエストで実行されるセキュリティツールの種類'),
    { type: 'set' },
  ),
  'dependency.introduced-vulnerabilities': describe(
    text('How many severe vulnerabilities does this change bring?', 'この変更で加わる重大な脆弱性の数'),
    { type: 'integer', better: 'less', scope: 'run', ofChange: true },
  ),
  'branch.force-push-blocked': describe(
    text('Are force pushes to the default branch blocked?', '既定ブランチへの強制プッシュがブロックされているか'),
    { scope: 'settings' },
  ),
  'branch.bypass-actors': describe(
    text('How many actors may bypass the rules of the default branch?', '既定ブランチの規則を迂回できる主体の数'),
    { type: 'integer', better: 'less', audience: 'repository', scope: 'settings' },
  ),
  'alerts.open-critical': describe(text('How many critical alerts are open?', '未対応の重大なアラートの数'), {
    type: 'integer',
    better: 'less',
    audience: 'security',
    scope: 'settings',
  }),
  'org.two-factor-required': describe(
    text('Must members use two-factor authentication?', 'メンバーに二要素認証が求められているか'),
    { audience: 'organisation', scope: 'organisation' },
  ),
  'release.evidence-kinds': describe(
    text('Which kinds of evidence does the release carry?', 'リリースに添付された証跡の種類'),
    { type: 'set', scope: 'release' },
  ),
  'release.assets-verified-ratio': describe(
    text(
      'What share of release assets carries a signature that verifies?',
      'リリース成果物のうち検証できる署名があるものの割合',
    ),
    { type: 'ratio', scope: 'release' },
  ),
};

const WITHOUT_PERMISSION = {
  because: text(
    'the bypass list may not be read with this token; it needs the permission administration: read',
    '迂回者の一覧はこのトークンでは読めません（権限 administration: read が必要です）',
  ),
  unseen: [{ reason: 'forbidden', what: 'the bypass list', permission: 'administration: read' }],
} as const;

/** A well-kept repository in which one setting may not be read. */
export const BASE_FACTS: readonly Fact[] = [
  observed('workflow.pinned-actions-ratio', 1, {
    because: text('16 of 16', '16 件中 16 件'),
    sources: [tree('.github/workflows/release.yml', 31)],
  }),
  observed('workflow.script-injections', 0, { sources: [tree('.github/workflows/ci.yml', 12)] }),
  observed('workflow.pull-request-tool-categories', ['sast', 'sca'], {
    sources: [tree('.github/workflows/codeql.yml', 5)],
  }),
  observed('branch.force-push-blocked', true, { sources: [api('rules/branches/main')] }),
  unknown('branch.bypass-actors', { audience: 'repository', ...WITHOUT_PERMISSION, sources: [api('rulesets')] }),
  observed('alerts.open-critical', 4, { audience: 'security', sources: [api('dependabot/alerts')] }),
  observed('org.two-factor-required', false, { audience: 'organisation', sources: [api('../../orgs/acme')] }),
  observed('release.evidence-kinds', ['checksums', 'sbom'], { sources: [api('releases/1')] }),
  observed('release.assets-verified-ratio', 0.5, {
    because: text('1 of 2', '2 件中 1 件'),
    sources: [api('releases/1')],
  }),
];

/** The same with other answers to some of the questions. */
export function withFacts(facts: readonly Fact[], base: readonly Fact[] = BASE_FACTS): readonly Fact[] {
  const ids = new Set(facts.map(({ id }) => id));
  return [...base.filter(({ id }) => !ids.has(id)), ...facts];
}

/** The pull request of the samples: two actions lose their pin, and static analysis stops running on pull requests. */
export const HEAD_FACTS = withFacts([
  observed('workflow.pinned-actions-ratio', 0.875, {
    because: text('14 of 16', '16 件中 14 件'),
    sources: [tree('.github/workflows/release.yml', 31), tree('.github/workflows/release.yml', 44)],
  }),
  observed('workflow.pull-request-tool-categories', ['sca'], { sources: [tree('.github/workflows/codeql.yml', 5)] }),
]);

export const PULL_REQUEST: PullRequestSubject = {
  kind: 'pull-request',
  host: 'github.com',
  owner: 'acme',
  name: 'widget',
  visibility: 'public',
  number: 7,
  commit: '1c0ffee000000000000000000000000000000000',
  base: { ref: 'main', commit: 'ba5e000000000000000000000000000000000000' },
  head: { ref: 'faster-release', commit: '1c0ffee000000000000000000000000000000000' },
  fromFork: false,
};

const RECORDS = records({
  declarations: [declaration('PS.1.1-1a')],
  equivalents: [equivalent('PW.7.2-2a')],
  exceptions: [exception('RV.1.1-1a'), exception('PO.3.2-3a')],
  notApplicable: [notApplicableTask('RV.3.4')],
});

const TARGETS: Partial<Record<TaskId, 1 | 2 | 3>> = {
  'PO.1.1': 1,
  'PO.3.2': 2,
  'PO.5.1': 1,
  'PS.1.1': 2,
  'PW.7.2': 1,
  'RV.1.1': 1,
  'RV.3.4': 1,
};

export interface SceneRow {
  readonly subject?: Subject;
  readonly facts?: readonly Fact[];
  /** Facts of the merge base; absent = nothing to compare with. */
  readonly base?: readonly Fact[];
  readonly previous?: readonly Fact[];
  readonly policy?: Policy;
  readonly sheet?: FactSheet;
  readonly afterMerge?: readonly Text[];
  readonly componentChanges?: ComponentChanges;
  readonly releaseHandling?: ReleaseHandling;
  readonly overrides?: Partial<AssessInput>;
}

/** A report's input from the real assessment: what the pipeline would hand over. */
export function scene(row: SceneRow = {}): ReportInput {
  const { facts = HEAD_FACTS, policy = POLICY, sheet = SHEET, afterMerge = [] } = row;
  const requests = { sent: 31, counted: 22, notModified: 9 };
  const of = (list: readonly Fact[]): Evidence => evidence(list, { subject: row.subject ?? subject, requests });
  const { componentChanges: changes, releaseHandling } = row;
  const common = {
    policy,
    facts: sheet,
    profile: profile(TARGETS, { name: 'step-2' }),
    records: RECORDS,
    at: AT,
    gate: 'ratchet',
    ...row.overrides,
  } as const;
  const head = {
    ...of(facts),
    ...(changes === undefined ? {} : { componentChanges: changes }),
    ...(releaseHandling === undefined ? {} : { releaseHandling }),
  };
  const base = row.base === undefined ? undefined : of(row.base);
  return {
    assessment: assess({
      ...common,
      evidence: head,
      ...(base === undefined ? {} : { baseline: { evidence: base } }),
      ...(row.previous === undefined ? {} : { previous: { evidence: of(row.previous) } }),
    }),
    evidence: head,
    ...(base === undefined
      ? {}
      : {
          baseline: { assessment: assess({ ...common, evidence: sharedBaseline(base, head, sheet) }), evidence: base },
        }),
    policy,
    facts: sheet,
    afterMerge,
  };
}

const NO_CHANGES = { added: 0, removed: 0, upgraded: 0, downgraded: 0, versionChanged: 0, licenseChanged: 0, supplierChanged: 0 }; // prettier-ignore
const NO_ENTRIES = { added: [], removed: [], upgraded: [], downgraded: [], versionChanged: [], licenseChanged: [], supplierChanged: [] }; // prettier-ignore

/** A release that upgraded one component, which fixed a vulnerability, and brought another. */
export const RELEASE_HANDLING: ReleaseHandling = {
  fixing: {
    state: 'fails',
    fixes: [{ id: 'CVE-2026-1001', toldBy: ['components'], inVex: false }],
    newSbom: 'yes',
    because: text(
      '1 fixed (CVE-2026-1001); with an SBOM of its own; no VEX of it says so for CVE-2026-1001',
      '解消 1 件（CVE-2026-1001）。新しい SBOM あり。VEX に記載がないもの：CVE-2026-1001',
    ),
  },
  phases: [
    {
      phase: 'identification',
      state: 'partly',
      because: text('11 of 12 components looked up', '12 部品中 11 部品を照合'),
    },
    {
      phase: 'prioritisation',
      state: 'partly',
      because: text('2 of 3 open findings have one decision', '未対処 3 件のうち 2 件で判断が確定'),
    },
    { phase: 'sharing', state: 'not-done', because: text('no plan says what is shared', '共有計画がない') },
    { phase: 'response', state: 'not-done', because: text('of 3 open findings: 1 late', '未対処 3 件：期限超過 1') },
  ],
  sboms: {
    state: 'compared',
    previous: 'v1.2.2',
    pairs: [
      {
        product: 'widget',
        before: { name: 'widget.cdx.json', digest: 'sha256:aa', from: 'archive' },
        now: { name: 'widget.cdx.json', digest: 'sha256:bb', from: 'release' },
        state: 'compared',
        counts: { ...NO_CHANGES, added: 1, upgraded: 1 },
        diff: {
          ...NO_ENTRIES,
          added: [{ component: 'pkg:npm/glyphs', version: '0.0.3' }],
          upgraded: [{ component: 'pkg:npm/tar', from: '6.1.0', to: '6.1.2' }],
        },
      },
    ],
    notes: [
      text(
        'v1.2.2 carries no readable SBOM now; widget.cdx.json as this App kept it on 2026-10-01 was compared',
        'v1.2.2 に読み取れる SBOM がないため、この App が 2026-10-01 に保管した widget.cdx.json と比較しました',
      ),
    ],
  },
};

export const componentChange = (overrides: Partial<ComponentChange> = {}): ComponentChange => ({
  ...{ kind: 'added', ecosystem: 'npm', name: 'minimatch', version: '3.0.4', path: 'package-lock.json', line: 12 },
  ...{ development: false, license: 'ISC', sourceKnown: true, oldVulnerabilities: [] },
  newVulnerabilities: [{ advisory: 'GHSA-f8q6-p94x-37v3', severity: 'high' }],
  ...overrides,
});

/** A vulnerable component, one of unknown origin, an update that repairs only a part, and one that goes. */
export const COMPONENT_CHANGES: ComponentChanges = {
  state: 'compared',
  leftOut: 0,
  changes: [
    componentChange(),
    componentChange({
      name: 'glyphs',
      version: '0.0.3',
      line: 8,
      license: null,
      sourceKnown: false,
      newVulnerabilities: [],
    }),
    componentChange({
      ...{ kind: 'upgraded', name: 'tar', before: '6.1.0', version: '6.1.2', line: 20, newVulnerabilities: [] },
      oldVulnerabilities: [{ advisory: 'GHSA-r628-mhmh-qjhw', severity: 'critical' }],
    }),
    componentChange({ kind: 'removed', name: 'left-pad', version: '1.3.0', newVulnerabilities: [] }),
  ],
};

/** The pull request of the samples against its base. */
export function pullRequest(row: SceneRow = {}): ReportInput {
  return scene({ subject: PULL_REQUEST, base: BASE_FACTS, ...row });
}
