// SPDX-License-Identifier: Apache-2.0
// A DMN model as other people's software understands it: read by dmn-moddle, every cell and expression judged
// by feelin. Only what lies between the cells is ours: a row matches if all its tests hold, the hit policy says
// what becomes of the rows that match, a required decision is a name in the expressions of those that require it.
import { DmnModdle, evaluate, unaryTest } from './packages.mjs';

// Warnings are errors: what dmn-moddle warns of, it leaves out.
export async function readModel(xml, file) {
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml, 'dmn:Definitions');
  if (warnings.length > 0) throw new Error(`${file}: ${warnings.map((warning) => warning.message).join('\n')}`);
  return rootElement;
}

export const findDecision = (model, id) =>
  model.drgElement.find((element) => element.$type === 'dmn:Decision' && element.id === id);

// The decision as a function from {input name: FEEL value} to the rows of its outcome, in the order of the table:
// [[value of each output column]]. It throws where it has no outcome.
export function compileDecision(model, id) {
  const decision = findDecision(model, id);
  if (!decision) throw new Error(`there is no decision ${id}`);
  const requirements = decision.informationRequirement ?? [];
  const targets = (kind) => requirements.filter((one) => one[kind]).map((one) => one[kind].href.replace(/^#/, ''));
  const required = targets('requiredDecision').map((target) => consult(model, target));
  const inputs = targets('requiredInput').map((target) => nameOf(model, target));
  const names = [...inputs, ...required.map((one) => one.name)];
  const table = compileTable(decision.decisionLogic, names);
  const context = {};
  return (asked) => {
    for (const name of inputs) context[name] = asked[name];
    for (const one of required) context[one.name] = one.outcome(asked);
    return table(context);
  };
}

const nameOf = (model, id) => model.drgElement.find((element) => element.id === id).name;

// A required decision as expressions see it: the bare value of a single output, a context of several, a list where
// several rows may match. Equal outcomes are one object, so that what was asked of them is known again.
function consult(model, id) {
  const decision = findDecision(model, id);
  const { output: outputs, hitPolicy } = decision.decisionLogic;
  const decide = compileDecision(model, id);
  const value = (row) =>
    outputs.length === 1 ? row[0] : Object.fromEntries(outputs.map((output, i) => [output.name, row[i]]));
  const known = new Map();
  const outcome = (asked) => {
    const rows = decide(asked);
    const key = JSON.stringify(rows);
    if (!known.has(key)) known.set(key, givesList(hitPolicy) ? rows.map(value) : value(rows[0]));
    return known.get(key);
  };
  return { name: decision.name, outcome };
}

const givesList = (hitPolicy) => hitPolicy === 'COLLECT' || hitPolicy === 'RULE ORDER';

function compileTable(table, names) {
  const columns = table.input.map((column) => ask(column.inputExpression.text, names, expression));
  const rules = table.rule.map((rule) => ({
    id: rule.id,
    tests: rule.inputEntry.map((cell) => ask(cell.text, names, condition)),
    outputs: rule.outputEntry.map((cell) => ask(cell.text, names, expression)),
  }));
  return (context) => {
    const given = columns.map((column) => column(context));
    const matching = rules.filter((rule) => rule.tests.every((test, i) => test(context, given[i])));
    const outcome = (rule) => rule.outputs.map((output) => output(context));
    return applyPolicy(table.hitPolicy ?? 'UNIQUE', matching, outcome);
  };
}

function applyPolicy(hitPolicy, matching, outcome) {
  if (givesList(hitPolicy)) return matching.map(outcome);
  if (matching.length === 0) throw new Error('no row matches');
  const rows = matching.map(outcome);
  const agree = hitPolicy === 'ANY' && rows.every((row) => row.every((value, i) => same(value, rows[0][i])));
  if (rows.length > 1 && !agree) throw new Error(`rows ${matching.map((rule) => rule.id).join(', ')} match (${hitPolicy})`);
  return [rows[0]];
}

// ---- what feelin is asked -----------------------------------------------------------------------------------

// feelin answers null where FEEL has no answer (an unknown name, a clash of types): no table of ours may lead there.
function demand(text, answer, ok) {
  if (!ok) throw new Error(`feelin has no answer to ${text}: ${answer}`);
  return answer;
}

// feelin 4.3.0 takes a truth value in a cell for the answer, whatever the input (nikku/feelin, issue 71), so it is
// asked for the comparison that the cell stands for.
const condition = (text, scope) => {
  const test = typeof scope['?'] === 'boolean' ? text.replace(/\b(true|false)\b/g, '? = $1') : text;
  const answer = unaryTest(test, scope);
  return demand(text, answer, typeof answer === 'boolean');
};
const expression = (text, scope) => {
  const answer = evaluate(text, scope);
  return demand(text, answer, answer !== null && answer !== undefined);
};

export const same = (a, b) =>
  a === b || (typeof a === 'object' && typeof b === 'object' && evaluate('a = b', { a, b }) === true);

// Asks once for each set of values that the text can see: the value of its column, and the names standing in it.
function ask(text, names, question) {
  const seen = names.filter((name) => text.includes(name));
  const answers = new Map();
  return (context, value) => {
    let at = answers;
    for (const name of seen) at = descend(at, context[name]);
    let answer = at.get(value);
    if (answer === undefined) at.set(value, (answer = question(text, { ...context, '?': value })));
    return answer;
  };
}

function descend(map, key) {
  let next = map.get(key);
  if (next === undefined) map.set(key, (next = new Map()));
  return next;
}
