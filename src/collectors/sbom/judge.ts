import type { Fact } from '../../model/fact.ts';
import { judgeContent } from './judge-content.ts';
import { judgeRelease } from './judge-release.ts';
import type { Seen } from './seen.ts';

/** Not seen, partly seen and seen are all answers; only the caller knows the network. */
export function judge(seen: Seen): readonly Fact[] {
  return [...judgeRelease(seen), ...judgeContent(seen)];
}
