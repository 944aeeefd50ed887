import { canonicalJson } from '../model/digest.ts';
import { LOCKABLE_KEYS, type Configuration, type LockableKey } from '../model/configuration.ts';
import { addsSigners } from './join-signers.ts';
import { underOrganization } from './join-configurations.ts';

/**
 * Keys that the organisation locks and for which a repository asks less than it gets: what the repository wrote there does not
 * count. Tightening is no loosening: more targets, a further profile, a harder gate, a longer retention, a shorter time for fixes.
 */
export function loosenedKeys(repository: Configuration, organization: Configuration): readonly LockableKey[] {
  const held = underOrganization(repository, organization);
  return LOCKABLE_KEYS.filter((key) => organization.locks.includes(key) && isLooser(key, repository, held));
}

function isLooser(key: LockableKey, own: Configuration, held: Configuration): boolean {
  switch (key) {
    // The organisation's stand beside those of the repository: nothing of its own is lost.
    case 'targets':
      return false;
    case 'profile':
      return own.profiles.length > 0 && held.profiles.some((name) => !own.profiles.includes(name));
    case 'gate':
      return own.gate !== undefined && own.gate !== held.gate;
    case 'policies':
      return own.policies !== undefined && own.policies !== held.policies;
    case 'retention':
      return own.retention !== undefined && own.retention !== held.retention;
    case 'fixWithin':
      return own.fixWithin !== undefined && canonicalJson(own.fixWithin) !== canonicalJson(held.fixWithin);
    case 'signers':
      return own.signers !== undefined && addsSigners(own.signers, held.signers);
    case 'scope':
      return [
        [own.scope.exclusions, held.scope.exclusions],
        [own.scope.notApplicable, held.scope.notApplicable],
      ].some(([wanted = [], kept = []]) =>
        wanted.some((one) => !kept.some((other) => canonicalJson(other) === canonicalJson(one))),
      );
  }
}
