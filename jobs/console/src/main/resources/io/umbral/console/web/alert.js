// One alarm: why it fires, what happened to it, what to do, and who does it.
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { ask, state } from './data.js';
import { words, say, number, ratio, duration, oneDecimal } from './words.js';
import { badge } from './parts.js';
import { severityMark, metricOf, watchedValue, problem, placeOf, lasting, badges, ownerText, alarmHref, deedsFor, keyOf, Doing, instantView } from './alarms.js';

export default class AlertPage {
  listensTo = 'alarms';

  constructor(app) {
    this.app = app;
    this.doing = new Doing(app);
  }

  async load() {
    const found = await ask(`alerts/${encodeURIComponent(state.get('alert', ''))}`);
    this.doing.seen(found.alert);
    Object.assign(this, found);
  }

  nowMillis() {
    return Date.now() - (this.app.live?.localAhead ?? 0);
  }

  key(key) {
    return this.doing.key(key, this.alert);
  }

  headView() {
    const { alert } = this;
    const { evidence } = alert;
    const now = this.nowMillis();
    const metric = metricOf(evidence.watched);
    const figure = (name, value) => (value === null || value === undefined ? nothing : html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
    return html`<section class="card head alarm-head" aria-labelledby="alarm">
      <p class="crumb"><a href=${state.page('/alerts')}>${words.alerts}</a> / <code>${alert.alertId}</code></p>
      <h2 id="alarm">${severityMark(alert)} ${alert.ruleTitle}</h2>
      <p class="place">${placeOf(alert).join(' · ')}</p>
      <p>${problem(alert)} ${badges(alert)}</p>
      <dl class="figures">
        ${figure(words.severity, words.severities[alert.severity])}
        ${figure(words.state, words.alarmStates[alert.state])}
        ${figure(words.lasts, lasting(alert, now))}
        ${figure(words.began, instantView(alert.startsAt))}
        ${alert.endsAt === null ? nothing : figure(words.ended, instantView(alert.endsAt))}
        ${figure(words.owner, ownerText(alert, now) || '–')}
        ${alert.notifiedAt === null ? figure(words.told, alert.notified ? words.toldYes : words.notTold) : figure(words.toldAt, instantView(alert.notifiedAt))}
        ${alert.escalationLevel > 0 ? figure(words.escalated, number(alert.escalationLevel)) : nothing}
      </dl>
      <p class="buttons">${deedsFor(alert, this.app.catalog).map((deed) => html`<button class="tool ${deed === 'ACKNOWLEDGE' ? 'main' : ''}" type="button" @click=${() => this.doing.begin(deed, alert)}>${words.deeds[deed]} <kbd>${keyOf(deed)}</kbd></button>`)}
        ${metric ? html`<a class="tool" href=${state.page('/sla', { region: alert.region, operator: alert.operator, technology: alert.technology, metric, view: 'trend' })}>${words.seeTrend}</a>` : nothing}</p>
      ${this.doing.isWaiting(alert) ? html`<p class="sent" role="status">${words.sent}</p>` : nothing}
    </section>`;
  }

  evidenceView() {
    const { evidence } = this.alert;
    const row = (name, value) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`;
    return html`<section class="card"><h2>${words.evidence}</h2><table class="figures-table wrapped"><caption class="visually-hidden">${words.evidence}</caption><tbody>
      ${row(words.watched, words.metrics[metricOf(evidence.watched)] ?? evidence.watched)}
      ${evidence.value === null ? nothing : row(words.value, watchedValue(evidence.watched, evidence.value))}
      ${evidence.level === null ? nothing : row(words.alarmLevel, watchedValue(evidence.watched, evidence.level))}
      ${evidence.windowSeconds > 0 ? row(words.window, html`${duration(evidence.windowSeconds * 1000)}, ${words.until.toLowerCase()} ${instantView(evidence.windowEnd)}`) : nothing}
      ${row(words.readings, number(evidence.n))}
      ${row(words.quality, evidence.completeness === null ? words.notKnown : ratio(evidence.completeness))}
      ${evidence.budgetLeft === null ? nothing : row(words.budgetLeft, ratio(evidence.budgetLeft))}
      </tbody></table>
      ${evidence.burns.length === 0 ? nothing : html`<table class="figures-table"><caption>${words.burns}</caption><thead><tr><th scope="col">${words.window}</th><th scope="col">${words.rate}</th><th scope="col">${words.bad}</th><th scope="col">${words.total}</th></tr></thead><tbody>${evidence.burns.map((burn) => html`<tr><th scope="row">${duration(burn.windowMinutes * 60_000)}</th><td>${oneDecimal(burn.rate)}×</td><td>${number(burn.bad)}</td><td>${number(burn.total)}</td></tr>`)}</tbody></table>`}
      ${evidence.contributors === null ? nothing : this.contributorsView(evidence.contributors)}
    </section>`;
  }

  contributorsView({ of, total, top }) {
    return html`<table class="figures-table wrapped"><caption>${words.drivingCells}</caption><thead><tr><th scope="col">${words.site}</th><th scope="col">${words.cell}</th><th scope="col">${words.burdens[of]}</th><th scope="col">${words.share}</th></tr></thead><tbody>${top.map((one) => html`<tr><th scope="row">${one.site}</th><td>${one.cell ?? ''}</td><td>${number(one.amount)}</td><td>${ratio(one.share)}</td></tr>`)}</tbody><tfoot><tr><th scope="row">${words.total}</th><td></td><td>${number(total)}</td><td></td></tr></tfoot></table>`;
  }

  timelineView() {
    const item = (event) => html`<li class="event ${event.type.toLowerCase()}">
      <p>${severityMark({ ...event, acknowledgedBy: null, suppressed: [] })} <b>${words.eventTypes[event.type]}</b> ${event.late ? badge(words.late, 'partial') : nothing}${event.notify ? badge(words.toldYes, 'provisional') : nothing}${event.storm ? badge(words.storm, 'partial') : nothing}
        <span class="quiet">${instantView(event.at)}</span></p>
      <p class="quiet">${[words.severities[event.severity], event.value === null ? null : watchedValue(this.alert.evidence.watched, event.value), words.reasons[event.reason], event.changes.map((change) => words.changes[change]).join(', '), event.by].filter(Boolean).join(' · ')}</p>
      ${event.comment ? html`<blockquote>${event.comment}</blockquote>` : nothing}</li>`;
    return html`<section class="card"><h2>${words.timeline}</h2>${this.events.length === 0 ? html`<p class="note">${words.noEvents}</p>` : html`<ol class="timeline">${repeat(this.events, (event) => event.seq, item)}</ol>`}</section>`;
  }

  ruleView() {
    const { rule, alert } = this;
    return html`<section class="card rule"><h2>${words.whatToDo}</h2>
      ${rule ? html`<p class="runbook">${rule.runbook}</p><h3>${words.levelsFrom}</h3><p class="quiet">${rule.source}</p><p class="quiet"><code>${rule.ruleId}</code> · ${say(words.versionOf, rule.version)}</p><details><summary>${words.document}</summary><pre tabindex="0">${rule.document}</pre></details>` : html`<p class="note">${say(words.ruleGone, alert.ruleId, alert.ruleVersion)}</p>`}</section>`;
  }

  relativesView() {
    const { parent, children, alert } = this;
    if (!parent && children.length === 0) return nothing;
    const link = (one) => html`<li><a data-row href=${alarmHref(one.alertId)}>${severityMark(one)} <span>${placeOf(one).join(' · ')}</span> <span class="quiet">${one.ruleTitle}</span></a></li>`;
    return html`<section class="card"><h2>${words.relatives}</h2>
      ${parent ? html`<h3>${words.explainedBy}</h3><ul class="relatives">${link(parent)}</ul>` : nothing}
      ${children.length > 0 ? html`<h3>${say(words.explains, number(Math.max(alert.childCount, children.length)))}</h3><ul class="relatives">${children.map(link)}</ul>` : nothing}</section>`;
  }

  deliveriesView() {
    const { undelivered, alert } = this;
    return html`<section class="card"><h2>${words.deliveries}</h2>
      <p>${alert.notified ? (alert.notifiedAt === null ? words.toldYes : html`${words.toldAt} ${instantView(alert.notifiedAt)}`) : words.notTold}${alert.remindedAt !== null && alert.remindedAt !== alert.notifiedAt ? html`; ${words.remindedAt} ${instantView(alert.remindedAt)}` : nothing}.</p>
      ${undelivered.length === 0 ? html`<p class="quiet">${words.noneUndelivered}</p>` : html`<table class="text-table"><caption>${words.undelivered}</caption><thead><tr><th scope="col">${words.receiver}</th><th scope="col">${words.when}</th><th scope="col">${words.attempts}</th><th scope="col">${words.detail}</th></tr></thead><tbody>${undelivered.map((one) => html`<tr><td>${one.sink}</td><td>${instantView(one.recordedAt)}</td><td>${number(one.attempts)}</td><td>${one.reason}</td></tr>`)}</tbody></table>`}</section>`;
  }

  view() {
    return html`${this.headView()}<div class="columns">
      <div class="stack">${this.ruleView()}${this.timelineView()}</div>
      <div class="stack">${this.evidenceView()}${this.relativesView()}${this.deliveriesView()}</div></div>${this.doing.view()}`;
  }
}
