// The SLA explorer: one metric, by region, operator and technology; five ways to look at it.
import { html, nothing } from 'lit-html';
import { ask, query, state } from './data.js';
import { words, say, number, measure, time, dayTime, duration, compare } from './words.js';
import { mark, select, standingOf, strip, badge, severity, completeness, completenessText } from './parts.js';
import { mapView, tilesView, legendView, scaleOf } from './map.js';

const VIEWS = ['map', 'matrix', 'trend', 'table', 'sources'];
const VIEW_WORD = { map: 'map', matrix: 'matrixTab', trend: 'trend', table: 'table', sources: 'sources' };
const LEVELS = ['STATE', 'CORRIDOR', 'MUNICIPALITY'];
const TECHNOLOGIES = ['ALL', 'NR', 'LTE', 'UMTS', 'GSM', 'UNKNOWN'];
const SHOWN_ROWS = 400;
const PIECES = 48;
const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3_600;
const POINTS = 360;

export default class Sla {
  constructor(app) {
    this.app = app;
  }

  get shownView() {
    const view = state.get('view', 'map');
    return VIEWS.includes(view) ? view : 'map';
  }

  get metric() {
    const metric = state.get('metric', 'rttP95Millis');
    return this.app.catalog.metrics.includes(metric) ? metric : 'rttP95Millis';
  }

  get level() {
    const level = state.get('level', 'STATE');
    return LEVELS.includes(level) ? level : 'STATE';
  }

  get target() {
    return this.app.catalog.targetOf.get(this.metric);
  }

  parameters() {
    return { level: this.level, operator: state.get('operator', 'ALL'), technology: state.get('technology', 'ALL'), window: state.get('window'), at: state.get('at') };
  }

  /** Shows nothing of what it asks for before all of it is there: the page may be drawn meanwhile. */
  async load() {
    const asked = this.parameters();
    // A matrix has all operators; the other views have the one that was chosen.
    const wanted = this.shownView === 'matrix' ? { ...asked, operator: undefined } : asked;
    const region = state.get('region', this.country());
    const seriesKey = { region, operator: asked.operator, technology: asked.technology, window: asked.window };
    const [table, map] = await Promise.all([ask('sla', wanted), this.map ?? ask('map')]);
    if (!table.windowSeconds) {
      Object.assign(this, { asked, table, map });
      return;
    }
    const end = Date.parse(table.windowEnd);
    const from = new Date(end - POINTS * table.windowSeconds * 1000).toISOString();
    const seconds = this.span(table);
    const [series, strips] = await Promise.all([
      region ? ask('sla/series', { ...seriesKey, from, to: table.windowEnd }) : { points: [] },
      region ? ask('sla/strips', { ...seriesKey, seconds, pieces: PIECES }) : { strips: [] },
    ]);
    if (this.shownView === 'trend' && !this.trend) this.trend = new (await import('./trend.js')).Trend();
    const { rows } = table;
    const values = rows.filter((row) => !row.insufficient && row.values[this.metric] !== undefined).map((row) => row.values[this.metric]);
    Object.assign(this, {
      asked, seriesKey, table, map, region, rows,
      points: series.points,
      strip: strips.strips[0],
      byRegion: new Map(rows.map((row) => [row.region, row])),
      scale: scaleOf(this.metric, this.target, values.length > 0 ? values : [0]),
    });
  }

  span(table = this.table) {
    const now = this.app.live?.now ?? this.app.catalog.now;
    const family = now.windows.find((one) => one.windowSeconds === table.windowSeconds);
    const history = family ? (Date.parse(family.newestStart) - Date.parse(family.oldestStart)) / 1000 : 0;
    return history < 2 * HOUR_SECONDS ? HOUR_SECONDS : DAY_SECONDS;
  }

  country() {
    return [...this.app.catalog.regions.values()].find((region) => region.level === 'COUNTRY')?.region;
  }

  isEmpty() {
    return !this.table.windowSeconds;
  }

  nameOf(region) {
    return this.app.catalog.regions.get(region)?.name ?? this.byRegion.get(region)?.regionName ?? region;
  }

