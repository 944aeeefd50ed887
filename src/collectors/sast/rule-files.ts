import { isWorkflowPath } from '../../workflows/toolchain.ts';

/** Rules that people write themselves, by place and name: queries of CodeQL, and YAML that says it is Semgrep's. */
export function isRuleFile(path: string): boolean {
  return (
    /\.qll?$/.test(path) ||
    (/(?:^|\/)[^/]*(?:semgrep|opengrep)[^/]*(?:\/|\.ya?ml$)/i.test(path) && /\.ya?ml$/.test(path))
  );
}

/** The configuration of CodeQL, which may name the queries in the workflow's place. */
export function isAnalyserConfiguration(path: string): boolean {
  return /^\.github\/(?:[^/]+\/)*[^/]*codeql[^/]*\.ya?ml$/i.test(path) && !isWorkflowPath(path);
}

/** Without what stands behind `#`: a rule named in a comment is not run. */
export function withoutComments(text: string): string {
  return text.replace(/(^|\s)#[^\n]*/g, '$1');
}

const PLACE = /(?:^|[\s"'=,:[(])(?:\.\/)?([\w.-]+(?:\/[\w.*-]+)*)\/?(?=$|[\s"',\])])/gm;

/** Places that a text names, as they may stand in the tree. */
export function placesNamed(text: string): ReadonlySet<string> {
  return new Set([...withoutComments(text).matchAll(PLACE)].map(([, place = '']) => place));
}

/** Is the place of rules said by a variable or an expression? Where it leads, the tree does not tell. */
export function namesByVariable(text: string): boolean {
  return /(?:--config|--configs|-f|queries|config-file|config|packs)[\s=:]+["']?[^\s"']*\$/.test(withoutComments(text));
}

/** Is the file, or a folder that holds it, named? The root itself is no name. */
export function isNamed(path: string, places: ReadonlySet<string>): boolean {
  const steps = path.split('/');
  return steps.some((_, index) => places.has(steps.slice(0, index + 1).join('/')));
}

/** Queries of CodeQL count by their ending; YAML counts once it holds a list of rules. */
export function holdsRules(path: string, text: string): boolean {
  return /\.qll?$/.test(path) || /^rules:\s*(?:#.*)?$/m.test(text);
}
