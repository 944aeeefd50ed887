import type { Text } from '../model/text.ts';
import type { XmlFinding } from '../model/xml-findings.ts';
import { quoted, type SbomProblem } from './problem.ts';
import { ruleInWords } from './rule-words.ts';
import type { XmlElement } from './xml.ts';
import { namedPath } from './xml-place.ts';

/** What the XML schema says, in our words and with the place by names. Names given twice are told elsewhere, with both. */
export function xmlProblems(findings: readonly XmlFinding[], root: XmlElement): readonly SbomProblem[] {
  return findings
    .filter(({ message }) => !message.includes('Duplicate key-sequence'))
    .map(({ path, line, message }) => {
      const plain = message.trim().replaceAll(/\{http[^}]*\}/g, '');
      const attribute = /, attribute '([^']{1,100})':/.exec(plain)?.[1];
      const place = attribute === undefined ? '' : `/@${attribute.replace(/^.*:/, '')}`;
      return { pointer: `${namedPath(root, path)}${place}`, line, message: inWords(plain) };
    });
}

interface Pattern {
  readonly form: RegExp;
  readonly say: (detail: string) => Text;
}

/** The validator's own sentences (libxml2, XML Schema 1.0 rules) and what they mean. */
const PATTERNS: readonly Pattern[] = [
  { form: /: This element is not expected\. Expected is (?:one of )?\( (.*) \)\.$/s, say: misplaced },
  { form: /: This element is not expected\.$/, say: () => misplaced('') },
  { form: /: Missing child element\(s\)\. Expected is (?:one of )?\( (.*) \)\.$/s, say: lacking },
  { form: /The attribute '[^']*' is not allowed\.$/, say: () => ruleInWords('additionalProperties', '') },
  { form: /The attribute '[^']*' is required but missing\.$/, say: () => ruleInWords('required', '') },
  {
    form: /\[facet 'enumeration'\].*of the set \{(.*)/s,
    say: (set) => ruleInWords('enum', quoted(set.replace(/\}\.$/, ''))),
  },
  { form: /\[facet 'pattern'\].*by the pattern '(.*)'\.$/s, say: (pattern) => ruleInWords('pattern', quoted(pattern)) },
  {
    form: /is not a valid value of the (?:atomic|local atomic|list|union) type '([^']*)'/,
    say: (type) => ruleInWords('format', quoted(type)),
  },
  { form: /is not a valid value of the/, say: () => ruleInWords('format', 'XML Schema') },
];

function inWords(message: string): Text {
  for (const { form, say } of PATTERNS) {
    const found = form.exec(message);
    if (found !== null) return say(found[1] ?? '');
  }
  const words = quoted(message);
  return { en: `breaks a rule of the schema: ${words}`, ja: `スキーマの規則に反しています: ${words}` };
}

function misplaced(expected: string): Text {
  if (expected === '') return { en: 'is not expected here', ja: 'ここに置けない要素です' };
  const words = quoted(expected);
  return { en: `is not expected here; expected: ${words}`, ja: `ここに置けない要素です。置けるのは ${words} です` };
}

function lacking(expected: string): Text {
  const words = quoted(expected);
  return { en: `lacks a child element: ${words}`, ja: `子要素がありません: ${words}` };
}
