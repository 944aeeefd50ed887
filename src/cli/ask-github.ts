import { answerLog } from '../adapters/github/answer-log.ts';
import { GitHubClient } from '../adapters/github/client.ts';
import { organizationTree } from '../adapters/github/organization-tree.ts';
import { githubRepository, type RepositoryName } from '../adapters/github/repository.ts';
import { memoised } from '../adapters/memory/memoised.ts';
import { type Io, UsageError } from './io.ts';
import { tokenOf } from './secrets.ts';

interface ApiOptions {
  readonly 'api-url'?: string | undefined;
}

/** The shortest wait that GitHub advises after a secondary limit, and about what a person at a terminal bears. */
const PATIENCE_SECONDS = 60;

/** Everything that asks one repository through the API, with the token of the environment. */
export function askGitHub(name: RepositoryName, options: ApiOptions, io: Io) {
  const token = tokenOf(io.environment);
  const apiUrl = apiUrlOf(options, io);
  const log = answerLog();
  const client = new GitHubClient({
    ...(apiUrl === undefined ? {} : { apiUrl }),
    ...(token === undefined ? {} : { token }),
    fetch: io.fetch,
    now: io.now,
    log,
    patience: { seconds: PATIENCE_SECONDS, wait: io.wait },
  });
  const repository = memoised(githubRepository(client, name));
  const organization = () => organizationTree(client, repository, { seesAll: () => Promise.resolve(false) });
  return {
    client,
    repository,
    organization,
    requests: () => client.requests,
    mixed: () => client.mixed(name),
    answers: log.answers,
  };
}

/** Which GitHub is asked: the option, else what a runner sets; undefined is github.com. */
export function apiUrlOf(options: ApiOptions, io: Io): string | undefined {
  const given = options['api-url'];
  if (given !== undefined) return checkedUrl('--api-url', given);
  const set = io.environment.GITHUB_API_URL;
  return set === undefined || set === '' ? undefined : checkedUrl('GITHUB_API_URL', set);
}

export function parseName(option: string, text: string): RepositoryName {
  const [, owner, name] = /^([\w.-]{1,100})\/([\w.-]{1,100})$/.exec(text) ?? [];
  const isName = (part: string | undefined): part is string => part !== undefined && !/^\.{1,2}$/.test(part);
  if (isName(owner) && isName(name)) return { owner, name };
  throw new UsageError(`${option}: expected OWNER/NAME, came "${text}"`);
}

function checkedUrl(option: string, text: string): string {
  const url = URL.parse(text);
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(url?.hostname ?? '');
  const plain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (url !== null && plain && (url.protocol === 'https:' || (url.protocol === 'http:' && local))) {
    return text.replace(/\/+$/, '');
  }
  throw new UsageError(`${option}: expected an https address without a user name or a query, came "${text}"`);
}

/** Name of the GitHub behind an API address: `api.github.com` is github.com, `api.TENANT.ghe.com` is TENANT.ghe.com. */
export function hostOf(apiUrl: string | undefined): string {
  const host = apiUrl === undefined ? undefined : URL.parse(apiUrl)?.host;
  return host?.replace(/^api\.(?=github\.com$|[^.]+\.ghe\.com$)/, '') ?? 'github.com';
}
