import { Probot } from 'probot';
import { z } from 'zod';
import type { ClaimedDelivery, Plan } from '../ports/queue.ts';
import { WEBHOOK_HANDLERS } from './webhooks/api.ts';
import { installation } from './webhooks/payload.ts';
import { ignored, type HandlerContext } from './webhooks/types.ts';

export interface PlannerOptions extends Omit<HandlerContext, 'now'> {
  readonly privateKey: string;
  readonly apiUrl: string;
  readonly now: () => string;
}

/** Says what a delivery leads to. Asks nobody outside and changes nothing. */
export type Planner = (delivery: Pick<ClaimedDelivery, 'id' | 'event' | 'body'>) => Promise<Plan>;

/** Lets Probot dispatch deliveries to the handlers and catches their plans. Probot's own HTTP server is never started. */
export async function createPlanner(options: PlannerOptions): Promise<Planner> {
  const { host, appId, runs, now } = options;
  const plans = new Map<string, Plan>();
  const probot = silentProbot(options);
  for (const { event, plan } of WEBHOOK_HANDLERS) {
    probot.on(event as ProbotEvent, async ({ id, payload }) => {
      plans.set(id, await plan(payload, { host, appId, runs, now: now() }));
    });
  }
  await probot.ready();
  const handled = new Set(WEBHOOK_HANDLERS.map(({ event }) => event));

  return async ({ id, event, body }) => {
    if (!handled.has(event)) return ignored('an event nobody handles');
    const payload: unknown = JSON.parse(new TextDecoder().decode(body));
    // Probot throws on an installation it cannot use; here that is an outcome like any other.
    if (!forAnInstallation.safeParse(payload).success) return ignored('no installation');
    try {
      await probot.receive({ id, name: event, payload } as ProbotDelivery);
      return plans.get(id) ?? ignored('no handler answered');
    } finally {
      plans.delete(id);
    }
  };
}

const forAnInstallation = z.object({ installation });

type ProbotEvent = Parameters<Probot['on']>[0] & 'push';
type ProbotDelivery = Parameters<Probot['receive']>[0];

/** Probot logs whole events with its errors, so that it logs nothing; the worker says what failed. */
function silentProbot({ appId, privateKey, apiUrl }: PlannerOptions): Probot {
  return new Probot({ appId, privateKey, baseUrl: apiUrl, logLevel: 'fatal', logFormat: 'json' });
}
