import { allTrue, type Joined } from '../../model/combine.ts';
import type { Fact } from '../../model/fact.ts';
import { notSeen } from '../../model/observation.ts';
import type { Text } from '../../model/text.ts';
import { asObservations, make, type FactName } from './settings.ts';

interface Conditional {
  readonly setting: Joined<boolean>;
  readonly needed: Joined<boolean>;
  readonly idle: Text;
}

/** A setting that does nothing unless something else is demanded too: switched on alone it is false, and says why. */
export function onlyWith(id: FactName, { setting, needed, idle }: Conditional): Fact {
  const both = allTrue([...asObservations(setting), ...asObservations(needed)]);
  const isIdle = setting.state === 'seen' && setting.value && needed.state === 'seen' && !needed.value;
  if (!isIdle) return make.joined(id, both);
  return make.observed(id, false, { because: idle, sources: [...setting.sources, ...needed.sources] });
}

/** Whether a count is at least one; a bound from below that does not say so leaves it open. */
export function atLeastOne(count: Joined<number>): Joined<boolean> {
  if (count.state === 'unseen') return count;
  const { value, exactness, hidden, sources } = count;
  if (value >= 1) return { state: 'seen', value: true, exactness: 'exact', hidden: [], sources };
  if (exactness === 'exact') return { state: 'seen', value: false, exactness: 'exact', hidden: [], sources };
  return { state: 'unseen', hidden: hidden.map((unseen) => notSeen(unseen, sources)) };
}
