import { plainMarkdown } from '../escape-markdown.ts';
import { type Section, section } from '../sections.ts';
import { timeText } from '../../language/time.ts';
import { basisText, factsText } from '../totals.ts';
import type { ReportInput, ReportOptions } from '../types.ts';
import { DISCLAIMER, POLICY_STATUS, WORDS } from '../words.ts';

/** What every report says about itself, and what it was made from. */
export function footerSection(input: ReportInput, options: ReportOptions): Section {
  const { language, audience } = options;
  const space = { en: ' ', ja: '' }[language];
  const lines = [
    [factsText(input, options), basisText(input, options)].map((text) => text[language]).join(space),
    ...(audience === 'public' ? [WORDS.publicPage[language]] : []),
    [DISCLAIMER, WORDS.legend].map((text) => text[language]).join(space),
    plainMarkdown(madeFrom(input, options)),
  ];
  return section(100, { head: lines.join('\n\n') });
}

/** Policy, profile, commit, time and requests in one line; holds repository text. */
export function madeFrom({ assessment, evidence }: ReportInput, { language }: ReportOptions): string {
  const { policy, subject, profile, assessedAt } = assessment;
  const { sent, counted } = evidence.requests;
  const status = POLICY_STATUS[policy.status];
  const digest = `${policy.digest.slice(0, 'sha256:'.length + 12)}…`;
  const commit = subject.commit === null ? '–' : subject.commit.slice(0, 12);
  return {
    en: `${policy.name} (${status.en}) ${digest} · profile ${profile} · commit ${commit} · ${timeText(assessedAt, 'en')} · ${sent} requests, ${counted} counted`,
    ja: `${policy.name}（${status.ja}）${digest} ・ プロファイル ${profile} ・ コミット ${commit} ・ ${timeText(assessedAt, 'ja')} ・ リクエスト ${sent}（うち計上 ${counted}）`,
  }[language];
}
