import type { Annotation } from '../../model/check-run.ts';
import type { ComponentChange, KnownVulnerability } from '../../model/component-change.ts';
import type { Language, Text } from '../../model/text.ts';
import { componentRow, shownChanges, vulnerabilityText } from '../component-rows.ts';
import { inputText, outcomesText, toSettle } from '../decision-text.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { cutText, visibleLine } from '../visible.ts';
import { colon } from '../words.ts';

const MAX_LENGTH = 2000;

/**
 * One annotation per component that brings something to look at, on the line of the manifest at the head: a failure for malware,
 * which fails no gate by itself, a warning for known vulnerabilities, a notice for a new component of which the license or the source is unknown.
 */
export function componentAnnotations(input: ReportInput, options: ReportOptions): readonly Annotation[] {
  const compared = shownChanges(input, options);
  if (compared?.state !== 'compared') return [];
  const notable = compared.changes.filter((change) => isVulnerable(change) || isObscure(change));
  return notable.map((change) => ({
    path: change.path,
    startLine: change.line ?? 1,
    endLine: change.line ?? 1,
    level: levelOf(change),
    title: cutText(visibleLine(`SSDF PW.4.4: ${change.name} ${change.version}`), 200),
    message: message(change, options)
      .map((line) => cutText(visibleLine(line), MAX_LENGTH))
      .join('\n'),
  }));
}

function levelOf(change: ComponentChange): Annotation['level'] {
  if (isMalware(change)) return 'failure';
  return isVulnerable(change) ? 'warning' : 'notice';
}

function isMalware({ newVulnerabilities }: ComponentChange): boolean {
  return newVulnerabilities.some(({ malware }) => malware === true);
}

function isVulnerable({ newVulnerabilities }: ComponentChange): boolean {
  return newVulnerabilities.length > 0;
}

function isObscure({ kind, license, sourceKnown }: ComponentChange): boolean {
  return kind === 'added' && (license === null || !sourceKnown);
}

/** What comes, and what to do about it. */
function message(change: ComponentChange, options: ReportOptions): readonly string[] {
  const { language } = options;
  const { what, license, source } = componentRow(change, options);
  const advisories = change.newVulnerabilities
    .map((one) => vulnerabilityText(one, language))
    .join({ en: ', ', ja: '、' }[language]);
  const about = {
    en: `${what}; license: ${license}; source repository: ${source}.`,
    ja: `${what}（ライセンス：${license}、ソースの所在：${source}）。`,
  }[language];
  if (isMalware(change))
    return [
      { en: `Malware: ${advisories}. ${about}`, ja: `マルウェアです：${advisories}。${about}` }[language],
      {
        en: 'Do not merge. Take the component out, and treat machines and CI runs that installed it as an incident: replace every credential they could read.',
        ja: 'マージしないでください。部品を取り除き、導入した環境や CI の実行はインシデントとして扱い、読み取れた認証情報をすべて交換してください。',
      }[language],
    ];
  if (isVulnerable(change))
    return [
      {
        en: `Brings known vulnerabilities: ${advisories}. ${about}`,
        ja: `既知の脆弱性が加わります：${advisories}。${about}`,
      }[language],
      cure(change)[language],
      ...change.newVulnerabilities.flatMap((one) => decisionLines(one, language)),
    ];
  return [
    { en: `GitHub could not tell where it comes from: ${about}`, ja: `出所の一部が不明な部品です：${about}` }[language],
    {
      en: 'Find out its license and where its source lies before it is used.',
      ja: '利用する前に、ライセンスとソースの所在を確認してください。',
    }[language],
  ];
}

/** Where all of them name the same version that repairs them, that one is what to look for. */
function cure({ newVulnerabilities }: ComponentChange): Text {
  const fixes = newVulnerabilities.map(({ fixedIn }) => fixedIn);
  const named = [...new Set(fixes.filter((one) => one !== undefined))];
  const [only, ...others] = named;
  const whole = fixes.every((one) => one !== undefined);
  if (whole && only !== undefined && others.length === 0)
    return {
      en: `Choose ${only} or a later version, or another component.`,
      ja: `${only} 以降のバージョン又は別の部品を選んでください。`,
    };
  return {
    en: 'Choose a version without them, or another component.',
    ja: '該当しないバージョン又は別の部品を選んでください。',
  };
}

/** What the decision rests on, so that a reader of the line need not open the whole report. */
function decisionLines({ advisory, decision }: KnownVulnerability, language: Language): readonly string[] {
  if (decision === undefined) return [];
  const lines = [...decision.inputs.map((one) => inputText(one, language)), toSettle(decision, language)];
  return [`${advisory}${colon(language)}${outcomesText(decision.reachable, language)}`, ...lines.filter(Boolean)];
}
