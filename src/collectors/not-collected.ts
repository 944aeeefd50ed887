import type { Text } from '../model/text.ts';

/** Facts of the vocabulary that no collector gives, and why. No criterion may name them; a test holds this list complete. */
export const NOT_COLLECTED: Readonly<Record<string, Text>> = {};

/** Facts that are unknown in every repository as long as nothing can be handed over that would answer them. */
export const ALWAYS_UNKNOWN: Readonly<Record<string, Text>> = {
  'vulnerability.decisions-refreshed-at': {
    en: 'only a verified run in CI could tell, and what is taken over from CI holds no triage yet',
    ja: '検証済みの CI の実行結果だけが示せますが、CI から取り込む証跡にトリアージの結果が含まれないため',
  },
  'vulnerability.sbom-matched-at': {
    en: 'only a verified run in CI could tell, and what is taken over from CI holds no triage yet',
    ja: '検証済みの CI の実行結果だけが示せますが、CI から取り込む証跡にトリアージの結果が含まれないため',
  },
  'vulnerability.sources': {
    en: 'only a verified run in CI could tell, and what is taken over from CI holds no triage yet',
    ja: '検証済みの CI の実行結果だけが示せますが、CI から取り込む証跡にトリアージの結果が含まれないため',
  },
};
