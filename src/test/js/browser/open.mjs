/**
 * Finished runs with a report.html, opened in one headless Chromium for tests.
 *
 *   TRADEWIND_RUNS=FOLDER TRADEWIND_CHROMIUM=/usr/bin/chromium node --test src/test/js/browser/
 *
 * FOLDER holds a folder for each run. BrowserIT makes them; any folder of finished runs will do. The
 * packages are those of src/test/js/package.json, from node_modules there or in target/js-test.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(here, '../../../..');
const packages = [path.join(root, 'target/js-test'), path.join(here, '..')].find((p) => fs.existsSync(path.join(p, 'node_modules/playwright-core')));
if (!packages) throw new Error('playwright-core is missing: run "npm ci --ignore-scripts" in src/test/js');
const require = createRequire(path.join(packages, 'package.json'));
export const axe = () => fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const folder = process.env.TRADEWIND_RUNS;
if (!folder) throw new Error('TRADEWIND_RUNS is not set: the folder that holds the runs');
/** Names of the runs. */
export const runs = fs
  .readdirSync(folder)
  .filter((n) => fs.existsSync(path.join(folder, n, 'report.html')))
  .sort();
/** The run with all there is: the sample, else the first. */
export const whole = runs.includes('sample') ? 'sample' : runs[0];
export const file = (run, ...more) => path.join(folder, run, ...more);
export const has = (run, ...more) => fs.existsSync(file(run, ...more));

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const PLACES = [process.env.TRADEWIND_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
let browser = null;
export async function launch() {
  const executablePath = PLACES.find((p) => p && fs.existsSync(p));
  browser = await require('playwright-core').chromium.launch({ executablePath, args: FLAGS });
}
export const close = () => browser.close();

/**
 * Opens the report of a run without a network. `page.heard` collects what must not happen: console
 * errors and warnings, exceptions, requests other than for the file itself.
 */
export async function open(run, { width = 1400, theme = 'light', hash = '' } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme, offline: true, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(60000);
  page.heard = [];
  const url = pathToFileURL(file(run, 'report.html')).href;
  page.on('console', (m) => ['error', 'warning'].includes(m.type()) && page.heard.push(m.type() + ': ' + m.text()));
  page.on('pageerror', (e) => page.heard.push('exception: ' + e.message));
  page.on('request', (r) => !/^(data|blob):/.test(r.url()) && r.url().split('#')[0] !== url && page.heard.push('request: ' + r.url()));
  page.on('dialog', (d) => {
    page.heard.push('dialog: ' + d.message());
    d.dismiss();
  });
  await page.goto(url + hash);
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(idle);
  return page;
}

/** Closes a page in which nothing forbidden was heard. */
export async function done(page) {
  const heard = page.heard;
  await page.context().close();
  assert.deepEqual(heard, []);
}

/** Runs in the page: waits until it has drawn what it had to. */
export const idle = () => new Promise((end) => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => setTimeout(end, 20)), 20)));

/** Every figure drawn, at the page's width and in its colours. */
export async function drawn(page) {
  await page.evaluate(idle);
  return page.evaluate(() => tw.app.drawAll());
}

/** Another width and system theme, and all figures drawn in them. */
export async function turn(page, width, theme) {
  await page.emulateMedia({ colorScheme: theme });
  await page.setViewportSize({ width, height: 900 });
  await page.waitForTimeout(160);
  await drawn(page);
}

/** Records of a CSV text, by RFC 4180. */
export function csv(text) {
  const rows = [];
  let row = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const ch = text[i];
    if (quoted) {
      if (ch !== '"') cell += ch;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (ch === '"') quoted = true;
    else if (ch === ',') {
      row.push(cell);
      cell = '';
    } else if (ch === '\n') {
      row.push(cell.replace(/\r$/, ''));
      rows.push(row);
      row = [];
      cell = '';
    } else cell += ch;
  }
  if (cell || row.length) rows.push([...row, cell]);
  return rows;
}
