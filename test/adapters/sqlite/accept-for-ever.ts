import { writeSync } from 'node:fs';
import { argv } from 'node:process';
import { openSqliteStore } from '../../../src/adapters/sqlite/store.ts';
import { delivery } from '../../support/requests.ts';

/** Accepts deliveries until it is killed; prints each id once it is acknowledged. Arguments: file, first number. */
const [, , path = '', first = '1'] = argv;
const store = openSqliteStore({ path });
for (let number = Number(first); ; number += 8) {
  const batch = Array.from({ length: 8 }, (_, index) => delivery(number + index));
  await Promise.all(batch.map((one) => store.accept(one).then(() => writeSync(1, `${one.id}\n`))));
}
