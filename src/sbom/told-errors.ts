import type { ErrorObject } from 'ajv';

/**
 * The errors worth telling. Where a value fits none of several forms, the validator complains once for each form: told is then
 * what went wrong deepest inside, because that form was the one meant; with nothing deeper, that no form fits.
 */
export function toldErrors(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const told: ErrorObject[] = [];
  for (const error of errors) {
    if (error.keyword === 'if') continue;
    if (error.keyword !== 'oneOf' && error.keyword !== 'anyOf') told.push(error);
    else told.push(...deepest(takeInside(told, error.instancePath), error));
  }
  return told;
}

/** Takes the errors at the end of the list that lie at or below a place out of it. */
function takeInside(told: ErrorObject[], path: string): readonly ErrorObject[] {
  const outside = told.findLastIndex(
    ({ instancePath }) => instancePath !== path && !instancePath.startsWith(`${path}/`),
  );
  return told.splice(outside + 1);
}

function deepest(inside: readonly ErrorObject[], whole: ErrorObject): readonly ErrorObject[] {
  const depth = Math.max(...inside.map(depthOf), depthOf(whole));
  if (depth === depthOf(whole)) return [whole];
  const found = inside.filter((error) => depthOf(error) === depth);
  return found.filter(
    ({ instancePath }, index) => found.findIndex((one) => one.instancePath === instancePath) === index,
  );
}

function depthOf({ instancePath }: ErrorObject): number {
  return instancePath.split('/').length;
}
