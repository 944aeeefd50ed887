import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PolicyError, problemLine, type Problem } from '../../src/policy/problem.ts';
import { parsePolicySet } from '../../src/policy/parse-policy-set.ts';
import type { FactDescription, FactSheet } from '../../src/model/fact-sheet.ts';
import { TASK_IDS } from '../../src/model/level.ts';
import type { Policy } from '../../src/model/policy.ts';
import { description } from '../support/build.ts';

const fact = (type: FactDescription['type'], overrides: Partial<FactDescription> = {}) =>
  description({ type, ...overrides });

/** One fact of each type and direction. */
export const FACTS: FactSheet = {
  'branch.force-push-blocked': fact('boolean'),
  'branch.required-approvals': fact('integer'),
  'branch.bypass-actors': fact('integer', { better: 'less' }),
  'release.assets-signed-ratio': fact('ratio'),
  'sast.latest-scan-at': fact('instant'),
  'repo.owned-areas': fact('set', { words: ['all', 'lockfiles', 'workflows'] }),
  'file.documents': fact('set', { words: ['threat-model', 'roles'] }),
  'file.document-topics': fact('set'),
};

export const TASK = `task: PS.1.1
label: { en: Code is kept, ja: コードの保管 }
mode: partial
phase: [implementation]
mayBeNotApplicable: false
reference: SP 800-218 PS.1.1
origin: own
levels:
  1:
    judgement: { en: History stays, ja: 履歴が残る }
    electives: { atLeast: 1, enforce: recommend }
    criteria:
      - id: PS.1.1-1a
        mark: required
        asks: { en: Force pushes are blocked, ja: 強制プッシュが禁止されている }
        needs: { fact: branch.force-push-blocked, is: true }
        remedy: { en: Block them., ja: 禁止する。 }
      - id: PS.1.1-1b
        mark: elective
        asks: { en: The places are listed, ja: 保管場所の一覧がある }
        needs: { declared: true }
        remedy: { en: Declare the list., ja: 一覧を自己申告する。 }
  2:
    judgement: { en: Somebody else agrees, ja: 本人以外が承認する }
    origin: deck-adapted
    electives: { atLeast: 0, enforce: recommend }
    criteria:
      - id: PS.1.1-2a
        mark: required
        asks: { en: One approval is required, ja: 承認が 1 件以上必要である }
        needs: { fact: branch.required-approvals, atLeast: 1 }
        silentOn: { en: whether it was read, ja: 実際に読んだかどうか }
        remedy: { en: Require it., ja: 必須にする。 }
  3:
    judgement: { en: It is reviewed, ja: 見直しがある }
    electives: { atLeast: 0, enforce: recommend }
    criteria:
      - id: PS.1.1-3a
        mark: required
        origin: deck
        asks: { en: The owners are reviewed each year, ja: 毎年見直している }
        needs: { all: [{ declared: true }, { any: [{ fact: branch.bypass-actors, atMost: 0 }, { fact: repo.owned-areas, includes: [all] }] }] }
        remedy: { en: Declare the review., ja: 見直しを自己申告する。 }
doesNotProve: { en: that the approvers are able, ja: 承認者の力量 }
`;

export const CASES = `task: PS.1.1
cases:
  - name: nothing seen is level 0
    expect: { level: 0, levelAtMost: 2, criteria: { PS.1.1-1a: unknown } }
  - name: a blocked force push is level 1 and no more without approvals
    facts: { branch.force-push-blocked: true, branch.required-approvals: 0 }
    expect: { level: 1, levelAtMost: 1, criteria: { PS.1.1-1a: met, PS.1.1-2a: unmet } }
`;

export const FRAMEWORK = `name: example-1
status: provisional
groups:
  - { id: RV, label: { en: Respond, ja: 脆弱性対応 } }
  - { id: PO, label: { en: Prepare, ja: 組織の準備 } }
  - { id: PS, label: { en: Protect, ja: 保護 } }
  - { id: PW, label: { en: Produce, ja: 開発 } }
labels:
${TASK_IDS.map((id) => `  ${id}: { en: Task ${id}, ja: タスク ${id} }`).join('\n')}
`;

/** A good set; a test replaces the file it is about. */
export function policySet(overrides: Readonly<Record<string, string | undefined>> = {}): ReadonlyMap<string, string> {
  const files: Readonly<Record<string, string | undefined>> = {
    'framework.yml': FRAMEWORK,
    'PS.1.1.yml': TASK,
    'PS.1.1.cases.yml': CASES,
    ...overrides,
  };
  return new Map(Object.entries(files).flatMap(([file, text]) => (text === undefined ? [] : [[file, text]])));
}

export function goodPolicy(): Policy {
  return parsePolicySet(policySet(), FACTS);
}

/** Replaces one piece of a text, which must be there. */
export function edit(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the text to edit is not there: ${from}`);
  return text.replace(from, () => to);
}

/** Runs something that refuses its input and gives the lines a person would read; empty when it is accepted. */
export function problemsOf(run: () => unknown): readonly string[] {
  try {
    run();
    return [];
  } catch (error) {
    if (error instanceof PolicyError) return error.problems.map((problem) => problemLine(problem, 'en'));
    throw error;
  }
}

export function lines(problems: readonly Problem[]): readonly string[] {
  return problems.map((problem) => problemLine(problem, 'en'));
}

export const root = join(import.meta.dirname, '../..');

export function fileOf(...path: readonly string[]): string {
  return readFileSync(join(root, ...path), 'utf8');
}
