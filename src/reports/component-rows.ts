import {
  type ComponentChange,
  type ComponentChangeKind,
  type ComponentChanges,
  isSevere,
  type KnownVulnerability,
} from '../model/component-change.ts';
import type { EpssScore } from '../model/epss.ts';
import { mayBeShownTo } from '../model/fact.ts';
import type { Language, Text } from '../model/text.ts';
import { mayShowFact } from './audience.ts';
import { outcomesText } from './decision-text.ts';
import type { ReportInput, ReportOptions } from './types.ts';
import { bracketed, colon } from './words.ts';

/** The fact whose readers may see the comparison: on a public repository everybody can ask GitHub for it. */
const COMPARISON = 'dependency.introduced-vulnerabilities';

/** What the change does to components; undefined where nothing was compared by design or the reader may not see it. */
export function shownChanges(input: ReportInput, options: ReportOptions): ComponentChanges | undefined {
  return mayShowFact(COMPARISON, input, options) ? input.evidence.componentChanges : undefined;
}

/** One component in words. Every field may hold repository text. */
export interface ComponentRow {
  readonly change: ComponentChange;
  readonly component: string;
  readonly what: string;
  /** Vulnerabilities that the change brings, and for those who see alerts also those that it keeps. */
  readonly vulnerabilities: readonly string[];
  readonly license: string;
  readonly source: string;
}

export function componentRow(change: ComponentChange, { language, audience }: ReportOptions): ComponentRow {
  const kept = mayBeShownTo('security', audience) ? change.oldVulnerabilities : [];
  const still = { en: 'as before', ja: '変更前から' }[language];
  return {
    change,
    component: `${change.name}${bracketed(change.ecosystem, language)}`,
    what: whatText(change, language),
    vulnerabilities: [
      ...change.newVulnerabilities.map((one) => vulnerabilityText(one, language)),
      ...kept.map(({ advisory, severity }) => `${advisory}${bracketed(`${severity}, ${still}`, language)}`),
    ],
    license: licenseText(change, language),
    source: change.kind === 'removed' ? '' : SOURCE[change.sourceKnown ? 'known' : 'unknown'][language],
  };
}

/** `GHSA-… (high; scheduled … immediate)`: what it is, and what to do about it. */
export function vulnerabilityText(known: KnownVulnerability, language: Language): string {
  const { advisory, severity, malware, untold, decision, fixedIn, epss } = known;
  const separator = { en: '; ', ja: '、' }[language];
  const said = [
    malware === true ? MALWARE[language] : severity === 'unknown' ? UNSCORED[language] : severity,
    ...(untold === true ? [UNTOLD[language]] : []),
    ...(decision === undefined ? [] : [outcomesText(decision.reachable, language)]),
    ...(epss === undefined ? [] : [epssText(epss)]),
    ...(fixedIn === undefined ? [] : [{ en: `fixed in ${fixedIn}`, ja: `修正版 ${fixedIn}` }[language]]),
  ];
  return `${advisory}${bracketed(said.join(separator), language)}`;
}

/** `EPSS 4.2 %`: two digits that count, so that a small probability is not read as none. */
function epssText({ probability }: EpssScore): string {
  return `EPSS ${Number((probability * 100).toPrecision(2))} %`;
}

const MALWARE: Text = { en: 'MALWARE', ja: 'マルウェア' };
const UNSCORED: Text = { en: 'no severity given', ja: '深刻度の記載なし' };
const UNTOLD: Text = { en: 'not certain for this version', ja: 'このバージョンが該当するかは不確か' };

const UNKNOWN: Text = { en: 'unknown', ja: '不明' };
const SOURCE = { known: { en: 'known', ja: '判明' }, unknown: UNKNOWN } as const satisfies Record<string, Text>;

const KINDS: Readonly<Record<ComponentChangeKind, Text>> = {
  added: { en: 'added', ja: '追加' },
  upgraded: { en: 'upgraded', ja: '更新' },
  downgraded: { en: 'downgraded', ja: '旧バージョンに変更' },
  changed: { en: 'other version', ja: '別バージョンに変更' },
  removed: { en: 'removed', ja: '削除' },
};

