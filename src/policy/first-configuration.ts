import type { Language, Text } from '../model/text.ts';

/** A part of the configuration that a first file proposes: what it is for, and how it may look. */
export interface Proposal {
  readonly about: Text;
  /** YAML of one key. */
  readonly yaml: string;
}

/**
 * A first `.github/ssdf-gate.yml`. Only what cannot go wrong is set; all else stands in comments, since nobody but the people of the
 * repository can decide it, and a value that nobody decided would be taken for theirs.
 */
export function firstConfiguration(language: Language): string {
  const proposals = [...PROPOSALS, ...ORGANIZATION_PROPOSALS].map(({ about, yaml }) => {
    return `\n${commented(about[language])}\n${commented(yaml)}\n`;
  });
  return `${commented(HEAD[language])}\ngate: observe\nlang: ${language}\n${proposals.join('')}`;
}

function commented(text: string): string {
  return text
    .split('\n')
    .map((line) => `# ${line}`)
    .join('\n');
}

const HEAD: Text = {
  en: 'Settings of ssdf-gate, read from the default branch. observe reports only; ratchet fails on regressions; enforce fails below\nthe target. What stands in comments is not set: take away the "# " of a key and put your own values.',
  ja: 'ssdf-gate の設定（既定ブランチから読まれる）。observe は報告のみ、ratchet は後退時に失敗、enforce は目標未達時に失敗とする。\nコメントの項目は設定されていない。使う項目は行頭の「# 」を外し、値を自分のものに書き換える。',
};

export const PROPOSALS: readonly Proposal[] = [
  {
    about: {
      en: 'Which tasks are aimed at, and how high; step-1 holds where nothing is said.',
      ja: '目標とするタスクと達成レベルの組（省略時は step-1）。',
    },
    yaml: 'profile: step-1',
  },
  {
    about: {
      en: 'A level above that of the profile, with who decided it and why.',
      ja: 'プロファイルより高い目標（決定者と理由を記す）。',
    },
    yaml: 'targets:\n  - { level: 2, tasks: [PS.1.1], reason: contract, decidedBy: NAME, role: CISO, date: 2026-01-31 }',
  },
  {
    about: {
      en: 'What is assessed, and what is left out on purpose: approved by somebody, until a day.',
      ja: '評価の対象と、意図して除外するもの（承認者と期限が必要）。',
    },
    yaml: 'scope:\n  products: [NAME]\n  notApplicable:\n    - { task: PW.6.1, reason: nothing is compiled, approver: NAME, expires: 2027-01-31 }',
  },
  {
    about: {
      en: 'How long the fix of an alert may take. There is no default: without it nobody can say whether a fix was late.',
      ja: 'アラートの修正期限。既定値はなく、定めなければ期限内かどうかを判定できない。',
    },
    yaml: 'fixWithin: { critical: P14D, high: P30D }',
  },
  {
    about: {
      en: 'Branches that still get fixes; scans are looked for on each of them.',
      ja: '修正を提供しているブランチ。それぞれで検査の実施状況を確認する。',
    },
    yaml: 'supportedBranches: [main, release/1.x]',
  },
  {
    about: {
      en: 'enforce: a release that fixes vulnerabilities does not pass without a new SBOM and a VEX. Without it this is only told.',
      ja: 'enforce：脆弱性を修正したリリースに新しい SBOM と VEX を求める。指定しなければ知らせるだけにとどめる。',
    },
    yaml: 'fixingReleases: enforce',
  },
  {
    about: {
      en: 'enforce: a pull request that brings malware does not pass. Without it this is told before anything else.',
      ja: 'enforce：マルウェアを加えるプルリクエストを通さない。指定しなければ冒頭で知らせるだけにとどめる。',
    },
    yaml: 'broughtMalware: enforce',
  },
  {
    about: {
      en: "Your own names of labels, beside this tool's words (security, root-cause, threat-model …).",
      ja: '独自のラベル名（security、root-cause、threat-model などの語のほかに認めるもの）。',
    },
    yaml: 'labels: { root-cause: [postmortem] }',
  },
  {
    about: {
      en: 'Where your documents lie, beside the usual places (docs/, .github/, .ssdf/, security/, policies/, design/).',
      ja: '文書の場所（docs/・.github/・.ssdf/・security/・policies/・design/ のほかに置く場合）。',
    },
    yaml: 'documents: { threat-model: [architecture/threats.md] }',
  },
  {
    about: {
      en: 'The evidence pack of a release: how long the App keeps it, and what becomes of the part that not every reader may see.',
      ja: 'リリースの証跡パック：App の保存期間と、一部の読者に限る部分の扱い（keep は別に保管、encrypt は暗号化）。',
    },
    yaml: 'retention: P400D',
  },
  {
    about: {
      en: 'keep leaves it with whoever makes the pack; encrypt needs "recipient", a public key as PEM.',
      ja: 'keep はパックの作成者の手元に残す。encrypt には recipient（PEM 形式の公開鍵）が必要。',
    },
    yaml: 'pack: { restricted: keep }',
  },
  {
    about: {
      en: "Who may sign releases. Absent, only this repository's own workflows are expected (a default of this tool). Keys may be files\nof the default branch, minisign takes { key: RW… }; a key that lies in the release itself is never trusted.",
      ja: 'リリースに署名してよい者。省略時は、このリポジトリ自身のワークフローだけを期待する（本ツールの既定）。\n鍵は既定ブランチのファイルでもよく、minisign は { key: RW… } と書く。リリースに同梱された鍵は信頼しない。',
    },
    yaml: 'signers:\n  sigstore:\n    - { workflow: OWNER/NAME/.github/workflows/release.yml, ref: refs/tags/v* }\n    - { identity: release@example.com, issuer: https://accounts.google.com }\n  openpgp: [{ fingerprint: 0123456789ABCDEF0123456789ABCDEF01234567, key: keys/release.asc }]\n  ssh: [{ key: keys/allowed_signers, namespaces: [file] }]',
  },
];

/** They say nothing in the file of a repository: they stand here to be found. */
export const ORGANIZATION_PROPOSALS: readonly Proposal[] = [
  {
    about: {
      en: 'Only in OWNER/.github: keys that repositories may tighten and not loosen.',
      ja: 'OWNER/.github でのみ有効：リポジトリが厳しくはできても緩められない項目。',
    },
    yaml: 'locks: [gate, targets, signers]',
  },
  {
    about: {
      en: 'Only in OWNER/.github: tasks for which its own records count in its repositories, beside those of PO.',
      ja: 'OWNER/.github でのみ有効：組織の記録をリポジトリに継承させるタスク（PO は常に継承）。',
    },
    yaml: 'inherit: [RV.1.3]',
  },
  {
    about: {
      en: 'Only in OWNER/.github: reusable workflows, pinned to a commit, whose CI-made evidence counts in its repositories.',
      ja: 'OWNER/.github でのみ有効：CI の証跡を算入する再利用可能ワークフロー（コミットに固定）。',
    },
    yaml: 'evidenceWorkflows:\n  - OWNER/NAME/.github/workflows/evidence.yml@0123456789abcdef0123456789abcdef01234567',
  },
];
