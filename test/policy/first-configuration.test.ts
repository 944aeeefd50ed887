import { describe, expect, it } from '@jest/globals';
import { NO_CONFIGURATION } from '../../src/model/configuration.ts';
import { configurationSchema } from '../../src/policy/configuration-schema.ts';
import { firstConfiguration, ORGANIZATION_PROPOSALS, PROPOSALS } from '../../src/policy/first-configuration.ts';
import { parseConfiguration } from '../../src/policy/parse-configuration.ts';

const FILE = '.github/ssdf-gate.yml';
const LANGUAGES = ['en', 'ja'] as const;
const all = [...PROPOSALS, ...ORGANIZATION_PROPOSALS];
const rows = LANGUAGES.flatMap((language) =>
  all.map(({ yaml }) => ({ language, key: yaml.split(':')[0] ?? '', yaml })),
);

/** The file as it is once somebody took away the marks before one key. */
function uncommented(language: (typeof LANGUAGES)[number], yaml: string): string {
  const marked = yaml.replaceAll(/^/gm, '# ');
  const text = firstConfiguration(language);
  expect(text.split(marked)).toHaveLength(2);
  return text.replace(marked, yaml);
}

describe('a first configuration', () => {
  it.each(LANGUAGES)('sets nothing that nobody decided (%s)', (lang) => {
    expect(parseConfiguration(FILE, firstConfiguration(lang))).toMatchObject({
      configuration: { ...NO_CONFIGURATION, gate: 'observe', lang },
      problems: [],
    });
  });

  it.each(rows)('$key is valid as it is proposed in $language, and then is set', ({ language, key, yaml }) => {
    const before = parseConfiguration(FILE, firstConfiguration(language)).configuration;
    const { configuration, problems } = parseConfiguration(FILE, uncommented(language, yaml));
    expect(problems).toEqual([]);
    expect({ key, changed: JSON.stringify(configuration) !== JSON.stringify(before) }).toEqual({ key, changed: true });
  });

  it('proposes every key that a configuration has', () => {
    const named = new Set([...rows.map(({ key }) => key), 'gate', 'lang']);
    // A set of policies of one's own needs a folder first: policies/README.md says how.
    const expected = Object.keys(configurationSchema.shape).filter((key) => key !== 'policies');
    expect(expected.filter((key) => !named.has(key))).toEqual([]);
  });
});