  operatorName(operator) {
    return operator === 'ALL' ? words.all : (this.app.catalog.operators.get(operator) ?? operator);
  }

  hrefOf(changes) {
    return state.with(changes);
  }

  /** Follows a link within the page without loading it again. */
  go(event) {
    const link = event.target.closest('a[href]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || link.hasAttribute('download') || event.button) return;
    const to = new URL(link.href?.baseVal ?? link.href, location.href);
    if (to.pathname !== location.pathname) return;
    event.preventDefault();
    history.pushState(null, '', to);
    this.app.refresh();
  }

  controlsView() {
    const now = this.app.live?.now ?? this.app.catalog.now;
    const choose = (changes) => this.app.choose(changes);
    const chosen = (name, label, options, value, usual) => select(name, label, options, value, usual, choose);
    const operators = [...this.app.catalog.operators.keys()].sort(compare);
    return html`<form class="controls" @submit=${(event) => event.preventDefault()}>
      ${chosen('metric', words.metric, this.app.catalog.metrics.map((metric) => [metric, words.metrics[metric]]), this.metric)}
      ${chosen('level', words.level, LEVELS.map((level) => [level, words[level]]), this.level)}
      ${chosen('operator', words.operator, [['ALL', words.all], ...operators.map((operator) => [operator, this.operatorName(operator)])], this.asked.operator, 'ALL')}
      ${chosen('technology', words.technology, TECHNOLOGIES.map((technology) => [technology, technology === 'ALL' ? words.allF : technology]), this.asked.technology, 'ALL')}
      ${chosen('window', words.window, now.windows.map((one) => [String(one.windowSeconds), duration(one.windowSeconds * 1000)]), String(this.table.windowSeconds))}
    </form>`;
  }

  tabsView() {
    return html`<nav class="tabs" aria-label=${words.view}>${VIEWS.map((view) => html`<a href=${this.hrefOf({ view: view === 'map' ? undefined : view })} aria-current=${view === this.shownView ? 'page' : nothing}>${words[VIEW_WORD[view]]}</a>`)}</nav>`;
  }

  /** The series that was chosen, in one line of figures. */
  headView() {
    const row = this.points[this.points.length - 1];
    const { metric, target } = this;
    const name = say(words.seriesTitle, this.nameOf(this.region), this.operatorName(this.asked.operator));
    if (!row) return html`<section class="card head"><h2>${name}</h2><p class="quiet">${words.noSeries}</p></section>`;
    const standing = standingOf(row, metric);
    return html`<section class="card head" aria-labelledby="series">
      <h2 id="series">${name}</h2>
      <dl class="figures">
        <div class="main"><dt>${words.metrics[metric]}</dt><dd>${mark(standing)}<b>${row.insufficient ? '–' : measure(metric, row.values[metric])}</b></dd></div>
        <div><dt>${words.target}</dt><dd>${target ? measure(metric, target.line) : words.noTarget}</dd></div>
        <div><dt>${words.readings}</dt><dd>${number(row.n)}</dd></div>
        <div><dt>${words.quality}</dt><dd>${completenessText(row)}</dd></div>
        <div><dt>${words.cells}</dt><dd>${row.expectedCells === null ? number(row.reportingCells) : say(words.cellsOf, number(row.reportingCells), number(row.expectedCells))}</dd></div>
        <div><dt>${words.window}</dt><dd>${time(row.windowStart)} ${row.status === 'PROVISIONAL' ? badge(words.provisional, 'provisional') : nothing}</dd></div>
        ${this.strip ? html`<div class="strip-cell"><dt>${say(words.strip, duration(this.span() * 1000))}</dt><dd>${strip(this.strip.pieces, name)}</dd></div>` : nothing}
      </dl></section>`;
  }

  mapPart() {
    if (this.level !== 'STATE') return html`<p class="note">${words.mapStates}</p>`;
    if (this.map.shapes.length === 0) return html`<p class="note">${words.noMap}</p>`;
    const choice = { nameOf: (region) => this.nameOf(region), hrefOf: (region) => this.hrefOf({ region }), chosen: this.region };
    const rows = [this.map, this.byRegion, this.metric, this.scale, choice];
    return html`<div class="map-part"><div>${mapView(...rows)}</div><div class="beside">${legendView(this.metric, this.scale)}${tilesView(...rows)}${this.worstView()}</div></div>`;
  }

  ordered() {
    const { metric, target } = this;
    const badness = (row) => {
      if (row.insufficient || row.values[metric] === undefined) return -Infinity;
      if (target) return severity(target, row.values[metric]);
      return this.scale.worseAbove ? row.values[metric] : -row.values[metric];
    };
    return [...this.rows].sort((a, b) => badness(b) - badness(a) || compare(a.regionName, b.regionName));
  }

  worstView() {
    const shown = this.ordered().slice(0, 6);
    return html`<h3>${words.worstFirst}</h3><ol class="worst">${shown.map((row) => html`<li><a data-row href=${this.hrefOf({ region: row.region })}>${mark(standingOf(row, this.metric))}<span>${row.regionName}</span><b>${row.insufficient ? '–' : measure(this.metric, row.values[this.metric])}</b></a></li>`)}</ol>`;
  }

  matrixPart() {
    const operators = [...new Set(this.rows.map((row) => row.operator))].sort((a, b) => (a === 'ALL') - (b === 'ALL') || compare(a, b));
    const regions = new Map();
    for (const row of this.rows) {
      if (!regions.has(row.region)) regions.set(row.region, { name: row.regionName, cells: new Map() });
      regions.get(row.region).cells.set(row.operator, row);
    }
    const ordered = [...regions].sort(([, a], [, b]) => compare(a.name, b.name)).slice(0, SHOWN_ROWS);
    const cell = (row) => {
      if (!row) return html`<td class="nothing"><span class="quiet">·</span></td>`;
      const standing = standingOf(row, this.metric);
      return html`<td><a href=${this.hrefOf({ region: row.region, operator: row.operator === 'ALL' ? undefined : row.operator, view: 'trend' })}>${mark(standing)} ${row.insufficient ? '–' : measure(this.metric, row.values[this.metric], false)}</a></td>`;
    };
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${words.matrixTab}><table class="matrix figures-table"><caption class="visually-hidden">${words.metrics[this.metric]}</caption>
      <thead><tr><th scope="col">${words.region}</th>${operators.map((operator) => html`<th scope="col"><abbr title=${this.operatorName(operator)}>${operator === 'ALL' ? words.all : operator}</abbr></th>`)}</tr></thead>
      <tbody>${ordered.map(([region, { name, cells }]) => html`<tr><th scope="row"><a data-row href=${this.hrefOf({ region })}>${name}</a></th>${operators.map((operator) => cell(cells.get(operator)))}</tr>`)}</tbody></table></div>`;
  }

  trendPart() {
    const known = this.points.filter((point) => !point.insufficient && point.values[this.metric] !== undefined);
    if (known.length === 0) return html`<p class="note">${words.noSeries}</p>`;
    const values = known.map((point) => point.values[this.metric]);
    const label = say(words.trendLabel, words.metrics[this.metric], this.nameOf(this.region), measure(this.metric, Math.min(...values)), measure(this.metric, Math.max(...values)), number(this.points.length));
    const latest = [...this.points].reverse().slice(0, SHOWN_ROWS);
    return html`<div id="trend" role="img" aria-label=${label}></div>
      <details><summary>${words.trendTable}</summary><div class="scroll" tabindex="0" role="region" aria-label=${words.trendTable}><table class="figures-table"><thead><tr><th scope="col">${words.window}</th><th scope="col">${words.metrics[this.metric]}</th><th scope="col">n</th><th scope="col">${words.state}</th></tr></thead>
      <tbody>${latest.map((point) => html`<tr><th scope="row">${dayTime(point.windowStart)}</th><td>${point.insufficient ? '–' : measure(this.metric, point.values[this.metric])}</td><td>${number(point.n)}</td><td>${mark(standingOf(point, this.metric))}</td></tr>`)}</tbody></table></div></details>
      ${this.downloadsView('sla/series', this.seriesKey)}`;
  }

  tablePart() {
    const shown = this.ordered().slice(0, SHOWN_ROWS);
    const { metrics } = this.app.catalog;
    const columns = [this.metric, ...metrics.filter((metric) => metric !== this.metric && this.rows.some((row) => row.values[metric] !== undefined))];
    return html`${this.rows.length > shown.length ? html`<p class="note">${say(words.shown, number(shown.length), number(this.rows.length))}</p>` : nothing}
      <div class="scroll" tabindex="0" role="region" aria-label=${words.table}><table class="figures-table"><caption class="visually-hidden">${words.worstFirst}</caption>
      <thead><tr><th scope="col">${words.region}</th><th scope="col">${words.state}</th>${columns.map((metric) => html`<th scope="col">${words.metrics[metric]}</th>`)}<th scope="col">n</th><th scope="col">${words.quality}</th><th scope="col">${words.late}</th></tr></thead>
      <tbody>${shown.map((row) => html`<tr><th scope="row"><a data-row href=${this.hrefOf({ region: row.region, view: 'trend' })}>${row.regionName}</a></th><td>${mark(standingOf(row, this.metric))}</td>
        ${columns.map((metric) => html`<td>${row.insufficient ? '–' : measure(metric, row.values[metric])}</td>`)}<td>${number(row.n)}</td><td>${completeness(row) === null ? '–' : measure('coverageRatio', completeness(row))}</td><td>${number(row.late)}</td></tr>`)}</tbody></table></div>
      ${this.downloadsView('sla', this.asked)}`;
  }

  downloadsView(path, parameters) {
    const link = (ending) => html`<a class="tool" href="/api/v1/${path}.${ending}${query(parameters)}" download>${ending}</a>`;
    return html`<p class="downloads">${words.download}: ${link('csv')} ${path === 'sla' ? link('metadata.json') : nothing}</p>`;
  }

  sourcesPart() {
    const place = this.app.catalog.regions.get(this.region);
    return html`<dl class="sources">
      <div><dt>${words.sourceTopic}</dt><dd><code>sla-windows</code></dd></div>
      <div><dt>${words.window}</dt><dd>${dayTime(this.table.windowStart)} – ${dayTime(this.table.windowEnd)}</dd></div>
      <div><dt>${words.sourceRule}</dt><dd>${words.sourceRuleText} ${words.sourceQuantiles} ${words.threshold}</dd></div>
      ${this.app.catalog.simulated ? html`<div><dt>${words.simulated}</dt><dd>${words.simulatedNote}</dd></div>` : nothing}
      <div><dt>${words.sourceTargets}</dt><dd>${this.app.catalog.targets.length === 0 ? words.noTargets : html`<ul>${this.app.catalog.targets.map((target) => html`<li>${words.metrics[target.metric]}: ${measure(target.metric, target.line)} — ${target.source} (${target.legal ? words.legal : words.notLegal})</li>`)}</ul>`}</dd></div>
      ${place?.source ? html`<div><dt>${words.sourceRegion}: ${place.name}</dt><dd>${place.source}</dd></div>` : nothing}
    </dl>${this.downloadsView('sla', this.asked)}`;
  }

  view() {
    const part = { map: () => this.mapPart(), matrix: () => this.matrixPart(), trend: () => this.trendPart(), table: () => this.tablePart(), sources: () => this.sourcesPart() }[this.shownView];
    return html`<div @click=${(event) => this.go(event)}>${this.controlsView()}${this.headView()}
      <section class="card body">${this.tabsView()}${this.table.truncated ? html`<p class="note">${say(words.truncated, number(this.rows.length))}</p>` : nothing}${part()}</section></div>`;
  }

  /** The line is drawn into its place after the page is. */
  drawn() {
    const place = document.getElementById('trend');
    if (place && this.trend && this.points) this.trend.draw(place, this.points, this.metric, this.target, this.table.windowSeconds);
  }
}

addEventListener('popstate', () => location.reload());