function whatText({ kind, before, version, development }: ComponentChange, language: Language): string {
  const versions = before === undefined ? version : `${before} → ${version}`;
  const only = development ? bracketed({ en: 'development only', ja: '開発専用' }[language], language) : '';
  return `${KINDS[kind][language]} ${versions}${only}`;
}

function licenseText({ kind, license, licenseBefore }: ComponentChange, language: Language): string {
  if (kind === 'removed') return '';
  const now = license ?? UNKNOWN[language];
  return licenseBefore === undefined ? now : `${licenseBefore ?? UNKNOWN[language]} → ${now}`;
}

/** The answer in one sentence: what comes and goes, and what it brings with it. */
export function componentsText({ changes, leftOut }: Compared, language: Language): string {
  const counted = (Object.keys(KINDS) as ComponentChangeKind[]).flatMap((kind) => {
    const count = changes.filter((one) => one.kind === kind).length;
    return count === 0 ? [] : [{ en: `${count} ${KINDS[kind].en}`, ja: `${KINDS[kind].ja} ${count} 件` }[language]];
  });
  const more = leftOut === 0 ? [] : [{ en: `${leftOut} more not looked at here`, ja: `ほか ${leftOut} 件` }[language]];
  const list = [...counted, ...more].join({ en: ', ', ja: '、' }[language]);
  return `${{ en: 'Components', ja: '部品' }[language]}${colon(language)}${list}${{ en: '. ', ja: '。' }[language]}${broughtText(changes)[language]}`;
}

type Compared = Extract<ComponentChanges, { state: 'compared' }>;

function broughtText(changes: readonly ComponentChange[]): Text {
  const [infected, flaws] = [infectedText(changes), flawsText(changes)];
  return infected === undefined ? flaws : { en: `${infected.en}${flaws.en}`, ja: `${infected.ja}${flaws.ja}` };
}

/** What has to be said before anything else: the change brings malware. Undefined where none is known, or these readers may not see it. */
export function malwareText(input: ReportInput, options: ReportOptions): Text | undefined {
  const compared = shownChanges(input, options);
  return compared?.state === 'compared' ? infectedText(compared.changes) : undefined;
}

function infectedText(changes: readonly ComponentChange[]): Text | undefined {
  const infected = changes.filter(({ newVulnerabilities }) => newVulnerabilities.some(({ malware }) => malware)).length;
  if (infected === 0) return undefined;
  return {
    en: `MALWARE in ${infected === 1 ? '1 component' : `${infected} components`}: do not merge. `,
    ja: `マルウェアを含む部品が ${infected} 件あります。マージしないでください。`,
  };
}

function flawsText(changes: readonly ComponentChange[]): Text {
  const brought = changes.flatMap(({ newVulnerabilities }) => newVulnerabilities).filter(({ malware }) => !malware);
  const [all, severe] = [brought, brought.filter(isSevere)].map(
    (list) => new Set(list.map(({ advisory }) => advisory)).size,
  ) as [number, number];
  if (all === 0)
    return {
      en: 'No known vulnerability comes with them; one that nobody has published yet may.',
      ja: '新たに加わる既知の脆弱性はありません（未公表の脆弱性がないことまでは示しません）。',
    };
  return {
    en: `They bring ${all === 1 ? '1 known vulnerability' : `${all} known vulnerabilities`} that ${all === 1 ? 'was' : 'were'} not there before (${severe} critical or high).`,
    ja: `既知の脆弱性が新たに ${all} 件加わります（うち重大なもの ${severe} 件）。`,
  };
}

/** Said where what is known about vulnerabilities, or whether something is malware, was not seen whole. */
export function uncomparedDetails({ detailsUnseen }: Compared, language: Language): string {
  if (detailsUnseen === undefined) return '';
  return {
    en: `Not everything that is known about the components could be read, so that decisions may be a range and malware may be missed: ${detailsUnseen.en}.`,
    ja: `部品に関する情報の一部を読み取れなかったため、判断に幅が残り、マルウェアを見落とす可能性があります：${detailsUnseen.ja}。`,
  }[language];
}

/** Said where the comparison was wanted and did not come, or came only in part. */
export function uncomparedText(because: Text, language: Language): string {
  return {
    en: `Components could not be compared: ${because.en}.`,
    ja: `部品を比較できませんでした：${because.ja}。`,
  }[language];
}
