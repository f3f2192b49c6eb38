/** Every run's page: complete, quiet, closed to the network, and within its width in both themes. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, test } from 'node:test';
import { close, done, drawn, file, idle, launch, open, runs, turn } from './open.mjs';

before(launch);
after(close);

/** Runs in the page: what sticks out of it, and what of a figure's text lies outside its picture. */
function outside() {
  const wide = document.documentElement.clientWidth;
  const out = [];
  if (document.documentElement.scrollWidth > wide) {
    out.push('the page is ' + document.documentElement.scrollWidth + ' px wide');
    for (const e of document.querySelectorAll('body *')) {
      const box = e.getBoundingClientRect();
      if (box.width && box.right > wide + 1 && !e.closest('.scroll, .spoken') && !e.closest('svg svg')) out.push(e.tagName + ' ' + (e.id || e.className.baseVal || e.className) + ' ends at ' + Math.round(box.right) + ': ' + e.textContent.slice(0, 40));
    }
  }
  for (const svg of document.querySelectorAll('.plot > svg')) {
    const frame = svg.getBoundingClientRect();
    const id = svg.parentNode.dataset.figure;
    if (Math.abs(frame.width - svg.viewBox.baseVal.width) > 1) out.push(id + ' is scaled: ' + frame.width + ' for ' + svg.viewBox.baseVal.width);
    for (const t of svg.querySelectorAll('text')) {
      const box = t.getBoundingClientRect();
      const by = Math.max(frame.left - box.left, box.right - frame.right, frame.top - box.top, box.bottom - frame.bottom);
      if (box.width && by > 2) out.push(id + ': "' + t.textContent.slice(0, 40) + '" is ' + Math.round(by) + ' px outside');
    }
  }
  return out.slice(0, 12);
}

