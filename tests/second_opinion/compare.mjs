// SPDX-License-Identifier: Apache-2.0
// node compare.mjs RULES <LINES: does feelin decide as we did? LINES is what second_opinion_inputs writes
// (enumerate.cpp). Prints a line a decision, and of each that differs the first inputs and both answers.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { compileDecision, findDecision, readModel, same } from './model.mjs';
import { evaluate } from './packages.mjs';

const [rules] = process.argv.slice(2);
const models = new Map();

async function modelOf(file) {
  if (!models.has(file)) models.set(file, await readModel(readFileSync(join(rules, file), 'utf8'), file));
  return models.get(file);
}

// Texts and truth values are themselves; {"@": "number", "text": "0.25"}, {"@": "date", "text": "2024-01-01"}.
function feelValue(value) {
  if (typeof value !== 'object') return value;
  return evaluate(value['@'] === 'date' ? `date("${value.text}")` : value.text);
}

const sameLists = (a, b, equal) => a.length === b.length && a.every((one, i) => equal(one, b[i]));
const sameRows = (a, b) => sameLists(a, b, (row, other) => sameLists(row, other, same));
const shown = (value) => JSON.stringify(value);

// All inputs of one decision on one day, as they come.
class Section {
  constructor(header, model) {
    this.header = header;
    this.model = model;
    this.columns = header.inputs.map(({ name, values }) => ({ name, values: values.map(feelValue) }));
    const parameters = Object.entries(header.parameters).map(([name, value]) => [name, feelValue(value)]);
    this.asked = { 参数: Object.fromEntries(parameters) };
    this.rows = [];
    this.decide = compileDecision(model, header.decision);
    this.count = 0;
    this.difference = null;
    this.sample = null;
  }

  add(row) {
    this.rows.push(row.map(feelValue));
  }

  // A line is the place of each input's value in its column, then the places of the rows of our outcome.
  check(line) {
    this.count += 1;
    if (!this.sample && line[1].length > 0) this.sample = line;
    if (!this.difference) this.difference = this.compare(line, this.decide);
  }

  compare([places, matching], decide) {
    this.columns.forEach((column, i) => (this.asked[column.name] = column.values[places[i]]));
    const ours = matching.map((row) => this.rows[row]);
    let theirs;
    try {
      theirs = decide(this.asked);
      if (sameRows(ours, theirs)) return null;
    } catch (error) {
      theirs = error.message;
    }
    return { asked: { ...this.asked, 参数: undefined }, ours, theirs };
  }

  // A copy of the table with one row tampered with must be caught by what has just been compared.
  catches(tamper) {
    if (!this.sample) return false;
    return findDecision(this.model, this.header.decision).decisionLogic.rule.some((rule) => {
      const cell = tamper(rule);
      if (!cell) return false;
      const { element, text } = cell;
      const before = element.text;
      element.text = text;
      const difference = this.compare(this.sample, compileDecision(this.model, this.header.decision));
      element.text = before;
      return difference !== null;
    });
  }

  report() {
    const { edition, day, file, decision, name, coverage } = this.header;
    if (this.difference) {
      const { asked, ours, theirs } = this.difference;
      console.log(`DIFFERS: ${file}, ${decision} (${name}) on ${day}`);
      console.log(`  inputs ${shown(asked)}\n  ours   ${shown(ours)}\n  feelin ${shown(theirs)}`);
      return false;
    }
    console.log(`${edition} ${day} ${decision}: ${this.count} inputs agree (${coverage})`);
    const blind = Object.keys(tamperings).filter((what) => !this.catches(tamperings[what]));
    for (const what of blind) console.log(`BLIND: ${file}, ${decision}: nobody would notice ${what}`);
    return blind.length === 0;
  }
}

const tamperings = {
  'another output': (rule) => ({ element: rule.outputEntry[0], text: '"changed on purpose"' }),
  'a condition turned round': (rule) => {
    const element = rule.inputEntry.find((cell) => cell.text !== '-');
    if (!element) return null;
    const inner = /^not\((.*)\)$/s.exec(element.text);
    return { element, text: inner ? inner[1] : `not(${element.text})` };
  },
};

let section = null;
let inputs = 0;
let failed = false;

function close() {
  if (!section) return;
  if (!section.report()) failed = true;
  inputs += section.count;
}

for await (const line of createInterface({ input: process.stdin })) {
  const item = JSON.parse(line);
  if (Array.isArray(item)) {
    section.check(item);
  } else if (item.row) {
    section.add(item.row);
  } else {
    close();
    section = new Section(item, await modelOf(item.file));
  }
}
close();
console.log(`${inputs} inputs compared`);
if (failed || inputs === 0) process.exit(1);
