import { completePayload } from '../description/webhooks.ts';
import { installationShape } from '../handlers/apps.ts';
import { userShape } from '../shapes/repository.ts';
import { fullName } from '../state/state.ts';
import type { Delivered, PayloadSource } from './envelope.ts';

export function installationPayload(
  source: PayloadSource,
  wanted: { readonly action: 'created' | 'deleted' | 'suspend' },
): Delivered {
  const { state } = source;
  const context = { state, api: source.url };
  const repositories = [...state.repositories.values()].map((one) => ({
    id: one.id,
    name: one.name,
    full_name: fullName(one),
    private: one.visibility !== 'public',
    node_id: `R_${one.id}`,
  }));
  const body = {
    action: wanted.action,
    installation: installationShape(context),
    repositories,
    sender: userShape('aiko', context),
  };
  return {
    event: 'installation',
    payload: completePayload(`installation.${wanted.action}`, body, `${source.url}/web`),
  };
}
