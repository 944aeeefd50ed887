/** Reading what switches Dependabot and Renovate on; shared by the collectors that judge what these keep up to date. */
export { DEPENDABOT, judgeRenovate, RENOVATE } from './files/dependency-updates.ts';
export { asMapping, parseLooseJson, parseYaml, type Mapping } from './files/parse.ts';
