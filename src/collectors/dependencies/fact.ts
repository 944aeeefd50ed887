import { explainUnseen } from '../../language/unseen.ts';
import { factMaker } from '../../model/fact-maker.ts';
import { facts } from './facts.ts';

export const fact = factMaker(facts, explainUnseen);
