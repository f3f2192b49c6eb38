/** What a reader does: choose, walk with keys, follow, point. On the run that has all there is. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { close, done, drawn, idle, launch, open, runs, whole } from './open.mjs';

before(launch);
after(close);

const said = (page) => page.evaluate(() => document.getElementById('said').textContent);

test('every choice of every control changes the figure or its words', async () => {
  const page = await open(whole);
  await drawn(page);
  const tried = await page.evaluate(() => {
    const same = [];
    let count = 0;
    const shown = (f) => [f.querySelector('.plot').innerHTML, f.querySelector('h3').textContent, f.querySelector('.sub').textContent].join('\n');
    for (const f of document.querySelectorAll('.figure')) {
      const controls = [...new Set([...f.querySelectorAll('[data-control]')].map((c) => c.dataset.control))];
      for (const control of controls) {
        const inputs = () => [...f.querySelectorAll('[data-control="' + control + '"]')];
        const select = inputs()[0].tagName === 'SELECT' ? inputs()[0] : null;
        const values = select ? [...select.options].map((o) => o.value) : inputs().map((i) => i.value);
        const initial = select ? select.value : inputs().find((i) => i.checked).value;
        const choose = (value) => {
          if (select) {
            select.value = value;
            select.dispatchEvent(new Event('change', { bubbles: true }));
          } else inputs().find((i) => i.value === value).click();
        };
        const seen = new Map([[shown(f), initial]]);
        for (const value of values.filter((v) => v !== initial)) {
          choose(value);
          count++;
          const now = shown(f);
          if (f.querySelector('.alert')) same.push(f.dataset.figure + '.' + control + '=' + value + ': ' + f.querySelector('.alert').textContent);
          if (seen.has(now)) same.push(f.dataset.figure + '.' + control + '=' + value + ' shows what ' + seen.get(now) + ' shows');
          seen.set(now, value);
          if (!location.hash.includes(encodeURIComponent(f.dataset.figure + '.' + control) + '=' + encodeURIComponent(value))) same.push(control + '=' + value + ' is not in the address');
        }
        choose(initial);
        if (seen.get(shown(f)) !== initial) same.push(f.dataset.figure + '.' + control + ': the first choice does not come back');
      }
    }
    return { same, count };
  });
  assert.deepEqual(tried.same, []);
  assert.ok(tried.count > 10, tried.count + ' choices');
  assert.equal(await page.evaluate(() => location.hash), '');
  await done(page);
});

test('a choice in the address is taken', async () => {
  const first = await open(whole);
  await drawn(first);
  const pick = await first.evaluate(() => {
    for (const f of tw.figures) {
      const c = f.missing(tw.app.D) || !f.controls ? null : f.controls(tw.app.D).find((x) => x.options.length > 1);
      if (c) return { figure: f.id, control: c.id, value: String(c.options.find((x) => x.value !== c.initial).value) };
    }
    return null;
  });
  await done(first);
  const page = await open(whole, { hash: `#fig-${pick.figure}&${pick.figure}.${pick.control}=${pick.value}` });
  await drawn(page);
  const found = await page.evaluate(({ figure, control }) => {
    const list = [...document.querySelectorAll(`#fig-${figure} [data-control="${control}"]`)];
    return list[0].tagName === 'SELECT' ? list[0].value : list.find((i) => i.checked).value;
  }, pick);
  assert.equal(found, pick.value);
  await done(page);
});

test('keys walk the marks of every chart, and each is spoken', async () => {
  const page = await open(whole);
  await drawn(page);
  const ids = await page.evaluate(() => [...document.querySelectorAll('.figure')].filter((f) => f.querySelector('.plot .m')).map((f) => f.dataset.figure));
  assert.ok(ids.length > 5, 'charts with marks: ' + ids);
  for (const id of ids) {
    const plot = page.locator(`#fig-${id} .plot`);
    const about = await plot.evaluate((p) => ({
      marks: p.querySelectorAll('.m').length,
      label: p.getAttribute('aria-label'),
      title: p.closest('.figure').querySelector('h3').textContent,
      stops: p.querySelectorAll('a[href], button, input, select, [tabindex="0"]').length,
      hidden: p.querySelector('svg').getAttribute('aria-hidden'),
    }));
    const plain = (s) => s.replace(/[\u2068\u2069]/g, '');
    assert.ok(plain(about.label).startsWith(plain(about.title)), `${id} is labelled "${about.label}"`);
    assert.equal(about.stops, 0, id + ' is one tab stop');
    assert.equal(about.hidden, 'true');
    assert.ok(about.marks <= 2000, `${id}: ${about.marks} marks`);
    await plot.focus();
    const step = async (key, at) => {
      await page.keyboard.press(key);
      const words = await said(page);
      assert.ok(words.endsWith(` ${at} of ${about.marks}.`), `${id}, ${key}: "${words}"`);
      assert.ok(words.length > ` ${at} of ${about.marks}.`.length + 3, `${id}, ${key}: "${words}"`);
      assert.doesNotMatch(words, /NaN|undefined|<|\[object/);
      const tip = await page.evaluate(() => ({ hidden: document.getElementById('tip').hidden, text: document.getElementById('tip').textContent, at: document.querySelectorAll('.plot .m.at').length }));
      assert.equal(tip.hidden, false, id);
      assert.ok(tip.text.length > 2, id);
      assert.equal(tip.at, 1, id);
    };
    await step('ArrowRight', 1);
    if (about.marks > 1) await step('ArrowDown', 2);
    await step('ArrowLeft', 1);
    await step('End', about.marks);
    await step('ArrowRight', about.marks);
    await step('Home', 1);
    await page.keyboard.press('Escape');
    const left = await page.evaluate(() => ({ hidden: document.getElementById('tip').hidden, focus: document.activeElement.className, at: document.querySelectorAll('.m.at').length }));
    assert.deepEqual(left, { hidden: true, focus: '', at: 0 }, id);
  }
  await done(page);
});

test('tab goes from the bar through a chart to what is below it', async () => {
  const page = await open(whole);
  await drawn(page);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  const stops = [];
  for (let i = 0; i < 400 && stops.filter((s) => s === 'plot').length < 2; i++) {
    await page.keyboard.press('Tab');
    stops.push(await page.evaluate(() => (document.activeElement.classList.contains('plot') ? 'plot' : document.activeElement.id || document.activeElement.dataset.download || document.activeElement.tagName)));
  }
  for (const stop of ['follow', 'theme', 'plot', 'svg', 'png', 'csv', 'SUMMARY']) assert.ok(stops.includes(stop), `${stop} is no tab stop: ${stops}`);
  await done(page);
});

/** Runs in the page: marks that are pale, and whether any of them belongs to a region. */
function pale(code) {
  const marks = [...document.querySelectorAll('.plot .m[data-r]')];
  const faded = marks.filter((m) => Number(m.getAttribute('opacity') ?? 1) < 0.3);
  return {
    follow: document.documentElement.dataset.follow,
    chosen: document.getElementById('follow').value,
    faded: faded.length,
    own: faded.filter((m) => tw.shell.codes(tw.app.D, m.dataset.r).includes(code)).length,
    figures: new Set(faded.map((m) => m.closest('.figure').id)).size,
  };
}

