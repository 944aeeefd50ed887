/** A pattern that is not used: it is not understood, or it expects nobody in particular. */
export class PatternError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PatternError';
  }
}
