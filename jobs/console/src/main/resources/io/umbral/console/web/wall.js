// The wall: what is beyond its target, worst first, and every state by operator at a glance.
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { ask, state } from './data.js';
import { words, say, number, time, duration, measure, compare } from './words.js';
import { rowView } from './alarms.js';
import { mark, standingOf, worst, strip, valueAndLine, badge, completeness, completenessText, sinceText } from './parts.js';

const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3_600;
const PIECES = 48;
/** Less of what is expected than this is said to be partial. */
const WHOLE = 0.9;
const LISTED = 11;
const LISTED_ALARMS = 5;

export default class Wall {
  constructor(app) {
    this.app = app;
  }

  /** Shows nothing of what it asks for before all of it is there: the page may be drawn meanwhile. */
  async load() {
    const window = state.get('window');
    const parts = { level: 'COUNTRY,STATE,CORRIDOR', technology: 'ALL', window };
    const [table, alarms] = await Promise.all([ask('sla', parts), ask('alerts', { suppressed: false, limit: LISTED_ALARMS })]);
    if (!table.windowSeconds) {
      this.table = table;
      return;
    }
    const now = this.app.live?.now ?? this.app.catalog.now;
    const family = now.windows.find((one) => one.windowSeconds === table.windowSeconds);
    const history = family ? (Date.parse(family.newestStart) - Date.parse(family.oldestStart)) / 1000 : 0;
    // A day, unless the history is younger than two hours: then an hour says more.
    const span = history < 2 * HOUR_SECONDS ? HOUR_SECONDS : DAY_SECONDS;
    const strips = await ask('sla/strips', { ...parts, seconds: span, pieces: PIECES });
    const targets = this.app.catalog.targets;
    const rows = table.rows
      .filter((row) => row.level !== 'COUNTRY' && row.operator !== 'ALL')
      .map((row) => ({ ...row, standing: standingOf(row), worst: row.insufficient ? null : worst(row, targets) }));
    Object.assign(this, {
      table, span, strips, rows, alarms,
      stripOf: new Map(strips.strips.map((one) => [`${one.region}|${one.operator}`, one])),
      // Where little is beyond its target, what is near it is worth the room.
      troubles: rows
        .filter((row) => row.standing === 'beyond' || row.standing === 'near')
        .sort((a, b) => b.worst.severity - a.worst.severity || compare(a.regionName, b.regionName) || compare(a.operator, b.operator)),
    });
  }

  isEmpty() {
    return !this.table.windowSeconds;
  }

  operatorName(operator) {
    return this.app.catalog.operators.get(operator) ?? operator;
  }

  detail(row) {
    return state.page('/sla', { region: row.region, operator: row.operator, metric: row.worst?.target.metric, level: row.level, view: 'trend' });
  }

  tallyView() {
    const count = (standing) => this.rows.filter((row) => row.standing === standing).length;
    const tile = (standing) => html`<li class="tally ${standing} ${count(standing) === 0 ? 'none' : ''}">${mark(standing, '')}<b>${number(count(standing))}</b><span>${words[standing]}</span></li>`;
    const isJudged = this.app.catalog.targets.length > 0;
    return html`<ul class="tallies" aria-label=${words.tallyNote}>
      ${tile('beyond')}${tile('near')}${tile('noData')}${tile(isJudged ? 'within' : 'unjudged')}${this.countryView()}</ul>`;
  }

  countryView() {
    const row = this.table.rows.find((one) => one.level === 'COUNTRY' && one.operator === 'ALL');
    if (!row) return nothing;
    const shown = this.app.catalog.targets.length > 0 ? this.app.catalog.targets.map((target) => target.metric) : ['rttP95Millis', 'lossRatio', 'coverageRatio', 'availabilityRatio'];
    return html`<li class="country"><h2>${row.regionName}</h2><dl>
      ${shown.map((metric) => html`<div><dt>${words.metrics[metric]}</dt><dd>${mark(standingOf(row, metric), '')}${measure(metric, row.values[metric])}</dd></div>`)}
      <div><dt>n</dt><dd>${number(row.n)}</dd></div></dl></li>`;
  }

  listView() {
    const { targets } = this.app.catalog;
    if (targets.length === 0) return html`<p class="good-news">${words.noTargets}</p>`;
    const isGood = !this.troubles.some((row) => row.standing === 'beyond');
    const room = Math.max(3, LISTED - this.alarms.alerts.length - (isGood ? 2 : 0));
    const left = this.troubles.length - room;
    return html`${isGood ? html`<div class="good-news">${mark('within', '')}<p><strong>${words.nothingBeyond}</strong><br>
      ${say(words.nothingBeyondWhy, number(this.rows.length), number(targets.length), time(this.table.windowStart))}</p></div>` : nothing}
    <ol class="troubles">
      ${repeat(this.troubles.slice(0, room), (row) => `${row.region}|${row.operator}`, (row) => this.troubleView(row))}
    </ol>${left > 0 ? html`<p class="more"><a href=${state.page('/sla', { view: 'table' })}>${say(words.more, number(left))}</a></p>` : nothing}`;
  }