for (const run of runs.filter((r) => r === whole || r === 'names')) {
  test(run + ': a region is followed by choice, address, click and key through all figures', async () => {
    const page = await open(run);
    await drawn(page);
    const code = await page.evaluate(() => tw.app.D.regions[1]);
    assert.equal((await page.evaluate(pale, code)).faded, 0);
    await page.selectOption('#follow', code);
    await drawn(page);
    const chosen = await page.evaluate(pale, code);
    assert.equal(chosen.follow, code);
    assert.equal(chosen.own, 0);
    assert.ok(chosen.faded > 0 && chosen.figures > 1, JSON.stringify(chosen));
    assert.equal(decodeURIComponent(await page.evaluate(() => location.hash)), '#follow=' + code);
    await page.evaluate(() => tw.app.follow(tw.app.state.follow));
    await drawn(page);
    assert.deepEqual(await page.evaluate(pale, code), { follow: '', chosen: '', faded: 0, own: 0, figures: 0 });

    const other = await open(run, { hash: '#follow=' + encodeURIComponent(code) });
    await drawn(other);
    assert.deepEqual(await other.evaluate(pale, code), chosen);
    await done(other);

    const clicked = await page.evaluate(() => {
      const mark = [...document.querySelectorAll('.plot .m[data-r]')].find((m) => tw.shell.codes(tw.app.D, m.dataset.r).length === 1);
      const at = tw.shell.codes(tw.app.D, mark.dataset.r)[0];
      mark.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      return at;
    });
    await drawn(page);
    assert.equal((await page.evaluate(pale, clicked)).follow, clicked);
    assert.match(await said(page), /^Following /);
    await page.evaluate(() => tw.app.follow(tw.app.state.follow));
    await drawn(page);

    const figure = await page.evaluate(() => {
      const plots = [...document.querySelectorAll('.plot')];
      const first = (p) => p.querySelector('.m');
      return plots.find((p) => first(p) && first(p).dataset.r && tw.shell.codes(tw.app.D, first(p).dataset.r).length === 1)?.dataset.figure;
    });
    if (figure) {
      await page.focus(`#fig-${figure} .plot`);
      await page.keyboard.press('Home');
      await page.keyboard.press('Enter');
      assert.notEqual(await page.evaluate(() => document.documentElement.dataset.follow), '');
      assert.equal(await page.evaluate(() => document.activeElement.dataset.figure), figure, 'the chart keeps the focus');
    }
    await done(page);
  });
}

test('pointing at a mark shows its tip, within the window', async () => {
  const page = await open(whole, { width: 400 });
  await drawn(page);
  const ids = await page.evaluate(() => [...document.querySelectorAll('.figure')].filter((f) => f.querySelector('.plot .m')).map((f) => f.dataset.figure));
  for (const id of ids) {
    const tip = await page.evaluate((figure) => {
      const mark = document.querySelector(`#fig-${figure} .plot .m`);
      mark.scrollIntoView({ block: 'center' });
      const box = mark.getBoundingClientRect();
      mark.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX: box.left + box.width / 2, clientY: box.top + box.height / 2, pointerType: 'mouse' }));
      const t = document.getElementById('tip');
      const at = t.getBoundingClientRect();
      return { hidden: t.hidden, text: t.textContent, name: mark.dataset.n || '', inside: at.left >= 0 && at.right <= innerWidth && at.top >= 0 && at.bottom <= innerHeight };
    }, id);
    assert.equal(tip.hidden, false, id);
    assert.ok(tip.text.includes(tip.name), id);
    assert.ok(tip.inside, id + ': the tip sticks out of the window');
  }
  await page.evaluate(idle);
  await done(page);
});

test('the theme is switched by its button and kept in the address', async () => {
  const page = await open(whole, { theme: 'dark' });
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  await page.click('#theme');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme + location.hash), 'light#theme=light');
  const ink = await page.evaluate(() => [getComputedStyle(document.documentElement).color, document.querySelector('.plot > svg') ? document.querySelector('.plot > svg').getAttribute('fill') : tw.colours('light').ink]);
  assert.deepEqual(ink, ['rgb(28, 28, 30)', '#1c1c1e']);
  await done(page);
});
