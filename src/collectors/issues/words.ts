import type { Text } from '../../model/text.ts';

/** Sentences of this collector's facts. */
export const SAY = {
  noThreats: (path: string): Text => ({
    en: `no table of threats was found (${path}), so there is nothing to track`,
    ja: `脅威の表が見つからないため（${path}）、追跡の対象がありません`,
  }),
  threats: (have: number, all: number): Text => ({
    en: `${have} of ${all} threats of the model have an issue, an owner and a status`,
    ja: `脅威モデルの脅威 ${all} 件中 ${have} 件に、Issue・担当者・状態が記されています`,
  }),
  causes: (have: number, all: number): Text => ({
    en: `${have} of ${all} published severe advisories and closed security issues are linked to a record of the cause`,
    ja: `公開済みの重大なアドバイザリとクローズ済みのセキュリティ Issue ${all} 件中 ${have} 件が、原因の記録と関連付けられています`,
  }),
  noWeakness: (): Text => ({
    en: 'no severe advisory has been published and no issue with the label "security" has been closed',
    ja: '公開済みの重大なアドバイザリも、クローズ済みのラベル「security」の Issue もありません',
  }),
} as const;
