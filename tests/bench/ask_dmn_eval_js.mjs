// SPDX-License-Identifier: Apache-2.0
// node ask_dmn_eval_js.mjs TABLE DECISION SECONDS <QUESTIONS: how many decisions a second dmn-eval-js makes, warmed.
// A question is a line, {"name": value}; one line of JSON answers: {"decisions", "seconds", "outcomes": [...]}.
import { readFileSync } from 'node:fs';
import { dmnEvalJs } from '../second_opinion/packages.mjs';

const [table, decision, seconds] = process.argv.slice(2);
const engine = dmnEvalJs();
// It knows DMN 1.1 alone; what it needs of a decision table has not changed since.
const xml = readFileSync(table, 'utf8').replace(/https:\/\/www\.omg\.org\/spec\/DMN\/\d+\/MODEL\//, 'http://www.omg.org/spec/DMN/20151101/dmn.xsd');
const decisions = await engine.parseDmnXml(xml);
const questions = readFileSync(0, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
const decide = (question) => engine.evaluateDecision(decision, decisions, question);

function run(duration) {
  const start = process.hrtime.bigint();
  for (let count = 0; ; ) {
    for (const question of questions) decide(question);
    count += questions.length;
    const taken = Number(process.hrtime.bigint() - start) / 1e9;
    if (taken >= duration) return { decisions: count, seconds: taken };
  }
}

run(Number(seconds));
console.log(JSON.stringify({ ...run(Number(seconds)), outcomes: questions.map(decide) }));
