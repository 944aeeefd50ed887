import type { Text } from '../model/text.ts';

/** Facts of the vocabulary that no collector gives, and why. No criterion may name them; a test holds this list complete. */
export const NOT_COLLECTED: Readonly<Record<string, Text>> = {};
