import { escapeMarkdown, plainMarkdown } from '../escape-markdown.ts';
import { type Section, section } from '../sections.ts';
import { timeText } from '../time.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { CONCLUSIONS, DISCLAIMER, WORDS } from '../words.ts';

/** What the gate concluded and why. */
export function gateSection({ assessment }: ReportInput, { language }: ReportOptions): Section {
  const { gate } = assessment;
  const head = `**${WORDS.gate[language]}**: \`${gate.mode}\` → ${CONCLUSIONS[gate.conclusion][language]}`;
  return section(88, { head, rows: gate.reasons.map((reason) => `- ${plainMarkdown(reason[language])}`) });
}

/** What every report says about itself, and what it was made from. */
export function footerSection({ assessment, evidence }: ReportInput, { language, audience }: ReportOptions): Section {
  const { policy, subject, profile, assessedAt } = assessment;
  const { sent, counted } = evidence.requests;
  const status =
    policy.status === 'provisional'
      ? { en: 'provisional', ja: '暫定' }[language]
      : { en: 'settled', ja: '確定' }[language];
  const held =
    audience === 'public'
      ? `${{ en: 'This page is public: unfixed vulnerabilities and details of administration settings are not shown.', ja: '公開リポジトリのため、未修正の脆弱性と管理設定の詳細は表示していません。' }[language]}\n`
      : '';
  const commit = subject.commit === null ? '–' : subject.commit.slice(0, 12);
  const made = {
    en: `\`${escapeMarkdown(policy.name)}\` (${status}) ${policy.digest.slice(0, 19)}… · profile ${escapeMarkdown(profile)} · commit ${commit} · ${timeText(assessedAt, 'en')} · ${sent} requests, ${counted} counted`,
    ja: `\`${escapeMarkdown(policy.name)}\`（${status}）${policy.digest.slice(0, 19)}… ・ プロファイル ${escapeMarkdown(profile)} ・ コミット ${commit} ・ ${timeText(assessedAt, 'ja')} ・ リクエスト ${sent}（うち計上 ${counted}）`,
  }[language];
  return section(100, { head: `${held}${DISCLAIMER[language]}\n\n${made}` });
}
