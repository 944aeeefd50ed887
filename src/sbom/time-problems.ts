import { pointerTo, quoted, type SbomProblem } from './problem.ts';
import type { Sbom } from './sbom.ts';
import { xmlPlaceOf } from './xml-place.ts';

/** Clocks of two machines differ; five minutes is no lie (milliseconds). origin: own. */
const TOLERANCE = 5 * 60 * 1000;

/** A document that says it was made after the present. A time that is none is told by the form and by the grade. */
export function futureProblems(
  { format, specVersion, serialization, metadata }: Sbom,
  at: string,
): readonly SbomProblem[] {
  const made = Date.parse(metadata.createdAt ?? '');
  if (Number.isNaN(made) || made <= Date.parse(at) + TOLERANCE) return [];
  const ofSpdx = specVersion.startsWith('3.') ? [] : ['creationInfo', 'created'];
  const place = pointerTo(format === 'SPDX' ? ofSpdx : ['metadata', 'timestamp']);
  const time = quoted(metadata.createdAt ?? '');
  return [
    {
      pointer: serialization === 'xml' ? xmlPlaceOf(place) : place,
      message: {
        en: `says it was made at ${time}, which is later than now`,
        ja: `作成日時 ${time} が現在より後です`,
      },
    },
  ];
}
