import { type Cure, cureOf, grantOf, orAbsent } from '../language/cure.ts';
import type { CriterionAssessment } from '../model/assessment.ts';
import type { Text } from '../model/text.ts';
import { type Circles, mayShow } from './audience.ts';
import { factsOf } from './criterion-view.ts';
import type { ReportOptions } from './types.ts';

/**
 * What would turn the unknown facts behind these criteria into answers, each cure once. Of a criterion that is held back only
 * what is missing for access is named: it tells what this product may not read, and nothing of what there is to be read.
 */
export function curesOf(
  criteria: readonly CriterionAssessment[],
  circles: Circles,
  options: ReportOptions,
): readonly Text[] {
  const cures = criteria
    .filter(({ result }) => result === 'unknown')
    .flatMap((criterion) => {
      const shown = mayShow(criterion, circles, options);
      const unseen = factsOf(criterion, circles).flatMap((fact) =>
        fact.state === 'not-applicable' ? [] : (fact.unseen ?? []),
      );
      return unseen.flatMap((one) => cureOf(one) ?? []).filter(({ ofAccess }) => shown || ofAccess);
    });
  return [...new Map(joined(cures).map((text) => [text.en, text])).values()];
}

/** Permissions come first and in one sentence; in a second one those that may be granted already. */
function joined(cures: readonly Cure[]): readonly Text[] {
  const lacking = permissionsOf(cures.filter(({ maybeOff }) => maybeOff !== true));
  const maybe = permissionsOf(cures).filter((permission) => !lacking.includes(permission));
  return [
    ...(lacking.length === 0 ? [] : [grantOf(lacking)]),
    ...(maybe.length === 0 ? [] : [orAbsent(grantOf(maybe))]),
    ...cures.filter(({ permission }) => permission === undefined).map(({ text }) => text),
  ];
}

function permissionsOf(cures: readonly Cure[]): readonly string[] {
  return [...new Set(cures.flatMap(({ permission }) => permission ?? []))];
}
