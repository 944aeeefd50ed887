import { createHmac, randomUUID } from 'node:crypto';

export interface Delivery {
  /** The App's webhook address. */
  readonly to: string;
  /** GitHub's delivery id; the same one twice is a redelivery. */
  readonly id?: string;
  /** What a forger would do: another body, a wrong signature, none at all. */
  readonly tamper?: 'body' | 'signature' | 'unsigned';
}

export interface Sender {
  readonly secret: string;
  readonly appId: number;
}

/** Sends a webhook as GitHub does, signed with HMAC-SHA256 over the very bytes sent. */
export async function deliver(
  { secret, appId }: Sender,
  { event, payload }: { readonly event: string; readonly payload: object },
  { to, id = randomUUID(), tamper }: Delivery,
): Promise<{ readonly status: number }> {
  const body = JSON.stringify(payload);
  const digest = createHmac('sha256', secret).update(body).digest('hex');
  const signature = tamper === 'signature' ? digest.replace(/^./, (first) => (first === '0' ? '1' : '0')) : digest;
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/sandbox',
    'x-github-event': event,
    'x-github-delivery': id,
    'x-github-hook-id': '1',
    'x-github-hook-installation-target-id': String(appId),
    'x-github-hook-installation-target-type': 'integration',
    ...(tamper === 'unsigned' ? {} : { 'x-hub-signature-256': `sha256=${signature}` }),
  };
  const sent = tamper === 'body' ? body.replace(/\}$/, ',"added":true}') : body;
  const { status } = await fetch(to, { method: 'POST', headers, body: sent });
  return { status };
}
