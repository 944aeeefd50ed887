/** What a check run was made for, as its `external_id` says it. A merge group's base is not in it. */
export type ExternalId =
  | { readonly kind: 'pull-request'; readonly numbers: readonly number[]; readonly head: string }
  | { readonly kind: 'commit'; readonly ref: string; readonly head: string }
  | { readonly kind: 'release'; readonly tag: string; readonly head: string }
  | { readonly kind: 'merge-group'; readonly headRef: string; readonly head: string };

const FORM = /^1:(pull-request|commit|release|merge-group):([^:]*):([0-9a-f]{40}|[0-9a-f]{64})$/;

/** `1:<kind>:<numbers, branch or tag>:<head>`. Git forbids `:` in the names of branches and tags, so the form is unambiguous. */
export function formatExternalId(id: ExternalId): string {
  return `1:${id.kind}:${middleOf(id)}:${id.head}`;
}

/** undefined for anything that this version did not write. */
export function parseExternalId(text: string): ExternalId | undefined {
  const [, kind, middle = '', head = ''] = FORM.exec(text) ?? [];
  switch (kind as ExternalId['kind'] | undefined) {
    case 'pull-request':
      return pullRequests(middle, head);
    case 'commit':
      return middle === '' ? undefined : { kind: 'commit', ref: middle, head };
    case 'release':
      return middle === '' ? undefined : { kind: 'release', tag: middle, head };
    case 'merge-group':
      return middle === '' ? undefined : { kind: 'merge-group', headRef: middle, head };
    case undefined:
      return undefined;
  }
}

function middleOf(id: ExternalId): string {
  switch (id.kind) {
    case 'pull-request':
      return [...id.numbers].sort((a, b) => a - b).join(',');
    case 'commit':
      return id.ref;
    case 'release':
      return id.tag;
    case 'merge-group':
      return id.headRef;
  }
}

function pullRequests(middle: string, head: string): ExternalId | undefined {
  if (!/^[1-9]\d{0,9}(,[1-9]\d{0,9})*$/.test(middle)) return undefined;
  return { kind: 'pull-request', numbers: middle.split(',').map(Number), head };
}
