import { holds } from './character-set.ts';
import type { Program } from './compile.ts';

/** Does the whole text obey the program? All ways are walked at once, so that none is walked twice. */
export function matchesAll(program: Program, text: string): boolean {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  let places = reachable(program, [0], { start: true, end: points.length === 0 });
  for (const [index, point] of points.entries()) {
    const after = places.flatMap((place) => {
      const step = program[place];
      return step?.kind === 'character' && holds(step.set, point) ? [place + 1] : [];
    });
    if (after.length === 0) return false;
    places = reachable(program, after, { start: false, end: index === points.length - 1 });
  }
  return places.some((place) => program[place]?.kind === 'match');
}

interface Position {
  readonly start: boolean;
  readonly end: boolean;
}

/** Places that wait for a character, or for the end, from these without reading one. */
function reachable(program: Program, from: readonly number[], position: Position): readonly number[] {
  const seen = new Set<number>();
  const todo = [...from];
  for (let place = todo.pop(); place !== undefined; place = todo.pop()) {
    if (seen.has(place)) continue;
    seen.add(place);
    const step = program[place];
    if (step?.kind === 'go') todo.push(...step.to);
    if ((step?.kind === 'start' && position.start) || (step?.kind === 'end' && position.end)) todo.push(place + 1);
  }
  return [...seen].filter((place) => program[place]?.kind === 'character' || program[place]?.kind === 'match');
}
