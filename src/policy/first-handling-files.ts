import type { Language, Text } from '../model/text.ts';
import type { NewFile } from './first-files.ts';
import { SHARING_PATH, TRIAGE_PATH } from './record-places.ts';

export const FIRST_RESPONSES = '.ssdf/responses/responses.yml';

/** How vulnerabilities are handled: examples in comments, so that nothing in them is set before a person sets it. */
export function firstHandlingFiles(language: Language): readonly NewFile[] {
  return [
    { path: TRIAGE_PATH, content: `${TRIAGE[language]}${TRIAGE_EXAMPLE}` },
    { path: SHARING_PATH, content: `${SHARING[language]}${SHARING_EXAMPLE}[]\n` },
    { path: FIRST_RESPONSES, content: `${RESPONSES[language]}${RESPONSES_EXAMPLE}[]\n` },
  ];
}

const TRIAGE: Text = {
  en: `# How vulnerabilities are decided upon here; read from the default branch. Nothing is set yet: take away the "#" of what you decide.
# use: which decision table holds. answers: what no database can tell. deadlines: your own; none is shipped.
`,
  ja: `# 脆弱性の判断方法（既定ブランチから読まれる）。まだ何も設定されていない。定めた項目の「#」を外す。
# use：使う決定木。answers：データベースからは分からない事項。deadlines：組織が自ら定める期限（既定値はない）。
`,
};
const TRIAGE_EXAMPLE = `# use: { role: developer, capability: high }
# products: ['pkg:npm/NAME']
# answers:
#   - { point: PSI, value: M, because: no safety function, decidedBy: NAME, date: 2026-01-31, expires: 2027-01-31 }
# notShipped:
#   - { package: pkg:npm/NAME, because: used by tests alone, decidedBy: NAME, date: 2026-01-31, expires: 2027-01-31 }
# deadlines:
#   - { table: supplier, outcome: I, within: P3D, decidedBy: NAME, date: 2026-01-31 }
`;
const SHARING: Text = {
  en: `# What is shared with whom, when, how and how far. Nothing is set yet: put entries in place of [].
# what: sbom, vulnerabilities, priorities, vex, advisory. tlp: CLEAR, GREEN, AMBER, AMBER+STRICT, RED.
`,
  ja: `# 何を、誰に、いつ、どの経路で、どこまで共有するか。まだ何も設定されていない。[] を項目に置き換える。
# what：sbom・vulnerabilities・priorities・vex・advisory。tlp：CLEAR・GREEN・AMBER・AMBER+STRICT・RED。
`,
};
const SHARING_EXAMPLE = `# - { what: [sbom, vex], to: customers, trigger: each release, tlp: CLEAR, channel: release page, decidedBy: NAME, date: 2026-01-31 }
`;
const RESPONSES: Text = {
  en: `# What was chosen about each vulnerability and who answers for it, and what was done: at once (temporary) and for good (fundamental).
# response: fix, mitigate, or accept (with expires). Nothing is recorded yet: put entries in place of [].
`,
  ja: `# 脆弱性ごとの対応方針と担当者、実施した対応：暫定対応（temporary）と根本対応（fundamental）。
# response：fix（修正）・mitigate（緩和）・accept（受容。expires が必要）。まだ記録はない。[] を項目に置き換える。
`,
};
const RESPONSES_EXAMPLE = `# - vulnerability: CVE-2026-0000
#   knownSince: 2026-01-31
#   response: fix
#   owner: NAME
#   date: 2026-02-01
#   temporary: { what: the function is switched off, date: 2026-02-01 }
#   fundamental: { what: the component is updated, date: 2026-02-10, release: v1.2.3 }
#   author: NAME
`;
