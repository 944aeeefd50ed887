/** Reading the files that decide what workflows run; shared by every collector that judges them. */
export { isOfInterest, readToolchain, type ReadFiles } from './workflows/read.ts';
