import { z } from 'zod';
import { NAMED_DOCUMENTS } from '../model/document-words.ts';
import { LABEL_WORDS } from '../model/label-words.ts';
import { GATE_MODES } from '../model/assessment.ts';
import { LOCKABLE_KEYS } from '../model/configuration.ts';
import { expects } from './expectations.ts';
import { SIGNER_LISTS } from './signers-schema.ts';
import { date, days, level, name, person, sentence, shortText, typedTaskId } from './shared-schemas.ts';

export const targetSchema = z.strictObject({
  level,
  tasks: z
    .array(typedTaskId)
    .min(1)
    .max(42)
    .exactOptional()
    .describe('Absent = every task of the profile / 省略時はプロファイルの全タスク'),
  reason: sentence,
  decidedBy: person,
  role: shortText,
  date,
});

export const exclusionSchema = z.strictObject({ what: shortText, reason: sentence, approver: person, expires: date });

export const notApplicableSchema = z.strictObject({
  task: typedTaskId,
  reason: sentence,
  approver: person,
  expires: date,
});

/** A name, or a folder below the root: no leading slash, no way upwards, no backslash. */
const place = z
  .string(expects('policies-place'))
  .max(200, expects('policies-place'))
  .regex(/^(?!\/)(?!(?:.*\/)?\.{1,2}(?:\/|$))[A-Za-z0-9._/-]+$/, expects('policies-place'));

const packSchema = z
  .strictObject({
    restricted: z.enum(['keep', 'encrypt']),
    recipient: z
      .string(expects('public-key'))
      .max(4000, expects('public-key'))
      .regex(/^-----BEGIN PUBLIC KEY-----\n[A-Za-z0-9+/=\n]+\n-----END PUBLIC KEY-----\n?$/, expects('public-key'))
      .exactOptional(),
    upload: z.boolean().exactOptional(),
  })
  .refine((pack) => pack.restricted === 'keep' || pack.recipient !== undefined, {
    path: ['recipient'],
    ...expects('public-key'),
  })
  .describe('The evidence pack of a release / リリースの証跡パック');

/** Both, since severe means either: with one of them missing nothing could be judged. */
const fixWithin = z
  .strictObject({ critical: days, high: days })
  .describe('How long the fix of an alert may take, by severity / 深刻度ごとの修正期限');

