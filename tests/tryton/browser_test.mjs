// SPDX-License-Identifier: Apache-2.0
// What a person does in Tryton's web client, in a headless Chromium: menu, form, posted move; a double click posts
// once; a refusal is told in the user's language. Screenshots of each stand in the folder, to be looked at.
//   browser_test.mjs ADDRESS FOLDER
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';

const [address, folder] = process.argv.slice(2);
const { chromium } = createRequire(path.join(process.cwd(), 'package.json'))('playwright-core');
const PATIENCE = 120000;  // a busy machine is slow, not wrong

async function logIn(page, login) {
  await page.goto(`${address}/#rubiao`);
  await page.locator('#login').fill(login);
  // Until the server has named its databases, the form takes no answer and says nothing.
  await page.waitForFunction(() => [...document.querySelectorAll('#database')].some(field => field.value));
  await page.locator('#login').press('Enter');
  await page.locator('input[type=password]').fill('rubiao-demo');
  await page.locator('input[type=password]').press('Enter');
  await page.locator('#menu .treeview tbody tr').first().waitFor();
}

const row = (page, name) => page.locator('#menu tr', { has: page.getByText(name, { exact: true }) }).last();

async function unfold(page, name) {
  await row(page, name).locator('.expander').click();
}

// A person clicks a menu entry twice, and Tryton opens it more than once: the last one is in front.
async function open(page, name) {
  await row(page, name).dblclick();
}

// Each click opens it: so nothing comes in front of it later.
async function openOnce(page, name) {
  await row(page, name).click();
}

const ok = page => page.locator('button:visible', { hasText: '确定' }).last();

async function fill(page, name, value) {
  await page.locator(`input[name=f_${name}]:visible`).last().click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(value);
  await page.keyboard.press('Tab');
}

async function choose(page, name, label) {
  await page.locator(`select[name=f_${name}]:visible`).last().selectOption({ label });
}

async function enterInvoice(page, document, measuredBy) {
  await open(page, '登记支出');
  await fill(page, 'source__document', document);
  await fill(page, 'asset', 'DS-2024-002');
  await fill(page, 'amount', '12345.67');
  await fill(page, 'vat', '0.00');
  await choose(page, 'item', '人工');
  await choose(page, 'settlement', '应付职工薪酬');
  await choose(page, 'measured_by', measuredBy);
}

// What a long text says is the value of its field.
const told = (page, ...words) => page.waitForFunction(
  texts => [...document.querySelectorAll('textarea')].some(
    field => field.offsetParent && texts.some(text => field.value.includes(text))),
  words);

const shoot = (page, name) => page.screenshot({ path: path.join(folder, `${name}.png`) });

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1400, height: 1000 }, locale: 'zh-CN' });
page.setDefaultTimeout(PATIENCE);
try {
  await logIn(page, 'zhang');
  await unfold(page, '数据资源');
  await unfold(page, '计量');
  await shoot(page, 'menu');

  await enterInvoice(page, '发票 浏览器', '成本凭证');
  await shoot(page, 'form');
  await ok(page).dblclick();
  await told(page, '凭证 1 张', '内容相同，未作变动');  // the second click, if it came through, was told so
  await shoot(page, 'posted');

  await openOnce(page, '办理记录');
  const run = page.locator('.tab-pane.active .treeview tbody tr', { hasText: '登记支出' }).first();
  await run.waitFor();
  await page.locator('.tab-pane.active th', { hasText: '开始时间' }).first().waitFor();
  await shoot(page, 'runs');
  await run.dblclick();
  await told(page, '发票 浏览器');
  await shoot(page, 'run');

  await open(page, '登记簿（可检索）');
  await page.getByText('公共交通客流数据').last().waitFor();
  assert.equal(await page.getByText('该键已存在').count(), 0);
  await shoot(page, 'register');

  await enterInvoice(page, '发票 评估', '评估价值');
  await choose(page, 'capitalise', '是');
  await ok(page).click();
  await page.getByText('会计规则不允许').last().waitFor();
  await page.getByText('PR-1').last().waitFor();
  await shoot(page, 'refused');
} catch (trouble) {
  await shoot(page, 'trouble');
  throw trouble;
} finally {
  await browser.close();
}
console.log('the web client: posted once, listed, refused in words');
