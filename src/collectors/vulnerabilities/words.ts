import type { FixLimits } from '../../model/configuration.ts';
import type { Text } from '../../model/text.ts';
import type { KevCatalog } from '../../vulnerabilities/sources/kev.ts';

/** Sentences of this collector's facts. */
export const SAY = {
  off: (): Text => ({
    en: 'Dependabot alerts are off, so nobody looks: switch them on under Settings > Advanced Security',
    ja: 'Dependabot アラートが無効のため、確認されていません。Settings > Advanced Security で有効にしてください',
  }),
  open: (all: number, development: number): Text => ({
    en: `${all} open, ${development} of them in packages for development only`,
    ja: `未対応 ${all} 件（うち開発専用のパッケージ ${development} 件）`,
  }),
  malware: (alerts: number, recorded: readonly string[]): Text => ({
    en: `${alerts} open alerts about malware${recorded.length === 0 ? '' : `, and in components that no alert names: ${listed(recorded)}`}`,
    ja: `マルウェアに関する未対応のアラート ${alerts} 件${recorded.length === 0 ? '' : `。ほかにアラートのない部品で ${listed(recorded)}`}`,
  }),
  notCompared: (gaps: number, components: number): Text => ({
    en: `${gaps} of ${components} components could not be compared with records of malware`,
    ja: `${components} 部品中 ${gaps} 部品はマルウェアの情報と照合できませんでした`,
  }),
  noAlert: (): Text => ({
    en: 'there is no open or dismissed alert, so there is nothing to look at',
    ja: '未対応又は却下済みのアラートがないため、確認の対象がありません',
  }),
  noSevere: (): Text => ({
    en: 'no critical or high alert is open, so there is nothing to decide',
    ja: '重大（critical・high）な未対応のアラートがないため、判断の対象がありません',
  }),
  triaged: (have: number, all: number, batch: number): Text => ({
    en: `somebody looked at ${have} of ${all} alerts${batch > 1 ? `; ${batch} were dismissed within one minute` : ''}`,
    ja: `アラート ${all} 件中 ${have} 件が確認されています${batch > 1 ? `（${batch} 件が 1 分間に却下されました）` : ''}`,
  }),
  decided: (have: number, all: number): Text => ({
    en: `${have} of ${all} severe open alerts have a decision with its inputs`,
    ja: `重大な未対応のアラート ${all} 件中 ${have} 件に、入力値を伴う判断があります`,
  }),
  answered: (have: number, all: number): Text => ({
    en: `${have} of ${all} severe open alerts have a response and an owner`,
    ja: `重大な未対応のアラート ${all} 件中 ${have} 件に、対応方針と担当者があります`,
  }),
  noLimits: (): Text => ({
    en: 'nobody has set time limits for fixes (fixWithin in .github/ssdf-gate.yml), and this product sets none',
    ja: '修正期限（.github/ssdf-gate.yml の fixWithin）が定められていないため判定できません（本ツールは独自の期限を定めません）',
  }),
  noList: (): Text => ({
    en: 'no list of known exploited vulnerabilities was given, so alerts could not be compared with it',
    ja: '悪用が確認された脆弱性の一覧が渡されていないため、アラートと照合できません',
  }),
  listed: (count: number, { version, released }: KevCatalog): Text => ({
    en: `${count} open alerts are on the list of known exploited vulnerabilities, version ${version} of ${released}`,
    ja: `悪用が確認された脆弱性の一覧（版 ${version}、${released}）に載っている未対応のアラートは ${count} 件です`,
  }),
  fixedInTime: (
    { have, total, byRule }: { readonly have: number; readonly total: number; readonly byRule: number },
    { critical, high }: FixLimits,
  ): Text => {
    const left = leftOut(byRule);
    return {
      en: `${have} of ${total} severe alerts that fell due were fixed in time (critical ${critical}, high ${high})${left.en}`,
      ja: `期限を迎えた重大なアラート ${total} 件中 ${have} 件が期限内に修正されています（critical ${critical}、high ${high}）${left.ja}`,
    };
  },
  nothingDue: (byRule: number): Text => {
    const left = leftOut(byRule);
    return {
      en: `no severe alert has been fixed or has run out of its time, so there is nothing to count${left.en}`,
      ja: `修正済み又は期限を過ぎた重大なアラートがないため、数える対象がありません${left.ja}`,
    };
  },
  noAdvisory: (): Text => ({
    en: 'no security advisory of this repository has been published',
    ja: 'このリポジトリで公開されたセキュリティアドバイザリはありません',
  }),
  advisories: (have: number, all: number): Text => ({
    en: `${have} of ${all} published advisories name a CWE`,
    ja: `公開済みのアドバイザリ ${all} 件中 ${have} 件に CWE の記載があります`,
  }),
  strangerSees: (): Text => ({
    en: 'GitHub leaves unpublished reports out for those who may not see them, and nothing in its answer shows that this token may; the permission repository_advisories: read of the App would be needed',
    ja: 'GitHub は閲覧権限のない相手には未公開の報告を示しません。応答からは、このトークンに閲覧権限があるか確認できません（App の権限 repository_advisories: read が必要です）',
  }),
} as const;

/** The first names of a list. */
function listed(ids: readonly string[]): string {
  const shown = ids.slice(0, 5).join(', ');
  return ids.length > 5 ? `${shown}, … (${ids.length})` : shown;
}

/** What a rule dismissed in time is in no sum, and said. */
function leftOut(byRule: number): Text {
  if (byRule === 0) return { en: '', ja: '' };
  return {
    en: `; ${byRule} that a rule dismissed in time are not counted`,
    ja: `。期限内にルールが自動で却下した ${byRule} 件は数えていません`,
  };
}
