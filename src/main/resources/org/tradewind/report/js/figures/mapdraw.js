/**
 * Drawing of maps: fitting to px, paths, labels that do not cover each other, headings and ramps. Pure
 * as core.js.
 */
'use strict';
(() => {
  /** How a plane's box goes into `width` x `most` px, kept in proportion: {x(v), y(v), k, width, height}. */
  tw.geo.fit = function (box, width, most) {
    const w = box[2] - box[0] || 1;
    const h = box[3] - box[1] || 1;
    const k = Math.min((width - 2) / w, (most - 2) / h);
    const dx = (width - w * k) / 2;
    return { k, x: (v) => dx + (v - box[0]) * k, y: (v) => 1 + (v - box[1]) * k, width, height: h * k + 2 };
  };

  /** The path of rings in px; points closer than 0.7 px to the last are left out. */
  tw.geo.path = function (rings, fit) {
    let d = '';
    for (const r of rings) {
      let [px, py] = [NaN, NaN];
      let part = '';
      let n = 0;
      for (const p of r) {
        const x = Math.round(fit.x(p[0]) * 10) / 10;
        const y = Math.round(fit.y(p[1]) * 10) / 10;
        if (n && Math.abs(x - px) < 0.7 && Math.abs(y - py) < 0.7) continue;
        part += n ? 'l' + tw.c(x - px) + ' ' + tw.c(y - py) : 'M' + tw.c(x) + ' ' + tw.c(y);
        [px, py] = [x, y];
        n++;
      }
      if (n > 2) d += part + 'z';
    }
    return d;
  };

  const overlap = (a, b) => Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
  tw.geo.overlap = overlap;

  /**
   * Places labels without overlaps. items: {options: [{text, x, y, anchor, cost, line?}]}, each with
   * places in order of liking, x and y of the baseline; `taken` are boxes to keep clear of, as
   * [x0, y0, x1, y1, weight of a square px]; `frame` is the box to stay in. Each label in turn takes
   * its cheapest place, then all once more twice, given the others. Costs are rounded to 1e-6, ties by
   * order. Returns per item the option, or null where it would cover another label.
   */
  tw.geo.labels = function (items, taken, frame, size = 12, weight = 400) {
    // Sides are rounded, so that a last bit of another engine's sine does not make two boxes touch.
    const sides = (b) => b.slice(0, 4).map((side) => Math.round(side * 1e6) / 1e6);
    const box = (p) => {
      const w = tw.textWidth(p.text, size, weight);
      const x = p.anchor === 'middle' ? p.x - w / 2 : p.anchor === 'end' ? p.x - w : p.x;
      return sides([x - 1.5, p.y - size * 0.8, x + w + 1.5, p.y + size * 0.25]);
    };
    frame = sides(frame);
    taken = taken.map((t) => sides(t).concat(t.slice(4)));
    // What does not change between rounds is worked out once: room in the frame, and what is taken.
    for (const item of items) {
      item.options = item.options.filter((p) => {
        const b = (p.box = box(p));
        if (b[0] < frame[0] || b[1] < frame[1] || b[2] > frame[2] || b[3] > frame[3]) return false;
        p.fixed = p.cost || 0;
        for (const t of taken) {
          if (t[5] === item.own && item.own !== undefined) continue;
          if (b[0] < t[2] && b[2] > t[0] && b[1] < t[3] && b[3] > t[1]) p.fixed += overlap(b, t) * (t[4] ?? 1);
        }
        return true;
      });
    }
    const placed = items.map(() => null);
    const price = (p, i) => {
      const b = p.box;
      let cost = p.fixed;
      for (let j = 0; j < items.length; j++) {
        if (j === i || !placed[j]) continue;
        const t = placed[j].box;
        if (b[0] < t[2] && b[2] > t[0] && b[1] < t[3] && b[3] > t[1]) cost += overlap(b, t) * 4;
      }
      return Math.round(cost * 1e6) / 1e6;
    };
    for (let round = 0; round < 3; round++) {
      items.forEach((item, i) => {
        let best = null;
        let least = Infinity;
        for (const p of item.options) {
          const cost = price(p, i);
          if (cost < least) {
            least = cost;
            best = p;
          }
        }
        placed[i] = best;
      });
    }
    // What still covers another label goes: the later one of the two, as the first are the more wanted.
    items.forEach((item, i) => {
      if (!placed[i]) return;
      for (let j = 0; j < i; j++) {
        if (placed[j] && overlap(placed[i].box, placed[j].box) > 0) {
          placed[i] = null;
          return;
        }
      }
    });
    return placed;
  };

  /** A ramp of classes with the numbers between them, from y = 0. */
  tw.geo.ramp = function (colours, numbers, width, o) {
    const K = tw.colours(o.theme);
    const w = width / colours.length;
    const parts = colours.map((c, i) => tw.el('rect', { x: i * w, y: 0, width: w - 1, height: 11, fill: c, stroke: tw.mix(K.paper, K.ink, 0.12), 'stroke-width': '0.5' }));
    let right = -Infinity;
    numbers.forEach((n, i) => {
      const half = tw.textWidth(n, 11.5) / 2;
      const x = (i + 1) * w - 0.5;
      if (x - half < right + 4 || x + half > width + 2) return;
      parts.push(tw.text(x, 25, n, { size: 11.5, fill: K.ink3, anchor: 'middle' }));
      right = x + half;
    });
    return { body: parts.join(''), height: 30 };
  };

  /** The heading of a map: what it shows in bold, the unit after it or below. From y = 0. */
  tw.geo.heading = function (text, rest, width, o) {
    const K = tw.colours(o.theme);
    const parts = [];
    let y = 13;
    for (const line of tw.wrap(text, width, 13, 600)) {
      parts.push(tw.text(0, y, line, { size: 13, weight: 600, fill: K.ink }));
      y += 17;
    }
    const w = tw.textWidth(text, 13, 600) + 6;
    if (rest && w + tw.textWidth(rest, 13) <= width) parts.push(tw.text(w, 13, rest, { size: 13, fill: K.ink2 }));
    else if (rest) {
      for (const line of tw.wrap(rest, width, 13)) {
        parts.push(tw.text(0, y, line, { size: 13, fill: K.ink2 }));
        y += 17;
      }
    }
    return { body: parts.join(''), height: y - 4 };
  };
})();
