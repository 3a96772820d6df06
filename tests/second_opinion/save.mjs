// SPDX-License-Identifier: Apache-2.0
// node save.mjs FROM TO: opens every .dmn in the folder FROM as a free editor does (dmn-js, Camunda Modeler: dmn-moddle)
// and saves it under TO.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readModel } from './model.mjs';
import { DmnModdle } from './packages.mjs';

const [from, to] = process.argv.slice(2);
mkdirSync(to, { recursive: true });
for (const file of readdirSync(from).filter((name) => name.endsWith('.dmn'))) {
  const model = await readModel(readFileSync(join(from, file), 'utf8'), join(from, file));
  const { xml } = await new DmnModdle().toXML(model, { format: true });
  writeFileSync(join(to, file), xml);
}
