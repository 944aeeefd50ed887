import { z } from 'zod';
import { placeOf } from './join-queries.ts';
import type { RepositoryName } from './repository.ts';

/** A repository by its number, which stays with it when its name goes to another one. */
export interface PinnedRepository extends RepositoryName {
  readonly id: number;
}

/** A question with what it was asked about, and the answer as it came. */
export interface Heard {
  readonly route: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

const ABOUT = 'GET /repos/{owner}/{repo}';
const restAnswer = z.object({ id: z.int() });
const graphQlAsk = z.object({ variables: z.record(z.string(), z.unknown()) });
const graphQlAnswer = z.object({ data: z.record(z.string(), z.unknown()) });
const graphQlRepository = z.object({ databaseId: z.int() });

/**
 * Numbers that the answers of one look carry for each name. Two numbers for one name: it was renamed or deleted meanwhile, and
 * another repository took its name. A rename alone leads to the same number, because GitHub goes on to the new name by itself.
 */
export class Identities {
  readonly #ids = new Map<string, number>();
  #mixed: string | undefined;
  /** Names whose number the newest answer carried. */
  readonly #proven = new Set<string>();

  constructor(pinned?: PinnedRepository) {
    if (pinned !== undefined) this.#note(pinned.owner, pinned.name, pinned.id);
  }

  /** The name under which two repositories answered; undefined where each name was one repository. */
  get mixed(): string | undefined {
    return this.#mixed;
  }

  /** True where the newest answer said once more which repository has the name: nobody needs to ask for it. */
  isProven({ owner, name }: RepositoryName): boolean {
    return this.#proven.has(keyOf(owner, name));
  }

  hear({ route, parameters, data }: Heard): void {
    this.#proven.clear();
    if (route === ABOUT) {
      const answer = restAnswer.safeParse(data);
      if (answer.success) this.#note(parameters.owner, parameters.repo, answer.data.id);
    } else if (route.endsWith('/graphql')) this.#hearGraphQl(parameters, data);
  }

  /** A joined query has its places and variables under a prefix. */
  #hearGraphQl(parameters: unknown, data: unknown): void {
    const asked = graphQlAsk.safeParse(parameters);
    const answer = graphQlAnswer.safeParse(data);
    if (!asked.success || !answer.success) return;
    const { variables } = asked.data;
    for (const [place, value] of Object.entries(answer.data.data)) {
      const repository = graphQlRepository.safeParse(value);
      const prefix = place === 'repository' ? '' : `${place}_`;
      if (repository.success && (prefix === '' || isPlace(place)))
        this.#note(variables[`${prefix}owner`], variables[`${prefix}name`], repository.data.databaseId);
    }
  }

  #note(owner: unknown, name: unknown, id: number): void {
    if (typeof owner !== 'string' || typeof name !== 'string') return;
    const key = keyOf(owner, name);
    this.#proven.add(key);
    const known = this.#ids.get(key);
    if (known === undefined) this.#ids.set(key, id);
    else if (known !== id) this.#mixed ??= `${owner}/${name}`;
  }
}

/** GitHub's names do not tell upper case from lower. */
function keyOf(owner: string, name: string): string {
  return `${owner}/${name}`.toLowerCase();
}

function isPlace(text: string): boolean {
  return text === placeOf(Number(text.slice(1)));
}