/** The name of a branch as git allows it, without `refs/heads/`. */
const branchName = z
  .string(expects('branch-name'))
  .max(200, expects('branch-name'))
  .regex(/^(?![/.-])(?!.*(?:\.\.|\/\/|@\{))[^\s~^:?*[\\]+(?<![/.])$/, expects('branch-name'));

/** Names of labels, as GitHub allows them. */
const labelNames = z
  .array(z.string(expects('label')).regex(/^[^\r\n]{1,50}$/, expects('label')))
  .min(1)
  .max(3);

/** A file below the root: no leading slash, no way upwards, no backslash. Any script: names of files are Japanese too. */
const documentPath = z
  .string(expects('document-path'))
  .regex(/^(?!\/)(?!(?:.*\/)?\.{1,2}(?:\/|$))[^\\\p{Cc}]{1,200}(?<!\/)$/u, expects('document-path'));

/** Single values; an error in one costs that one. */
export const SCALARS = {
  profile: name.describe('Name of a profile, as step-1 / プロファイル名（例 step-1）'),
  gate: z.enum(GATE_MODES).describe('observe reports, ratchet fails on regressions, enforce fails below target'),
  policies: place,
  lang: z.enum(['en', 'ja']),
  retention: days,
  fixWithin,
  pack: packSchema,
  broughtMalware: z
    .enum(['observe', 'enforce'])
    .describe(
      'enforce: a pull request that brings malware does not pass / enforce：マルウェアを加えるプルリクエストを通さない',
    ),
  fixingReleases: z
    .enum(['observe', 'enforce'])
    .describe(
      'enforce: a release that fixes vulnerabilities needs a new SBOM and a VEX / enforce：脆弱性を修正したリリースに新しい SBOM と VEX を求める',
    ),
  labels: z
    .partialRecord(z.enum(LABEL_WORDS), labelNames)
    .describe('Your own names of labels, beside the word itself / 独自のラベル名（語そのもの以外）'),
  documents: z
    .partialRecord(z.enum(NAMED_DOCUMENTS), z.array(documentPath).min(1).max(3))
    .describe('Where your documents lie, beside the usual places / 文書の場所（標準の場所以外）'),
} as const;

/** Lists; an error in one entry costs that entry. */
export const LISTS = {
  targets: targetSchema,
  supportedBranches: branchName,
  locks: z.enum(LOCKABLE_KEYS),
  evidenceWorkflows: z
    .string(expects('evidence-workflow'))
    .max(300, expects('evidence-workflow'))
    .regex(/^[\w.-]+\/[\w.-]+\/\.github\/workflows\/[\w.-]+@[0-9a-f]{40}$/, expects('evidence-workflow')),
  inherit: z.string(expects('inherit')).regex(/^(PO|PS|PW|RV)(\.[1-9]\.[1-9](-[1-3][a-z])?)?$/, expects('inherit')),
} as const;

export const SCOPE_LISTS = {
  products: shortText,
  exclusions: exclusionSchema,
  notApplicable: notApplicableSchema,
} as const;

/** Most entries of any list of the configuration. */
export const MAX_ENTRIES = 200;

const list = <T extends z.ZodType>(entry: T) => z.array(entry).max(MAX_ENTRIES);

/** `.github/ssdf-gate.yml` as a whole, for editors; the product reads it entry by entry. */
export const configurationSchema = z.strictObject({
  profile: SCALARS.profile.exactOptional(),
  targets: z.union([list(LISTS.targets), LISTS.targets]).exactOptional(),
  gate: SCALARS.gate.exactOptional(),
  scope: z
    .strictObject({
      products: list(SCOPE_LISTS.products).exactOptional(),
      exclusions: list(SCOPE_LISTS.exclusions).exactOptional(),
      notApplicable: list(SCOPE_LISTS.notApplicable).exactOptional(),
    })
    .exactOptional(),
  policies: SCALARS.policies.exactOptional(),
  lang: SCALARS.lang.exactOptional(),
  retention: SCALARS.retention.exactOptional(),
  fixWithin: SCALARS.fixWithin.exactOptional(),
  supportedBranches: list(LISTS.supportedBranches)
    .exactOptional()
    .describe('Branches that still get fixes / 修正を提供しているブランチ'),
  signers: z
    .strictObject({
      sigstore: list(SIGNER_LISTS.sigstore).exactOptional(),
      openpgp: list(SIGNER_LISTS.openpgp).exactOptional(),
      ssh: list(SIGNER_LISTS.ssh).exactOptional(),
      minisign: list(SIGNER_LISTS.minisign).exactOptional(),
    })
    .exactOptional()
    .describe(
      "Who may sign releases; absent = this repository's own workflows / リリースに署名してよい者（省略時はこのリポジトリ自身のワークフロー）",
    ),
  pack: SCALARS.pack.exactOptional(),
  fixingReleases: SCALARS.fixingReleases.exactOptional(),
  broughtMalware: SCALARS.broughtMalware.exactOptional(),
  labels: SCALARS.labels.exactOptional(),
  documents: SCALARS.documents.exactOptional(),
  locks: list(LISTS.locks).exactOptional().describe('Organisations only / 組織の設定でのみ有効'),
  evidenceWorkflows: list(LISTS.evidenceWorkflows)
    .exactOptional()
    .describe(
      'Organisations only: reusable workflows, pinned to a commit, whose CI-made evidence counts / 組織の設定でのみ有効：CI の証跡を算入する再利用可能ワークフロー（コミット固定）',
    ),
  inherit: list(LISTS.inherit)
    .exactOptional()
    .describe(
      'Organisations only: groups, tasks or criteria for which their own records count in their repositories, beside PO / 組織の設定でのみ有効：組織の記録をリポジトリに継承させるグループ・タスク・達成基準（PO は常に継承）',
    ),
});
