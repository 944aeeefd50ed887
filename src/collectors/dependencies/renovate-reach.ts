import { asMapping, judgeRenovate, type Mapping, parseLooseJson } from '../update-files.ts';
import type { Updatable } from '../../packages/updatable.ts';

/** What a Renovate configuration reaches: nothing, managers with folders left out, or more than the tree can tell. */
export type Reach =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'open'; readonly reason: 'malformed' | 'undecidable' }
  | { readonly kind: 'managers'; readonly only: readonly string[] | undefined; readonly leavesTestsOut: boolean };

/** Built-in presets that leave modules, examples and tests out. */
const LEAVES_TESTS_OUT = /^(?:config:(?:recommended|base|best-practices|js-app|js-lib)|:ignoreModulesAndTests)$/;

export function renovateReach(text: string, path: string): Reach {
  const verdict = judgeRenovate(text, path);
  if ('undecided' in verdict)
    return { kind: 'open', reason: verdict.undecided === 'malformed' ? 'malformed' : 'undecidable' };
  if (!verdict.value) return { kind: 'nothing' };
  const config = configIn(text, path);
  if (config === undefined) return { kind: 'open', reason: 'malformed' };
  // Rules may switch off anything, by patterns of a language of their own.
  if (['ignorePaths', 'includePaths', 'ignoreDeps', 'packageRules'].some((key) => config[key] !== undefined))
    if (mayLeaveOut(config)) return { kind: 'open', reason: 'undecidable' };
  const presets = [config.extends].flat().filter((name) => typeof name === 'string');
  const only = Array.isArray(config.enabledManagers)
    ? config.enabledManagers.filter((one) => typeof one === 'string')
    : undefined;
  return { kind: 'managers', only, leavesTestsOut: presets.some((name) => LEAVES_TESTS_OUT.test(name)) };
}

function configIn(text: string, path: string): Mapping | undefined {
  const parsed = parseLooseJson(text);
  const whole = parsed.state === 'parsed' ? asMapping(parsed.value) : undefined;
  return path === 'package.json' ? asMapping(whole?.renovate) : whole;
}

function mayLeaveOut({ ignorePaths, includePaths, packageRules }: Mapping): boolean {
  if (ignorePaths !== undefined || includePaths !== undefined) return true;
  return (Array.isArray(packageRules) ? packageRules : []).some((rule) => asMapping(rule)?.enabled === false);
}

const TESTS = /(?:^|\/)(?:examples?|__tests__|tests?|__fixtures__)\//;

export function isReached(path: string, { renovate }: Updatable, reach: Reach & { kind: 'managers' }): boolean {
  if (reach.leavesTestsOut && TESTS.test(path)) return false;
  return reach.only === undefined || renovate.some((manager) => reach.only?.includes(manager) === true);
}
