import { explainUnseen } from '../../language/unseen.ts';
import { factMaker } from '../../model/fact-maker.ts';
import { facts } from './facts.ts';

export const make = factMaker(facts, explainUnseen);
