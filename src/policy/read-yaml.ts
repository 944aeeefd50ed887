import { LineCounter, parseDocument, type Document } from 'yaml';
import type { Text } from '../model/text.ts';
import { MAX_YAML_BYTES, MAX_YAML_LINES, MAX_YAML_MARKS, MAX_YAML_NODES } from '../model/yaml-bounds.ts';
import { boundProblems, firstFew, type Problem, type ProblemCode } from './problem.ts';
import { plainYaml } from './plain-yaml.ts';
import { refusalOf, type Refusal } from './yaml-gate.ts';
import { findingsIn, placeOf, TOO_DEEP, type Place } from './yaml-nodes.ts';

/** Largest policy, configuration or record file that is read, in bytes. */
export const MAX_POLICY_FILE_BYTES = MAX_YAML_BYTES;

export type Path = readonly PropertyKey[];

/** A file as plain data, with a way back from a value to its line. */
export interface YamlFile {
  readonly file: string;
  readonly value: unknown;
  readonly placeOf: (path: Path) => Place;
}

export type YamlReading =
  | { readonly state: 'read'; readonly yaml: YamlFile }
  | { readonly state: 'refused'; readonly problems: readonly [Problem, ...Problem[]] };

/** Parses one YAML 1.2 document. Duplicate keys, aliases, tags and deep nesting are refused: the formats need none of them. */
export function readYaml(file: string, text: string): YamlReading {
  const plain = plainYaml(text);
  return plain === undefined
    ? readSlowly(file, text)
    : { state: 'read', yaml: { file, ...plain, placeOf: placesIn(text) } };
}

/** Positions cost ten times the reading: they are looked for once somebody asks where something stands. */
function placesIn(text: string): YamlFile['placeOf'] {
  let found: { readonly document: Document; readonly lines: LineCounter } | undefined;
  return (path) => {
    found ??= parsed(text);
    return found === undefined ? { line: 1 } : placeOf(found.document, found.lines, path);
  };
}

function parsed(text: string) {
  const lines = new LineCounter();
  const document = parse(text, lines);
  return document === undefined ? undefined : { document, lines };
}

function readSlowly(file: string, text: string): YamlReading {
  const refusal = refusalOf(text);
  if (refusal !== undefined) return refused([problem(file, codeOf(refusal), { line: refusal.line }, sayWhy(refusal))]);
  const found = parsed(text);
  if (found === undefined) return refused([problem(file, 'POLICY_SYNTAX', { line: 1 }, UNREADABLE)]);
  const { document, lines } = found;
  const problems = syntaxProblems(file, document, lines);
  if (problems.length > 0) return refused(problems);
  return {
    state: 'read',
    yaml: { file, value: document.toJS(), placeOf: (path) => placeOf(document, lines, path) },
  };
}

/** undefined when the parser itself gives up, for instance on a hundred thousand open brackets. */
function parse(text: string, lineCounter: LineCounter): Document | undefined {
  try {
    return parseDocument(text, {
      lineCounter,
      schema: 'core',
      merge: false,
      resolveKnownTags: false,
      stringKeys: true,
      // Its own check compares every key with every other one; `findingsIn` does it in one pass.
      uniqueKeys: false,
      prettyErrors: false,
      // 'silent' would also keep quiet about a second document.
      logLevel: 'error',
    });
  } catch {
    return undefined;
  }
}

function syntaxProblems(file: string, document: Document, lines: LineCounter): readonly Problem[] {
  const errors = firstFew([...document.errors, ...document.warnings]).map((error) => {
    const { line, col } = lines.linePos(error.pos[0]);
    return problem(file, 'POLICY_SYNTAX', { line, column: col }, notYaml(error.code));
  });
  if (errors.length > 0) return errors;
  return firstFew(findingsIn(document, lines)).map(({ place, what }) => problem(file, 'POLICY_SYNTAX', place, what));
}

function problem(file: string, code: ProblemCode, ...[place, what]: readonly [Place, Text]): Problem {
  return { code, file, ...place, what };
}

function refused(problems: readonly Problem[]): YamlReading {
  const [first, ...rest] = boundProblems(problems);
  if (first === undefined) throw new Error('a refusal needs a problem');
  return { state: 'refused', problems: [first, ...rest] };
}

function notYaml(code: string): Text {
  const name = code.toLowerCase().replaceAll('_', ' ');
  return {
    en: `expected YAML 1.2, came text that does not parse (${name}); correct this line, quote texts that hold ": " or " #"`,
    ja: `YAML 1.2 として読めません（${name}）。この行を直し、「: 」や「 #」を含む文は引用符で囲んでください`,
  };
}

function codeOf({ why }: Refusal): ProblemCode {
  return why === 'broken' || why === 'deep' ? 'POLICY_SYNTAX' : 'POLICY_SIZE';
}

function sayWhy({ why }: Refusal): Text {
  switch (why) {
    case 'bytes':
      return {
        en: `the file is larger than ${MAX_YAML_BYTES / 1024} KiB; split it`,
        ja: `ファイルが ${MAX_YAML_BYTES / 1024} KiB を超えています。分割してください`,
      };
    case 'lines':
      return {
        en: `the file has more than ${MAX_YAML_LINES} lines; split it`,
        ja: `ファイルが ${MAX_YAML_LINES} 行を超えています。分割してください`,
      };
    case 'nodes':
      return {
        en: `the file has more than ${MAX_YAML_NODES} values; split it`,
        ja: `ファイルの値が ${MAX_YAML_NODES} 個を超えています。分割してください`,
      };
    case 'marks':
      return {
        en: `more than ${MAX_YAML_MARKS} tags (!), anchors (&) and aliases (*), which are not read here; write the values out`,
        ja: `タグ（!）、アンカー（&）、エイリアス（*）が ${MAX_YAML_MARKS} 個を超えています。これらは使えません。値をそのまま書いてください`,
      };
    case 'deep':
      return TOO_DEEP;
    case 'broken':
      return UNREADABLE;
  }
}

const UNREADABLE: Text = {
  en: 'expected YAML 1.2, came text that the parser gives up on; check quotes, brackets and nesting from here on',
  ja: 'YAML 1.2 として読めません。この行から先の引用符、括弧、入れ子を確認してください',
};
