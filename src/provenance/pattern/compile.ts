import type { CharacterSet } from './character-set.ts';
import type { Node } from './parse.ts';
import { PatternError } from './problem.ts';

/** One step of the machine (K. Thompson, 1968); `to` are places in the program. */
export type Step =
  | { readonly kind: 'character'; readonly set: CharacterSet }
  | { readonly kind: 'start' | 'end' | 'match' }
  | { readonly kind: 'go'; readonly to: number[] };

export type Program = readonly Step[];

/** A repetition of repetitions multiplies; a pattern that grows larger is refused. */
const MAX_STEPS = 2000;

export function compile(tree: Node): Program {
  const program: Step[] = [];
  emit(tree, program);
  program.push({ kind: 'match' });
  return program;
}

function emit(node: Node, program: Step[]): void {
  if (program.length > MAX_STEPS) throw new PatternError('its repetitions multiply to too much');
  switch (node.kind) {
    case 'character':
      program.push({ kind: 'character', set: node.set });
      return;
    case 'start':
    case 'end':
      program.push({ kind: node.kind });
      return;
    case 'sequence':
      for (const item of node.items) emit(item, program);
      return;
    case 'either':
      emitEither(node.options, program);
      return;
    case 'repeat':
      emitRepeat(node, program);
      return;
  }
}

function emitEither(options: readonly Node[], program: Step[]): void {
  const ends: number[][] = [];
  const fork: number[] = [];
  program.push({ kind: 'go', to: fork });
  for (const option of options) {
    fork.push(program.length);
    emit(option, program);
    const end: number[] = [];
    ends.push(end);
    program.push({ kind: 'go', to: end });
  }
  for (const end of ends) end.push(program.length);
}

function emitRepeat({ item, least, most }: Extract<Node, { kind: 'repeat' }>, program: Step[]): void {
  for (let count = 0; count < least; count += 1) emit(item, program);
  if (most === null) {
    const loop: number[] = [program.length + 1];
    const start = program.push({ kind: 'go', to: loop }) - 1;
    emit(item, program);
    program.push({ kind: 'go', to: [start] });
    loop.push(program.length);
    return;
  }
  const skips: number[][] = [];
  for (let count = least; count < most; count += 1) {
    const skip = [program.length + 1];
    skips.push(skip);
    program.push({ kind: 'go', to: skip });
    emit(item, program);
  }
  for (const skip of skips) skip.push(program.length);
}
