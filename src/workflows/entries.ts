import { TOOL_CATEGORIES, type ToolchainEntry } from '../model/evidence.ts';
import { joinTexts, type Text } from '../model/text.ts';
import type { Opaque, ToolUse } from './finding.ts';
import { anyOf } from './tri.ts';
import type { UpdateConfig } from './updates.ts';
import { WORDS } from './words.ts';

export function entriesOf(
  uses: readonly ToolUse[],
  updates: readonly UpdateConfig[],
  opaque: readonly Opaque[],
): ToolchainEntry[] {
  const merged = new Map<string, ToolUse>();
  for (const use of uses) {
    const key = [use.category, use.tool, use.path, use.line].join('\n');
    const old = merged.get(key);
    merged.set(key, old === undefined ? use : joined(use, old));
  }
  const found = [...[...merged.values()].map(entryOf), ...updates.map(updateEntry)];
  return [...found, ...hiddenEntries(found, opaque)].sort(byPlace);
}

/** The same line reached in several ways: the way that judges pull requests speaks, any schedule counts. */
function joined(a: ToolUse, b: ToolUse): ToolUse {
  const rank = (use: ToolUse) =>
    (use.state === 'found' ? 4 : 0) + (use.onPullRequest === 'yes' ? 2 : 0) + (use.swallowed === 'no' ? 1 : 0);
  return { ...(rank(a) > rank(b) ? a : b), onSchedule: anyOf([a.onSchedule, b.onSchedule]) };
}

function entryOf(use: ToolUse): ToolchainEntry {
  const onPullRequest = use.onPullRequest === 'yes' || use.assumedBranch;
  const openBranch = use.state === 'found' && use.onPullRequest === 'unknown' && !use.assumedBranch;
  const notes = [
    use.because,
    use.assumedBranch ? WORDS.branch() : undefined,
    openBranch ? WORDS.pullRequest() : undefined,
    use.swallowed === 'yes' ? WORDS.swallowed() : undefined,
  ];
  const because = notes.filter((note): note is Text => note !== undefined);
  return {
    category: use.category,
    tool: use.tool,
    path: use.path,
    line: use.line,
    onPullRequest,
    state: use.state,
    scheduled: use.onSchedule === 'yes',
    ...(use.swallowed === 'unknown' ? {} : { swallowed: use.swallowed === 'yes' }),
    ...(because.length === 0 ? {} : { because: joinTexts(because) }),
  };
}

function updateEntry(config: UpdateConfig): ToolchainEntry {
  const { tool, path, line } = config;
  const base = { category: 'dependency-updates' as const, tool, path, line, onPullRequest: false };
  return config.active === 'yes'
    ? { ...base, state: 'found' }
    : { ...base, state: 'undecidable', because: config.parses ? WORDS.preset() : WORDS.unreadableConfiguration() };
}

/** A reusable workflow of another repository may run any tool: each category that nothing else shows is open because of it. */
function hiddenEntries(found: readonly ToolchainEntry[], opaque: readonly Opaque[]): ToolchainEntry[] {
  const [call] = opaque.filter((each) => each.kind === 'reusable');
  if (call === undefined) return [];
  const shown = new Set(found.filter((entry) => entry.state === 'found').map((entry) => entry.category));
  const open = TOOL_CATEGORIES.filter((category) => category !== 'dependency-updates' && !shown.has(category));
  const { what, path, line } = call;
  return open.map((category) => ({
    category,
    tool: what,
    path,
    line,
    onPullRequest: false,
    state: 'undecidable',
    because: WORDS.reusable(what),
  }));
}

function byPlace(a: ToolchainEntry, b: ToolchainEntry): number {
  const key = (entry: ToolchainEntry) =>
    [TOOL_CATEGORIES.indexOf(entry.category) + 10, entry.path, (entry.line ?? 0) + 1_000_000, entry.tool].join('\n');
  return key(a) < key(b) ? -1 : 1;
}
