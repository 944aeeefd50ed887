import type { Annotation } from '../../model/check-run.ts';
import type { ComponentChange } from '../../model/component-change.ts';
import { componentRow, shownChanges } from '../component-rows.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { cutText, visibleLine } from '../visible.ts';

const MAX_LENGTH = 2000;

/**
 * One annotation per component that brings something to look at, on the line of the manifest at the head: a warning for known
 * vulnerabilities, a notice for a new component of which the license or the source is unknown.
 */
export function componentAnnotations(input: ReportInput, options: ReportOptions): readonly Annotation[] {
  const compared = shownChanges(input, options);
  if (compared?.state !== 'compared') return [];
  const notable = compared.changes.filter((change) => isVulnerable(change) || isObscure(change));
  return notable.map((change) => ({
    path: change.path,
    startLine: change.line ?? 1,
    endLine: change.line ?? 1,
    level: isVulnerable(change) ? ('warning' as const) : ('notice' as const),
    title: cutText(visibleLine(`SSDF PW.4.4: ${change.name} ${change.version}`), 200),
    message: message(change, options)
      .map((line) => cutText(visibleLine(line), MAX_LENGTH))
      .join('\n'),
  }));
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
  const advisories = change.newVulnerabilities.map(({ advisory, severity }) => `${advisory} (${severity})`).join(', ');
  const about = {
    en: `${what}; license: ${license}; source repository: ${source}.`,
    ja: `${what}（ライセンス：${license}、ソースの所在：${source}）。`,
  }[language];
  if (isVulnerable(change))
    return [
      {
        en: `Brings known vulnerabilities: ${advisories}. ${about}`,
        ja: `既知の脆弱性が加わります：${advisories}。${about}`,
      }[language],
      {
        en: 'Choose a version without them, or another component.',
        ja: '該当しないバージョン又は別の部品を選んでください。',
      }[language],
    ];
  return [
    { en: `GitHub could not tell where it comes from: ${about}`, ja: `出所の一部が不明な部品です：${about}` }[language],
    {
      en: 'Find out its license and where its source lies before it is used.',
      ja: '利用する前に、ライセンスとソースの所在を確認してください。',
    }[language],
  ];
}