/** Runs in the page: figures that show an error or nothing. */
function empty() {
  const out = [];
  for (const figure of document.querySelectorAll('.figure')) {
    const id = figure.dataset.figure;
    const alert = figure.querySelector('.alert');
    const svg = figure.querySelector('.plot > svg');
    const words = (c) => figure.querySelector(c).textContent.trim();
    if (alert) out.push(id + ': ' + alert.textContent);
    else if (!svg) out.push(id + ': no picture');
    else {
      const box = svg.getBBox();
      if (svg.querySelectorAll('path, rect, circle, line, polygon').length < 2 || box.width < 80 || box.height < 20) out.push(id + ': nothing in its picture');
      if (!svg.querySelector('.m') && !figure.querySelector('.controls select')) out.push(id + ': no mark');
      if (/NaN|undefined|Infinity|\[object/.test(svg.outerHTML)) out.push(id + ': ' + /.{30}(NaN|undefined|Infinity|\[object).{10}/.exec(svg.outerHTML)[0]);
    }
    if (words('h3').length < 12) out.push(id + ': title "' + words('h3') + '"');
    if (words('.sub').length < 12 || words('.read').length < 30) out.push(id + ': not explained');
    if (/NaN|undefined|Infinity|\[object/.test(figure.innerText)) out.push(id + ': ' + /.{0,40}(NaN|undefined|Infinity|\[object)/.exec(figure.innerText)[0]);
  }
  return out;
}

/** Runs in the page: what a hostile name could have made, and how the regions are named. */
function names() {
  const D = tw.app.D;
  const text = document.getElementById('main').textContent;
  return {
    hacked: window.__hacked === undefined ? null : String(window.__hacked),
    elements: [...document.querySelectorAll('#main :is(script, img, iframe, object, embed, link, style, form, base, meta), body :is(image, foreignObject, use, animate, set)')].map((e) => e.outerHTML.slice(0, 80)),
    handlers: [...document.querySelectorAll('*')].flatMap((e) => [...e.attributes].filter((a) => /^on/i.test(a.name) || (/href|src|action/i.test(a.name) && /^\s*javascript:/i.test(a.value))).map((a) => e.tagName + ' ' + a.name)),
    options: [...document.getElementById('follow').options].slice(1).map((o) => [o.value, o.textContent.replace(/[\u2068\u2069]/g, '')]),
    names: D.regions.map((r) => [r, D.name(r) || r]),
    shown: D.regions.filter((r) => text.includes(D.name(r)) || text.includes(D.shortName(r))).length,
  };
}

for (const run of runs) {
  test(run, async (t) => {
    const page = await open(run);

    await t.test(run + ': every figure is drawn, or left out with a reason', async (t) => {
      const early = await page.evaluate(() => [performance.getEntriesByName('tw-answer')[0], performance.getEntriesByName('first-contentful-paint')[0]].map((e) => Math.round(e ? e.startTime : NaN)));
      const began = Date.now();
      const count = await drawn(page);
      t.diagnostic(`${run}: answer after ${early[0]} ms, painted ${early[1]} ms, ${count} figures in another ${Date.now() - began} ms, ${Math.round(fs.statSync(file(run, 'report.html')).size / 1000)} kB`);
      assert.deepEqual(await page.evaluate(empty), []);
      const { all, there, out, end } = await page.evaluate(() => ({
        all: tw.figures.map((f) => f.id).sort(),
        there: [...document.querySelectorAll('.figure.drawn')].map((f) => f.dataset.figure),
        out: tw.shell.plan(tw.app.D).out.filter((x) => !x.whole).map((x) => [x.id, x.reason]),
        end: document.getElementById('provenance').textContent,
      }));
      assert.equal(count, there.length);
      assert.deepEqual([...there, ...out.map((x) => x[0])].sort(), all);
      for (const [id, reason] of out) assert.ok(end.includes(reason), `${id} is left out, and the end of the page does not say: ${reason}`);
      assert.ok(there.length > 1, 'figures: ' + there);
    });

    await t.test(run + ': names are text', async () => {
      await page.evaluate(() => document.querySelectorAll('.figure > details').forEach((d) => (d.open = true)));
      await page.evaluate(idle);
      const found = await page.evaluate(names);
      assert.equal(found.hacked, null);
      assert.deepEqual(found.elements, []);
      assert.deepEqual(found.handlers, []);
      assert.equal(found.options.length, found.names.length);
      found.names.forEach(([code, name], i) => {
        const [value, shown] = found.options[i];
        assert.equal(value, code);
        // a long name is cut in the list
        assert.ok(shown === name || (shown.endsWith('…') && name.startsWith(shown.slice(0, -1).trim())), `${name} is offered as ${shown}`);
      });
      assert.ok(found.shown > 0, 'no region is named on the page');
      await page.evaluate(() => document.querySelectorAll('.figure > details').forEach((d) => (d.open = false)));
    });

    for (const theme of ['light', 'dark']) {
      await t.test(`${run}: nothing outside at 1400, 400 and 320 px, ${theme}`, async () => {
        for (const width of [1400, 400, 320]) {
          await turn(page, width, theme);
          assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), theme);
          assert.deepEqual(await page.evaluate(outside), [], `${width} px`);
          assert.deepEqual(await page.evaluate(empty), [], `${width} px`);
        }
      });
    }

    await t.test(run + ': print has every figure, in light colours', async () => {
      await turn(page, 1400, 'dark');
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await page.evaluate(idle);
      const printed = await page.evaluate(() => ({
        theme: document.documentElement.dataset.theme,
        missing: [...document.querySelectorAll('.figure')].filter((f) => !f.querySelector('.plot > svg')).map((f) => f.dataset.figure),
        wide: [...document.querySelectorAll('.plot > svg')].filter((s) => s.viewBox.baseVal.width > 719).map((s) => s.parentNode.dataset.figure),
        paper: getComputedStyle(document.documentElement).getPropertyValue('--paper').trim(),
      }));
      assert.deepEqual(printed, { theme: 'light', missing: [], wide: [], paper: '#fcfbf8' });
      await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
      await page.evaluate(idle);
      assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
    });

    await done(page);
  });
}
