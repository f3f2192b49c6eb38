/**
 * Maps: a projection fitted to the study, outlines of regions, cells on their grid, where a label stands
 * best in a region.
 *
 * Pure as core.js. Outlines and cells are computed once for a D, in a plane of their own units with y
 * downwards; a figure scales them with tw.geo.fit (mapdraw.js).
 */
'use strict';
(() => {
  const RAD = Math.PI / 180;
  tw.geo = {};

  /** The longitude opposite the widest gap between longitudes: the middle of what they span. */
  function middle(lons) {
    const sorted = [...new Set(lons.map((x) => ((x % 360) + 360) % 360))].sort((a, b) => a - b);
    let widest = sorted[0] + 360 - sorted[sorted.length - 1];
    let from = sorted[0];
    for (let i = 1; i < sorted.length; i++) {
      const gap = sorted[i] - sorted[i - 1];
      if (gap > widest) {
        widest = gap;
        from = sorted[i];
      }
    }
    return from + (360 - widest) / 2;
  }
  const wrap = (x) => x - 360 * Math.floor((x + 180) / 360);

  /**
   * A projection fitted to points [[lon, lat]]: (degrees east of its middle, lat) -> [x, y], y down.
   * Albers' equal-area conic with its parallels a sixth from the ends (Snyder 1987, section 14); for
   * an extent about the equator its limit, the equal-area cylinder; beyond 150 degrees Equal Earth
   * (Savric, Patterson and Jenny 2018), also equal-area. `middle` is its central meridian.
   */
  tw.geo.projection = function (points) {
    const lon0 = middle(points.map((p) => p[0]));
    let low = 90;
    let high = -90;
    let span = 0;
    for (const [lon, lat] of points) {
      low = Math.min(low, lat);
      high = Math.max(high, lat);
      span = Math.max(span, 2 * Math.abs(wrap(lon - lon0)));
    }
    let project;
    const p1 = (low + (high - low) / 6) * RAD;
    const p2 = (high - (high - low) / 6) * RAD;
    const n = (Math.sin(p1) + Math.sin(p2)) / 2;
    if (span > 150) {
      project = (rel, lat) => {
        const t = Math.asin((Math.sqrt(3) / 2) * Math.sin(lat * RAD));
        const t2 = t * t;
        const t6 = t2 * t2 * t2;
        const x = (rel * RAD * Math.cos(t)) / ((Math.sqrt(3) / 2) * (1.340264 - 3 * 0.081106 * t2 + t6 * (7 * 0.000893 + 9 * 0.003796 * t2)));
        return [x, -t * (1.340264 - 0.081106 * t2 + t6 * (0.000893 + 0.003796 * t2))];
      };
    } else if (Math.abs(n) < 0.03) {
      const c = Math.cos(((low + high) / 2) * RAD);
      project = (rel, lat) => [rel * RAD * c, -Math.sin(lat * RAD) / c];
    } else {
      const c = Math.cos(p1) ** 2 + 2 * n * Math.sin(p1);
      const rho = (lat) => Math.sqrt(Math.max(0, c - 2 * n * Math.sin(lat * RAD))) / n;
      const rho0 = rho((low + high) / 2);
      project = (rel, lat) => [rho(lat) * Math.sin(n * rel * RAD), rho(lat) * Math.cos(n * rel * RAD) - rho0];
    }
    return Object.assign(project, { middle: lon0 });
  };

  /** A ring of [lon, lat] in the plane; a step over the date line goes on, it does not jump back. */
  function ring(points, project) {
    let rel = NaN;
    return points.map(([lon, lat]) => {
      const next = wrap(lon - project.middle);
      rel = Number.isNaN(rel) ? next : rel + wrap(next - rel);
      return project(rel, lat);
    });
  }

  /**
   * Outlines of a set of squares: closed rings of whole-number corners. squares: [[x, y]] of their
   * upper left corners. Corners on straight lines are left out. Where two squares touch at a corner
   * only, each keeps its own ring.
   */
  tw.geo.trace = function (squares) {
    if (!squares.length) return [];
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of squares) {
      if (x < x0) x0 = x;
      if (y < y0) y0 = y;
      if (x > x1) x1 = x;
      if (y > y1) y1 = y;
    }
    // A border of empty places all round; place k has its upper left corner at corner k.
    const W = x1 - x0 + 3;
    const H = y1 - y0 + 3;
    const full = new Uint8Array(W * H);
    const places = squares.map(([x, y]) => (y - y0 + 1) * W + x - x0 + 1);
    for (const k of places) full[k] = 1;
    // Edges run clockwise about the squares, as bits at the corner they leave: 1 right, 2 down, 4 left, 8 up.
    const out = new Uint8Array(W * H);
    for (const k of places) {
      if (!full[k - W]) out[k] |= 1;
      if (!full[k + 1]) out[k + 1] |= 2;
      if (!full[k + W]) out[k + W + 1] |= 4;
      if (!full[k - 1]) out[k + W] |= 8;
    }
    const rings = [];
    const step = [1, W, -1, -W];
    const only = [-1, 0, 1, -1, 2, -1, -1, -1, 3];
    for (let start = 0; start < out.length; start++) {
      while (out[start]) {
        const corners = [];
        const first = only[out[start]] >= 0 ? only[out[start]] : out[start] & 1 ? 0 : 1;
        let k = start;
        let came = -1;
        for (;;) {
          // Back at the start; where two squares touch there, only if the first edge is this square's own.
          if (k === start && came >= 0 && (!out[k] || (came + 1) % 4 === first)) break;
          // Where two squares touch at a corner, turn right: each ring stays with its own square.
          const direction = came < 0 ? first : only[out[k]] >= 0 ? only[out[k]] : (came + 1) % 4;
          out[k] &= ~(1 << direction);
          if (direction !== came) corners.push([x0 - 1 + (k % W), y0 - 1 + Math.floor(k / W)]);
          came = direction;
          k += step[direction];
        }
        if (came === first) corners.shift();
        rings.push(corners);
      }
    }
    return rings;
  };

  /** The path of rings with whole-number corners, sides along the axes. */
  tw.geo.steps = function (rings) {
    let d = '';
    for (const r of rings) {
      d += 'M' + r[0][0] + ' ' + r[0][1];
      for (let i = 1; i < r.length; i++) {
        const dx = r[i][0] - r[i - 1][0];
        d += dx ? 'h' + dx : 'v' + (r[i][1] - r[i - 1][1]);
      }
      d += 'z';
    }
    return d;
  };

  /**
   * The cells of the study on their grid, or null: {cells: [{cell, x, y, region, row}], columns, rows,
   * get(x, y), byCell}. x counts from the west, y from the north. Without columns `col` and `row`,
   * places come from the spacing of longitudes and latitudes.
   */
  tw.geo.grid = function (D) {
    if (D._grid !== undefined) return D._grid;
    D._grid = null;
    const rows = D.rows('cell_place');
    if (!rows.length) return null;
    const spacing = (values) => {
      const sorted = [...new Set(values.map((v) => Math.round(v * 1e4)))].sort((a, b) => a - b);
      let least = Infinity;
      for (let i = 1; i < sorted.length; i++) least = Math.min(least, sorted[i] - sorted[i - 1]);
      return Number.isFinite(least) ? least / 1e4 : 1;
    };
    let place = (r) => [r.col, r.row];
    if (rows[0].col === undefined || rows[0].row === undefined) {
      if (rows[0].lon === undefined || rows[0].lat === undefined) return null;
      const dx = spacing(rows.map((r) => r.lon));
      const dy = spacing(rows.map((r) => r.lat));
      place = (r) => [Math.round(r.lon / dx), Math.round(r.lat / dy)];
    }
    let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
    const places = rows.map(place);
    for (const [c, r] of places) {
      west = Math.min(west, c);
      east = Math.max(east, c);
      south = Math.min(south, r);
      north = Math.max(north, r);
    }
    if (!Number.isFinite(west + east + south + north)) return null;
    const columns = east - west + 1;
    const G = { cells: [], columns, rows: north - south + 1, byCell: new Map() };
    const at = new Int32Array(columns * G.rows);
    rows.forEach((r, i) => {
      const c = { cell: r.cell, x: places[i][0] - west, y: north - places[i][1], region: r.region || '', row: r };
      at[c.y * columns + c.x] = G.cells.push(c);
      G.byCell.set(r.cell, c);
    });
    G.get = (x, y) => (x < 0 || y < 0 || x >= columns || y >= G.rows ? undefined : G.cells[at[y * columns + x] - 1]);
    return (D._grid = G);
  };

  /** Borders between cells of different regions, and the outer one: the path of straight pieces. */
  tw.geo.borders = function (G) {
    if (G.borders !== undefined) return G.borders;
    const region = (x, y) => (G.get(x, y) || { region: '' }).region;
    let d = '';
    for (let x = 0; x <= G.columns; x++) {
      for (let y = 0, from = -1; y <= G.rows; y++) {
        const cut = y < G.rows && region(x - 1, y) !== region(x, y);
        if (cut && from < 0) from = y;
        if (!cut && from >= 0) {
          d += 'M' + x + ' ' + from + 'v' + (y - from);
          from = -1;
        }
      }
    }
    for (let y = 0; y <= G.rows; y++) {
      for (let x = 0, from = -1; x <= G.columns; x++) {
        const cut = x < G.columns && region(x, y - 1) !== region(x, y);
        if (cut && from < 0) from = x;
        if (!cut && from >= 0) {
          d += 'M' + from + ' ' + y + 'h' + (x - from);
          from = -1;
        }
      }
    }
    return (G.borders = d);
  };

  /**
   * Outlines of the regions, or null where the study has neither polygons nor a grid:
   * {from: 'region_shape' or 'cell_place', rings: Map(region -> rings of [x, y]), spots: Map(region ->
   * {x, y, r}), box: [x0, y0, x1, y1]}. A spot is the middle of the widest lying ellipse inside (twice
   * as wide as high); r is half its width.
   */
  tw.geo.outlines = function (D) {
    if (D._outlines !== undefined) return D._outlines;
    D._outlines = null;
    const rings = new Map();
    let from = 'region_shape';
    const shapes = D.rows('region_shape').filter((r) => Number.isFinite(r.lon) && Number.isFinite(r.lat));
    if (shapes.length) {
      const project = tw.geo.projection(shapes.map((r) => [r.lon, r.lat]));
      const parts = new Map();
      for (const r of shapes) {
        const key = r.region + '\u0000' + r.ring;
        if (!parts.has(key)) parts.set(key, { region: r.region, points: [] });
        parts.get(key).points.push([r.lon, r.lat]);
      }
      for (const p of parts.values()) {
        if (p.points.length < 3) continue;
        if (!rings.has(p.region)) rings.set(p.region, []);
        rings.get(p.region).push(ring(p.points, project));
      }
    } else {
      const G = tw.geo.grid(D);
      if (!G) return null;
      from = 'cell_place';
      const squares = new Map();
      for (const c of G.cells) {
        if (!c.region) continue;
        if (!squares.has(c.region)) squares.set(c.region, []);
        squares.get(c.region).push([c.x, c.y]);
      }
      for (const [region, list] of squares) rings.set(region, tw.geo.trace(list));
    }
    if (!rings.size) return null;
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const list of rings.values()) {
      for (const r of list) {
        for (const [x, y] of r) {
          box[0] = Math.min(box[0], x);
          box[1] = Math.min(box[1], y);
          box[2] = Math.max(box[2], x);
          box[3] = Math.max(box[3], y);
        }
      }
    }
    const spots = new Map();
    for (const [region, list] of rings) spots.set(region, spot(list));
    return (D._outlines = { from, rings, spots, box });
  };

  const area = (r) => {
    let sum = 0;
    for (let i = 0, j = r.length - 1; i < r.length; j = i++) sum += r[j][0] * r[i][1] - r[i][0] * r[j][1];
    return sum / 2;
  };

  /** At most about `most` points of a ring, evenly taken: enough to place a label. */
  function thin(r, most) {
    const k = Math.ceil(r.length / most);
    return k > 1 ? r.filter((p, i) => i % k === 0) : r;
  }

  /** Whether a point is in a region: even-odd rule over its rings. */
  tw.geo.inside = function (rings, x, y) {
    let odd = false;
    for (const r of rings) {
      for (let i = 0, j = r.length - 1; i < r.length; j = i++) {
        if (r[i][1] > y !== r[j][1] > y && x < ((r[j][0] - r[i][0]) * (y - r[i][1])) / (r[j][1] - r[i][1]) + r[i][0]) odd = !odd;
      }
    }
    return odd;
  };

  const STRETCH = 2;
  /** Where a label stands best: the point farthest from all sides, heights counted double. Ties by order. */
  function spot(rings) {
    const sized = rings.map((r) => [Math.abs(area(r)), r]);
    let main = sized[0];
    for (const s of sized) if (s[0] > main[0]) main = s;
    const body = thin(main[1], 60).map(([x, y]) => [x, y * STRETCH]);
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of body) {
      x0 = Math.min(x0, x);
      y0 = Math.min(y0, y);
      x1 = Math.max(x1, x);
      y1 = Math.max(y1, y);
    }
    // Of the other rings only those within its box matter, as holes.
    const list = [body];
    for (const r of rings) {
      if (r === main[1] || !(r[0][0] > x0 && r[0][0] < x1 && r[0][1] * STRETCH > y0 && r[0][1] * STRETCH < y1)) continue;
      list.push(thin(r, 24).map(([x, y]) => [x, y * STRETCH]));
      if (list.length > 12) break;
    }
    const sides = [];
    for (const r of list) for (let i = 0, j = r.length - 1; i < r.length; j = i++) sides.push([r[j][0], r[j][1], r[i][0] - r[j][0], r[i][1] - r[j][1], (r[i][0] - r[j][0]) ** 2 + (r[i][1] - r[j][1]) ** 2]);
    // Distance to the nearest side, or less than `enough` where that is all that counts.
    const near = (x, y, enough) => {
      let best = Infinity;
      for (const [ax, ay, dx, dy, l] of sides) {
        let t = l ? ((x - ax) * dx + (y - ay) * dy) / l : 0;
        t = t < 0 ? 0 : t > 1 ? 1 : t;
        const ex = ax + t * dx - x;
        const ey = ay + t * dy - y;
        const d = ex * ex + ey * ey;
        if (d < best) {
          best = d;
          if (best < enough) break;
        }
      }
      return Math.sqrt(best);
    };
    const size = Math.max(x1 - x0, y1 - y0) || 1;
    let best = { x: (x0 + x1) / 2, y: (y0 + y1) / 2, score: -1 };
    const look = (x, y) => {
      const least = (Math.max(0, best.score) * size) / 1e6;
      const score = Math.round((near(x, y, least * least * 0.999) / size) * 1e6);
      if (score > best.score && tw.geo.inside(list, x, y)) best = { x, y, score };
    };
    const n = 9;
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) look(x0 + ((j + 0.5) / n) * (x1 - x0), y0 + ((i + 0.5) / n) * (y1 - y0));
    for (let round = 0, h = 1 / n; round < 2; round++, h /= 4) {
      const c = best;
      for (let i = -2; i <= 2; i++) for (let j = -2; j <= 2; j++) look(c.x + (j / 4) * h * (x1 - x0), c.y + (i / 4) * h * (y1 - y0));
    }
    return { x: best.x, y: best.y / STRETCH, r: best.score > 0 ? (best.score * size) / 1e6 : 0 };
  }
})();
