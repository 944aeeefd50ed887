import { z } from 'zod';
import { mapSeen, type Observation } from '../../model/observation.ts';
import type { AlertFilter, CodeAlert, CodeScanning } from '../../ports/code-scanning.ts';
import type { GitHubClient } from './client.ts';
import { alert } from './code-scanning-shapes.ts';
import { goodItems } from './items.ts';

const ALERTS = 'GET /repos/{owner}/{repo}/code-scanning/alerts';

type Parameters = Readonly<Record<string, string>>;
type Alerts = Observation<readonly CodeAlert[]>;

/** Alerts of one state come out of one list of all where that settles them; else they are asked for by state. */
export function codeAlerts(client: GitHubClient, parameters: Parameters): CodeScanning['codeAlerts'] {
  const lists = new Map<string, Promise<Alerts | undefined>>();
  return async ({ state, ref }: AlertFilter = {}) => {
    const filter = { ...(state === undefined ? {} : { state }), ...(ref === undefined ? {} : { ref }) };
    if (state === undefined || ref === undefined) return listed(client, { ...parameters, ...filter });
    const asking = lists.get(ref) ?? ofEveryState(client, { ...parameters, ref });
    lists.set(ref, asking);
    const all = await asking;
    if (all === undefined) return listed(client, { ...parameters, ...filter });
    return mapSeen(all, (alerts) => alerts.filter((one) => one.state === state));
  };
}

/** An alert, and its state on the branch asked for. */
const placed = z.object({ state: z.string(), most_recent_instance: z.object({ state: z.string() }) });

/**
 * Undefined where the list does not settle what GitHub would answer by state: it is longer than a page, has a member of another
 * form, or an alert that is not in the same state on the branch as everywhere.
 */
async function ofEveryState(client: GitHubClient, parameters: Parameters): Promise<Alerts | undefined> {
  const list = await ask(client, parameters, 1);
  if (list.state === 'seen' && !(list.missing === undefined && list.value.every(isSettled))) return undefined;
  const alerts = goodItems(list, alert, ALERTS);
  return alerts.state === 'seen' && alerts.missing !== undefined ? undefined : alerts;
}

function isSettled(item: unknown): boolean {
  const { data } = placed.safeParse(item);
  return data !== undefined && (data.state === 'dismissed' || data.state === data.most_recent_instance.state);
}

/** No empty list on 404 here: without an analysis nobody looked, so that "no alert" would be a guess. */
async function listed(client: GitHubClient, parameters: Parameters): Promise<Alerts> {
  return goodItems(await ask(client, parameters), alert, ALERTS);
}

function ask(client: GitHubClient, parameters: Parameters, pages?: number): Promise<Observation<readonly unknown[]>> {
  return client.list<unknown>(
    { route: ALERTS, parameters, permission: 'security_events: read', schema: z.array(z.unknown()) },
    pages === undefined ? {} : { pages },
  );
}
