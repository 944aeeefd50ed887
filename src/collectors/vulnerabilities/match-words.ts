import type { Text } from '../../model/text.ts';
import type { MatchReport } from './triage-report.ts';

const MEANS: Readonly<Record<string, string>> = { osv: 'OSV', kev: 'KEV', epss: 'EPSS' };

function list(names: readonly string[], between: string): string {
  const more = names.length > 3 ? ` (+${names.length - 3})` : '';
  return `${names.slice(0, 3).join(between)}${more}`;
}

/** Sentences of the facts that a match in CI tells. */
export const MATCH = {
  none: (): Text => ({
    en: 'no result of a run that matched the SBOM or refreshed decisions was given; only a verified run in CI can tell: have the Action leave what sbom triage writes (inputs triage and evidence)',
    ja: 'SBOM の照合や判断の更新を行った実行の結果が渡されていません。検証できる CI の実行だけが根拠となります。sbom triage の出力を Action で残してください（入力 triage と evidence）',
  }),
  unattested: (paths: readonly string[]): Text => ({
    en: `${list(paths, ', ')} was handed over without a proof of the run that made it; it counts once the App takes it over from CI`,
    ja: `${list(paths, '、')} には作成した実行の証明がありません。App が CI から取り込んだときに算入します`,
  }),
  noRelease: (): Text => ({
    en: 'there is no release whose SBOM could have been matched',
    ja: '照合の対象となる SBOM を含むリリースがありません',
  }),
  noDigests: (tag: string): Text => ({
    en: `GitHub names no digests of the files of ${tag}, so that nobody can tell whether its SBOM was matched`,
    ja: `${tag} のファイルのダイジェストが GitHub から得られず、その SBOM が照合されたか判断できません`,
  }),
  otherSbom: (tag: string, { path, digest }: MatchReport): Text => ({
    en: `${path} is about another SBOM (${digest.slice(0, 19)}) than those of ${tag}; match the very file that the release carries`,
    ja: `${path} は ${tag} の SBOM とは別の SBOM（${digest.slice(0, 19)}）に関するものです。リリースに添付したファイルそのものを照合してください`,
  }),
  notAll: (tag: string, names: readonly string[]): Text => ({
    en: `of the SBOMs of ${tag}, ${list(names, ', ')} was not matched`,
    ja: `${tag} の SBOM のうち ${list(names, '、')} が照合されていません`,
  }),
  lacks: (path: string, kinds: readonly string[]): Text => ({
    en: `${path} does not rest on data with a date of ${list(
      kinds.map((kind) => MEANS[kind] ?? kind),
      ' and ',
    )}; an empty copy is none`,
    ja: `${path} は日付のある ${list(
      kinds.map((kind) => MEANS[kind] ?? kind),
      '・',
    )} のデータに基づいていません（空のデータは対象外です）`,
  }),
  nothingLooked: (path: string): Text => ({
    en: `in ${path} no component could be looked up in the data that was given`,
    ja: `${path} では、与えられたデータで調べられた部品がありません`,
  }),
  matched: (tag: string, looked: number, components: number): Text => ({
    en: `SBOM of ${tag}: ${looked} of ${components} components could be looked up; the time is that of the oldest of the data and of the signature of the run`,
    ja: `${tag} の SBOM：部品 ${components} 件中 ${looked} 件を照合。時刻は、データと実行の署名のうち最も古いものです`,
  }),
} as const;
