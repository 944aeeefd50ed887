import { asMapping, parseLooseJson, parseYaml, type Mapping, type Parsed } from './parse.ts';
import { fails, HOLDS, UNDECIDABLE, UNPARSEABLE, type Verdict } from './verdict.ts';

export const DEPENDABOT = ['.github/dependabot.yml', '.github/dependabot.yaml'];

/** Renovate uses the first of these that exists. */
export const RENOVATE = [
  'renovate.json',
  'renovate.json5',
  '.github/renovate.json',
  '.github/renovate.json5',
  '.gitlab/renovate.json',
  '.gitlab/renovate.json5',
  '.renovaterc',
  '.renovaterc.json',
  '.renovaterc.json5',
  'package.json',
];

/** Version 2 with at least one entry that may open a pull request. Whether updates are merged is not seen here. */
export function judgeDependabot(text: string): Verdict {
  const parsed = parseYaml(text);
  if (parsed.state === 'broken') return UNPARSEABLE;
  const config = asMapping(parsed.value);
  if (config?.version !== 2)
    return fails('the file is not a version 2 configuration', 'ファイルが version 2 の設定ではありません');
  const updates = Array.isArray(config.updates) ? config.updates.map(asMapping) : [];
  const entries = updates.filter((entry) => typeof entry?.['package-ecosystem'] === 'string');
  if (entries.length === 0) return fails('"updates" has no entry', '「updates」に項目がありません');
  if (entries.some((entry) => entry?.['open-pull-requests-limit'] !== 0)) return HOLDS;
  return fails(
    'every entry has "open-pull-requests-limit: 0", which switches version updates off',
    'すべての項目が「open-pull-requests-limit: 0」で、バージョン更新が無効になっています',
  );
}

export function judgeRenovate(text: string, path: string): Verdict {
  const parsed = parseLooseJson(text);
  const config = path === 'package.json' ? withinPackage(parsed) : parsed;
  if (config === undefined) {
    return fails(
      'package.json has no "renovate" section, and there is no other file',
      '設定ファイルがなく、package.json に「renovate」の項目もありません',
    );
  }
  const mapping = config.state === 'parsed' ? asMapping(config.value) : undefined;
  return mapping === undefined ? UNPARSEABLE : judgeRenovateConfig(mapping);
}

function withinPackage(parsed: Parsed): Parsed | undefined {
  if (parsed.state === 'broken') return parsed;
  const contents = asMapping(parsed.value);
  if (contents === undefined) return { state: 'broken' };
  return contents.renovate === undefined ? undefined : { state: 'parsed', value: contents.renovate };
}

/** The file's own word wins over its presets. A preset of another repository may switch updates off, unseen from here. */
function judgeRenovateConfig({ enabled, extends: presets }: Mapping): Verdict {
  const off = fails('the configuration switches Renovate off', '設定で Renovate が無効になっています');
  if (enabled === false) return off;
  if (enabled === true) return HOLDS;
  const names = (Array.isArray(presets) ? presets : [presets]).filter((name) => typeof name === 'string');
  if (names.some((name) => /^(?:default)?:disableRenovate$/.test(name))) return off;
  return names.every(isBuiltIn) ? HOLDS : UNDECIDABLE;
}

const BUILT_IN =
  /^(?:abandonments|config|customManagers|default|docker|global|group|helpers|mergeConfidence|monorepo|npm|packages|preview|regexManagers|replacements|schedule|security|workarounds)?:[^/>]+$/;

function isBuiltIn(name: string): boolean {
  return BUILT_IN.test(name);
}
