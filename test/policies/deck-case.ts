import { FACTS } from '../../src/collectors/api.ts';
import type { CaseInput } from '../../src/reports/case/index.ts';
import { assessed } from '../support/assess.ts';
import { AT, evidence, observed } from '../support/build.ts';
import { declaration, records } from '../support/build-records.ts';
import { shippedPolicy } from './support.ts';

const policy = shippedPolicy();

/** What the people of the deck's project state, in our words; only open-source components are in use. */
const DECLARED = records({
  declarations: [
    declaration('PW.4.1-1a', {
      statement:
        '使用する外製部品はオープンソースの部品だけで、名称・版・提供元・由来を一覧で管理している。入手元は PyPI と npm に限る。',
      evidence: [{ kind: 'section', path: 'docs/oss.md', section: '一覧', blob: 'b'.repeat(40), blobMatches: true }],
    }),
    declaration('PW.4.1-2a', { statement: '一覧と入手記録を GitHub のリポジトリで管理し、関係者で共有している。' }),
    declaration('PW.4.1-2b', { statement: '一覧の変更はコミット履歴で追跡できる。' }),
    declaration('PW.4.1-2c', {
      statement: '問題が報告された部品を使っていないことを確認し、取得時点の最新のパッケージマネージャを用いている。',
    }),
  ],
});

const SEEN = evidence([
  observed('sca.alerts-enabled', true, {
    sources: [{ url: 'https://api.github.com/repos/acme/widget/vulnerability-alerts', status: 204, readAt: AT }],
  }),
  observed('repo.dependabot-config', false),
  observed('repo.renovate-config', false),
  observed('sca.security-updates-enabled', false),
]);

/** Deck, case study of PW.4.1, replayed from evidence and declarations. */
export const DECK_CASE: CaseInput = {
  task: 'PW.4.1',
  policy,
  facts: FACTS,
  evidence: SEEN,
  records: DECLARED,
  assessment: assessed({ policy, facts: FACTS, at: AT, evidence: SEEN, records: DECLARED }),
};
