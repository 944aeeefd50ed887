import { load } from 'js-yaml';
import { GORELEASER_FILES } from '../callers/goreleaser.ts';
import { itemsAt, member, textAt, textsAt } from '../located.ts';
import { readLocated } from '../read-located.ts';
import type { Tri } from '../model.ts';
import { withoutComments } from './comments.ts';
import type { ToolSettings } from './types.ts';

/** Text of a file by its path; undefined where it was not given. */
export type Texts = (path: string) => string | undefined;

const ESLINT = [
  ...['', '.json', '.js', '.cjs', '.mjs', '.yml', '.yaml'].map((end) => `.eslintrc${end}`),
  ...['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((end) => `eslint.config.${end}`),
];
const RUFF = ['ruff.toml', '.ruff.toml', 'pyproject.toml'];
const GOLANGCI = ['yml', 'yaml', 'toml', 'json'].map((end) => `.golangci.${end}`);

/** Files beside the workflows that settle what a tool does. */
export const SETTING_FILES: readonly string[] = [
  ...ESLINT,
  ...RUFF,
  ...GOLANGCI,
  ...GORELEASER_FILES,
  '.npmrc',
  'package.json',
];

/** Reads what the tools' own configurations say. A file that cannot be read leaves its question open. */
export function settingsOf(texts: Texts): ToolSettings {
  return {
    eslintSecurity: strongest([
      ...ESLINT.map((path) => eslintLoads(texts(path))),
      packageEslint(texts('package.json')),
    ]),
    ruffSecurity: strongest(RUFF.map((path) => ruffSelects(path, texts(path)))),
    golangciSecurity: strongest(GOLANGCI.map((path) => golangciEnables(path, texts(path)))),
    goreleaserSigns: strongest(GORELEASER_FILES.map((path) => goreleaserSigns(texts(path)))),
    goreleaserSboms: strongest(GORELEASER_FILES.map((path) => goreleaserSboms(texts(path)))),
    npmProvenance: strongest([npmrcAsks(texts('.npmrc')), packageAsks(texts('package.json'))]),
  };
}

function strongest(answers: readonly Tri[]): Tri {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

const SECURITY_PLUGIN =
  /eslint-plugin-(security|security-node|no-unsanitized|no-secrets)\b|@microsoft\/(eslint-plugin-)?sdl|plugin:(security|security-node|no-unsanitized)\b|plugins['"]?\s*:\s*\[[^\]]{0,500}['"](security|security-node|no-unsanitized)['"]|^[ \t]*-[ \t]*['"]?(plugin:)?(security|security-node|no-unsanitized)\b/m;

function eslintLoads(text: string | undefined): Tri {
  return text !== undefined && SECURITY_PLUGIN.test(withoutComments(text)) ? 'yes' : 'no';
}

function packageEslint(text: string | undefined): Tri {
  const manifest = json(text);
  if (manifest === undefined) return 'no';
  return eslintLoads(JSON.stringify((manifest as { eslintConfig?: unknown }).eslintConfig ?? {}));
}

/** `select` and `extend-select` of ruff's own sections. A TOML reader is not needed for one list of quoted codes. */
function ruffSelects(path: string, text: string | undefined): Tri {
  if (text === undefined) return 'no';
  const clean = text.replace(/^[ \t]*#.*$|[ \t]#[^"'\n]*$/gm, '');
  const sections = clean
    .split(/^(?=\[)/m)
    .map((section) => ({ name: /^\[([^\]]+)\]/.exec(section)?.[1]?.trim() ?? '', body: section }));
  const own = path === 'pyproject.toml' ? ['tool.ruff', 'tool.ruff.lint'] : ['', 'lint'];
  const lists = sections
    .filter((section) => own.includes(section.name))
    .flatMap((section) =>
      [...section.body.matchAll(/^(?:lint\.)?(?:extend-)?select[ \t]*=[ \t]*\[([^\]]{0,1000})\]/gm)].map(
        (match) => match[1] ?? '',
      ),
    );
  const codes = lists.flatMap((list) => [...list.matchAll(/["']([A-Z]+\d*)["']/g)].map((match) => match[1] ?? ''));
  return codes.some((code) => /^(S\d*|ALL)$/.test(code)) ? 'yes' : 'no';
}

function golangciEnables(path: string, text: string | undefined): Tri {
  if (text === undefined) return 'no';
  if (path.endsWith('.toml'))
    return /^[ \t]*enable[ \t]*=[ \t]*\[[^\]]{0,1000}["']gosec["']/m.test(text.replace(/#.*$/gm, '')) ? 'yes' : 'no';
  const read = readLocated(text);
  if (!read.ok) return 'unknown';
  // golangci-lint and GoReleaser follow merge keys, which are not followed here.
  const otherwise: Tri = read.mergesAt === undefined ? 'no' : 'unknown';
  const linters = member(read.root, 'linters');
  const enabled = textsAt(linters, 'enable') ?? [];
  if (enabled.includes('gosec')) return 'yes';
  const everything = textAt(linters, 'enable-all') === 'true' || textAt(linters, 'default') === 'all';
  const preset = textsAt(linters, 'presets')?.includes('bugs') === true;
  const disabled = textsAt(linters, 'disable')?.includes('gosec') === true;
  return (everything || preset) && !disabled ? 'yes' : otherwise;
}

/** A sign entry signs nothing unless it names artifacts; its default is none. */
function goreleaserSigns(text: string | undefined): Tri {
  return goreleaser(text, (root) => {
    const named = [...itemsAt(root, 'signs'), ...itemsAt(root, 'docker_signs')];
    const signs = named.some((entry) => (textAt(entry, 'artifacts') ?? 'none') !== 'none');
    return signs || itemsAt(root, 'binary_signs').length > 0;
  });
}

function goreleaserSboms(text: string | undefined): Tri {
  return goreleaser(text, (root) => itemsAt(root, 'sboms').length > 0);
}

function goreleaser(text: string | undefined, holds: (root: Parameters<typeof itemsAt>[0]) => boolean): Tri {
  if (text === undefined) return 'no';
  const read = readLocated(text);
  if (!read.ok) return 'unknown';
  if (holds(read.root)) return 'yes';
  return read.mergesAt === undefined ? 'no' : 'unknown';
}

function npmrcAsks(text: string | undefined): Tri {
  return text !== undefined && /^[ \t]*provenance[ \t]*=[ \t]*true[ \t]*$/m.test(text) ? 'yes' : 'no';
}

function packageAsks(text: string | undefined): Tri {
  const manifest = json(text) as { publishConfig?: { provenance?: unknown } } | undefined;
  return manifest?.publishConfig?.provenance === true ? 'yes' : 'no';
}

function json(text: string | undefined): object | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    // A manifest that is no JSON configures nothing that npm would read.
    return undefined;
  }
}

/** JSON with comments, trailing commas or bare keys (Renovate's json5): YAML's flow form reads the rest, in one pass. */
export function looseJson(text: string): unknown {
  const strict = json(text);
  if (strict !== undefined) return strict;
  try {
    return load(withoutComments(text), { maxAliases: 0 });
  } catch {
    // The caller says "does not parse".
    return undefined;
  }
}
