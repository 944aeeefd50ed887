/** Native ESM (run with --experimental-vm-modules); TypeScript by Node's own type stripping. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '<rootDir>/test/support/strip-types.cjs' },
  reporters: ['default', '<rootDir>/test/support/closing-line.cjs'],
  maxWorkers: '100%',
  testTimeout: 120_000,
};
