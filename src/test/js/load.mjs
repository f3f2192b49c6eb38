/**
 * Loads the report's scripts for tests, as the JVM does: the files of files.txt up to the line
 * "# browser only", in their order, into one fresh context without a DOM, a clock, random numbers or
 * Intl. What a figure must not use is missing here.
 *
 *   import { load, here } from './load.mjs';
 *   const tw = load();
 *   assert.deepEqual(here(tw.ticks(0, 10)), [0, 2, 4, 6, 8, 10]);
 *
 * Objects of a context have other prototypes than those of the test: here(x) copies them over.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const at = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(at, '../../..');
export const resources = path.join(root, 'src/main/resources/org/tradewind/report');

/** d3 and d3-sankey: unpacked from the webjars by Maven, else from node_modules. */
const LIBRARIES = [
  ['d3', 'd3.min.js'],
  ['d3-sankey', 'd3-sankey.min.js'],
];
export const libraries = () =>
  LIBRARIES.map(([name, file]) => {
    const places = [
      path.join(root, 'target/js', file),
      path.join(root, 'target/js', name, 'dist', file),
      path.join(at, 'node_modules', name, 'dist', file),
    ];
    const found = places.find((p) => fs.existsSync(p));
    if (!found) throw new Error(`${file} is missing: run "npm ci" in src/test/js, or "mvn generate-resources"; looked at ${places.join(', ')}`);
    return found;
  });

/** Names in files.txt: {pure: run everywhere, browser: run in the page only}. */
export const files = () => {
  const lists = { pure: [], browser: [] };
  let list = lists.pure;
  for (const line of fs.readFileSync(path.join(resources, 'files.txt'), 'utf8').split('\n')) {
    const name = line.trim();
    if (name === '# browser only') list = lists.browser;
    else if (name && !name.startsWith('#')) list.push(name);
  }
  return lists;
};

/** A fresh `tw`. `more` are names of browser files to load as well, for what of them needs no DOM. */
export const load = (more = []) => {
  const context = vm.createContext({ console });
  const run = (file) => vm.runInContext(fs.readFileSync(file, 'utf8'), context, { filename: file });
  libraries().forEach(run);
  vm.runInContext('delete globalThis.Date; delete globalThis.Intl; delete Math.random;', context);
  for (const name of [...files().pure, ...more]) run(path.join(resources, 'js', name));
  return context.tw;
};

/** A copy of plain data in this realm, for deep comparison. */
export const here = (x) => {
  if (Array.isArray(x)) return Array.from(x, here);
  if (x !== null && typeof x === 'object') return Object.fromEntries(Object.entries(x).map(([k, v]) => [k, here(v)]));
  return x;
};

/** Page data of one table from rows: {length, columns} as the page embeds it. Text columns by words, null for NaN. */
export const table = (rows) => {
  const names = rows.length ? Object.keys(rows[0]) : [];
  const columns = names.map((name) => {
    const values = rows.map((r) => r[name]);
    if (values.some((v) => typeof v === 'string')) {
      const words = [...new Set(values.filter((v) => v !== null && v !== undefined))];
      return { name, words, at: values.map((v) => words.indexOf(v)) };
    }
    return { name, numbers: values.map((v) => (Number.isFinite(v) ? v : null)) };
  });
  return { length: rows.length, columns };
};
