import type { OwnDocuments } from '../model/document-words.ts';
import { notSeen, seen, type Observation } from '../model/observation.ts';
import type { Naming } from '../collectors/types.ts';
import { CONFIGURATION_FILE, type Configured } from './configuration.ts';

const UNREAD = { reason: 'malformed', what: `${CONFIGURATION_FILE} (labels)` } as const;

/** Names of labels, by the repository's own configuration; where that was not read, other names may count. */
export function namingOf({ configuration, signersUnknown }: Configured): Naming {
  if (signersUnknown !== undefined) return { state: 'unknown', because: signersUnknown };
  if (configuration.labelsUnread === true) return { state: 'unknown', because: UNREAD };
  return { state: 'known', labels: configuration.labels };
}

/** Where the repository keeps its documents, by its own configuration; where that was not read, any of them may lie elsewhere. */
export function ownDocumentsOf({ configuration, signersUnknown }: Configured): Observation<OwnDocuments> {
  if (signersUnknown !== undefined) return notSeen(signersUnknown);
  if (configuration.documentsUnread === true)
    return notSeen({ reason: 'malformed', what: `${CONFIGURATION_FILE} (documents)` });
  return seen(configuration.documents);
}
