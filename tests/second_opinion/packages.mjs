// SPDX-License-Identifier: Apache-2.0
// The packages of package-lock.json, which ./dev installs into the build folder and not beside their users.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export const folder = fileURLToPath(new URL('../../build/second_opinion/', import.meta.url));
const load = createRequire(folder);

export const { evaluate, unaryTest } = load('feelin');
export const DmnModdle = load('dmn-moddle');
export const dmnEvalJs = () => load('@hbtgmbh/dmn-eval-js').decisionTable;