  troubleView(row) {
    const { target, value } = row.worst;
    const piece = this.stripOf.get(`${row.region}|${row.operator}`);
    const isPartial = (completeness(row) ?? 1) < WHOLE;
    return html`<li><a data-row href=${this.detail(row)}>
      ${mark(row.standing)}
      <span class="who"><b>${row.regionName}</b> · ${this.operatorName(row.operator)}</span>
      <span class="what">${words.metrics[target.metric]} ${valueAndLine(target.metric, value, target)}</span>
      <span class="how quiet">${[sinceText(piece, Date.parse(this.table.windowEnd), Date.parse(this.strips.from)), `n ${number(row.n)}`].filter(Boolean).join(' · ')}
        ${isPartial ? html`· <span title=${completenessText(row)}>${badge(words.partial, 'partial')}</span>` : nothing}</span>
      ${piece ? strip(piece.pieces, say(words.strip, duration(this.span * 1000))) : nothing}
    </a></li>`;
  }

  matrixView() {
    const operators = [...new Set(this.rows.map((row) => row.operator))].sort(compare);
    const states = new Map();
    for (const row of this.rows) {
      if (row.level !== 'STATE') continue;
      if (!states.has(row.region)) states.set(row.region, { name: row.regionName, cells: new Map() });
      states.get(row.region).cells.set(row.operator, row);
    }
    const ordered = [...states].sort(([, a], [, b]) => compare(a.name, b.name));
    return html`<table class="matrix"><caption>${words.matrix} <span class="quiet">· ${words.matrixNote}</span></caption>
      <thead><tr><th scope="col">${words.region}</th>${operators.map((operator) => html`<th scope="col"><abbr title=${this.operatorName(operator)}>${operator}</abbr></th>`)}</tr></thead>
      <tbody>${ordered.map(([region, { name, cells }]) => html`<tr><th scope="row"><a href=${state.page('/sla', { region, view: 'map' })}>${name}</a></th>
        ${operators.map((operator) => html`<td>${cells.has(operator) ? mark(standingOf(cells.get(operator))) : html`<span class="quiet" title=${words.absent}>·<span class="visually-hidden">${words.absent}</span></span>`}</td>`)}</tr>`)}</tbody></table>`;
  }

  alarmsView() {
    const { alerts, alarms } = this.alarms;
    const left = alarms.critical + alarms.major + alarms.lesser - alerts.length;
    const now = Date.now() - (this.app.live?.localAhead ?? 0);
    return html`<section class="card list" aria-labelledby="alarms">
      <h2 id="alarms"><a href=${state.page('/alerts')}>${words.alarmViews.alarms}</a><span class="quiet">${say(words.rulesInForce, number(alarms.rules))}${alarms.suppressed > 0 ? ` · ${say(words.suppressedToo, number(alarms.suppressed))}` : ''}</span></h2>
      ${alerts.length === 0 ? html`<p class="note">${mark('within', '')} ${words.noAlarms}</p>` : html`<ol class="alarms">${repeat(alerts, (alarm) => alarm.alertId, (alarm) => rowView(alarm, now))}</ol>`}
      ${left > 0 ? html`<p class="more"><a href=${state.page('/alerts')}>${say(words.moreOf, number(left))}</a></p>` : nothing}</section>`;
  }

  view() {
    return html`${this.tallyView()}
      <div class="columns">
        <div class="stack">${this.alarmsView()}
        <section class="card list" aria-labelledby="troubles">
          <h2 id="troubles">${words.beyondList}<span class="quiet">${say(words.windowOf, time(this.table.windowStart), time(this.table.windowEnd))} · ${say(words.strip, duration(this.span * 1000))}</span></h2>
          ${this.listView()}
          ${this.linesView()}
        </section></div>
        <section class="card">${this.matrixView()}</section>
      </div>`;
  }

  linesView() {
    const { targets } = this.app.catalog;
    if (targets.length === 0) return nothing;
    const sources = [...new Set(targets.map((target) => target.source))];
    return html`<p class="lines quiet">${words.lines}: ${targets.map((target) => `${words.metrics[target.metric]} ${target.worse === 'ABOVE' ? '≤' : '≥'} ${measure(target.metric, target.line)}`).join(' · ')}. ${sources.join('; ')}.</p>`;
  }
}
