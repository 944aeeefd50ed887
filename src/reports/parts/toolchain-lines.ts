import type { Evidence, ToolchainEntry } from '../../model/evidence.ts';
import type { Language } from '../../model/text.ts';

/** What the workflows run, one line a place for a terminal, and what was not read of them; names may hold repository text. */
export function toolchainLines({ toolchain, toolchainRead }: Evidence, language: Language): readonly string[] {
  const head = WORDS.head[language];
  const rows = joined(toolchain).map((entry) => `  ${row(entry, language)}`);
  const none = rows.length === 0 ? [`  ${WORDS.none[language]}`] : [];
  const open = toolchainRead.state === 'read' ? [] : [`  ${toolchainRead.because[language]}`];
  return [head, ...rows, ...none, ...open];
}

interface Row extends Omit<ToolchainEntry, 'category'> {
  readonly categories: readonly string[];
}

/** One call to another repository leaves many categories open: they share a line. */
function joined(entries: readonly ToolchainEntry[]): Row[] {
  const rows = new Map<string, Row>();
  for (const { category, ...entry } of entries) {
    const key = JSON.stringify(entry);
    rows.set(key, { ...entry, categories: [...(rows.get(key)?.categories ?? []), category] });
  }
  return [...rows.values()];
}

function row(
  { categories, tool, path, line, state, because, onPullRequest, scheduled }: Row,
  language: Language,
): string {
  const place = line === undefined ? path : `${path}:${line}`;
  const when = [
    ...(state === 'found' ? [] : [WORDS.undecidable[language]]),
    ...(onPullRequest ? [WORDS.onPullRequest[language]] : []),
    ...(scheduled === true ? [WORDS.scheduled[language]] : []),
  ];
  const notes = [...when, ...(because === undefined ? [] : [because[language]])];
  const said = notes.length === 0 ? '' : ` - ${notes.join('; ')}`;
  return `${categories.join(', ').padEnd(20)} ${tool.padEnd(26)} ${place}${said}`;
}

const WORDS = {
  head: { en: 'tools that the workflows run', ja: 'ワークフローが実行するツール' },
  none: { en: 'none was seen', ja: '見つかりません' },
  undecidable: { en: 'cannot be decided', ja: '判断できません' },
  onPullRequest: { en: 'on every pull request', ja: 'すべてのプルリクエストで実行' },
  scheduled: { en: 'on a schedule', ja: '定期実行' },
} as const;
