// The alarms: what lasts and what is over, what is kept quiet, and the rules behind it all.
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { ask, send, query, state, Refused } from './data.js';
import { words, say, number, compare } from './words.js';
import { badge, select, mark } from './parts.js';
import { rowView, keyView, Doing, newKey, instantView } from './alarms.js';

const VIEWS = ['alarms', 'plans', 'rules'];
const STATES = ['FIRING', 'CLEARED,WITHDRAWN', 'FIRING,CLEARED,WITHDRAWN'];
const SEVERITIES = ['CRITICAL', 'MAJOR', 'MINOR', 'WARNING'];
const LISTED = 200;

export default class Alerts {
  listensTo = 'alarms';

  constructor(app) {
    this.app = app;
    this.doing = new Doing(app);
    this.planFault = null;
  }

  get shownView() {
    const view = state.get('view', 'alarms');
    return VIEWS.includes(view) ? view : 'alarms';
  }

  parameters() {
    const parameters = { suppressed: state.get('suppressed', 'false') };
    for (const name of ['state', 'severity', 'region', 'operator', 'rule', 'acknowledged']) parameters[name] = state.get(name);
    if (parameters.suppressed === 'any') delete parameters.suppressed;
    return parameters;
  }

  async load() {
    const asked = this.parameters();
    const [list, rules, plans] = await Promise.all([
      ask('alerts', { ...asked, limit: LISTED }),
      ask('rules'),
      this.shownView === 'plans' ? ask('plans') : { plans: [] },
    ]);
    list.alerts.forEach((alarm) => this.doing.seen(alarm));
    Object.assign(this, { asked, list, rules: rules.rules, plans: plans.plans });
  }

  nowMillis() {
    return Date.now() - (this.app.live?.localAhead ?? 0);
  }

  key(key) {
    const alertId = document.activeElement?.dataset.alarm;
    return this.doing.key(key, this.list?.alerts.find((alarm) => alarm.alertId === alertId));
  }

  tallyView() {
    const { alarms } = this.list;
    const tile = (name, count, kind, changes) => html`<li class="tally ${kind} ${count === 0 ? 'none' : ''}"><a href=${state.page('/alerts', changes)}><b>${number(count)}</b><span>${name}</span></a></li>`;
    return html`<ul class="tallies five">
      ${tile(words.severities.CRITICAL, alarms.critical, 'beyond', { severity: 'CRITICAL' })}
      ${tile(words.severities.MAJOR, alarms.major, 'beyond', { severity: 'MAJOR' })}
      ${tile(words.lesser, alarms.lesser, 'near', { severity: 'MINOR,WARNING,INDETERMINATE' })}
      ${tile(words.unacknowledged, alarms.unacknowledged, '', { acknowledged: 'false' })}
      ${tile(words.suppressedCount, alarms.suppressed, '', { suppressed: 'true' })}</ul>`;
  }

  tabsView() {
    return html`<nav class="tabs" aria-label=${words.view}>${VIEWS.map((view) => html`<a href=${state.page('/alerts', { view: view === 'alarms' ? undefined : view })} aria-current=${view === this.shownView ? 'page' : nothing}>${words.alarmViews[view]}</a>`)}</nav>`;
  }

  controlsView() {
    const { catalog } = this.app;
    const choose = (changes) => this.app.choose(changes);
    const places = [...catalog.regions.values()].sort((a, b) => compare(a.name, b.name)).map((place) => [place.region, place.name]);
    const titles = new Map(this.rules.map((rule) => [rule.ruleId, rule.title]));
    return html`<form class="controls" @submit=${(event) => event.preventDefault()}>
      ${select('state', words.state, STATES.map((value, i) => [value, words.alarmSets[i]]), state.get('state', 'FIRING'), 'FIRING', choose)}
      ${select('severity', words.severity, [['', words.allF], ...SEVERITIES.map((value) => [value, words.severities[value]])], state.get('severity', ''), '', choose)}
      ${select('region', words.region, [['', words.allF], ...places], state.get('region', ''), '', choose)}
      ${select('operator', words.operator, [['', words.any], ['ALL', words.allOperators], ...[...catalog.operators].sort((a, b) => compare(a[1], b[1]))], state.get('operator', ''), '', choose)}
      ${select('rule', words.ruleWord, [['', words.allF], ...titles], state.get('rule', ''), '', choose)}
      ${select('acknowledged', words.owner, [['', words.any], ['false', words.noOwner], ['true', words.owned]], state.get('acknowledged', ''), '', choose)}
      ${select('suppressed', words.told, [['false', words.toldYes], ['true', words.toldNo], ['any', words.any]], state.get('suppressed', 'false'), 'false', choose)}
    </form>`;
  }

  listView() {
    const { alerts, next, alarms } = this.list;
    const now = this.nowMillis();
    if (alerts.length === 0) {
      const isFiltered = ['severity', 'region', 'operator', 'rule', 'acknowledged', 'state'].some((name) => state.get(name));
      return html`<div class="good-news">${mark(isFiltered ? 'unjudged' : 'within', '')}<p><strong>${isFiltered ? words.noneLikeThis : words.noAlarms}</strong><br>${say(words.noAlarmsWhy, number(alarms.rules), number(alarms.suppressed))}</p></div>`;
    }
    return html`<ol class="alarms">${repeat(alerts, (alarm) => alarm.alertId, (alarm) => html`${rowView(alarm, now)}${this.doing.isWaiting(alarm) ? html`<li class="sent" role="status">${words.sent}</li>` : nothing}`)}</ol>
      ${next ? html`<p class="more">${say(words.moreAlarms, number(LISTED))}</p>` : nothing}`;
  }

  alarmsPart() {
    return html`${this.controlsView()}<section class="card" aria-label=${words.alarmViews.alarms}>${this.listView()}${keyView()}
      <p class="downloads">${words.download}: ${['csv', 'metadata.json'].map((ending) => html`<a class="tool" href="/api/v1/alerts.${ending}${query(this.asked)}" download>${ending}</a>`)}</p></section>`;
  }

  whoText(plan) {
    const name = (id) => this.app.catalog.regions.get(id)?.name ?? id;
    const list = (ids, text) => (ids.length === 0 ? [] : [ids.map(text).join(', ')]);
    const parts = [...list(plan.regions, name), ...list(plan.operators, (id) => (id === 'ALL' ? words.allOperators : (this.app.catalog.operators.get(id) ?? id))), ...list(plan.technologies.filter((one) => one !== 'ALL'), (id) => id), ...list(plan.rules, (id) => id)];
    return parts.length === 0 ? words.everything : parts.join(' · ');
  }

  async endPlan(plan) {
    await this.doPlan(() => send('DELETE', `plans/${encodeURIComponent(plan.planId)}`, undefined, { 'if-match': plan.etag }));
  }

  /** One key for each filled form: sent again after a fault it is the same plan. */
  async makePlan(event) {
    event.preventDefault();
    const form = event.target;
    const given = new FormData(form);
    this.planKey ??= newKey();
    const instant = (name) => new Date(given.get(name)).toISOString();
    const list = (name) => (given.get(name) ? [given.get(name)] : []);
    const plan = { kind: given.get('kind'), from: instant('from'), until: instant('until'), comment: given.get('comment').trim(), regions: list('region'), operators: list('operator') };
    if (await this.doPlan(() => send('POST', 'plans', plan, { 'idempotency-key': this.planKey }))) {
      this.planKey = undefined;
      form.reset();
    }
  }

  async doPlan(work) {
    try {
      await work();
      this.planFault = null;
      return true;
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      this.planFault = fault.status === 412 ? words.changedMeanwhile : fault.message;
      return false;
    } finally {
      this.app.refresh();
    }
  }

  planFormView() {
    if (!this.app.catalog.roles.includes('OPERATOR')) return nothing;
    const { catalog } = this.app;
    const local = (millis) => new Date(millis - new Date(millis).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    const now = this.formMillis ??= Date.now();
    const option = ([value, text]) => html`<option value=${value}>${text}</option>`;
    const places = [...catalog.regions.values()].sort((a, b) => compare(a.name, b.name)).map((place) => [place.region, place.name]);
    return html`<section class="card"><h2>${words.newPlan}</h2><p class="quiet">${words.planNote}</p>
      <form class="controls plan" @submit=${(event) => this.makePlan(event)}>
        <label><span>${words.kind}</span><select name="kind">${['MAINTENANCE', 'SILENCE'].map((kind) => option([kind, words.planKinds[kind]]))}</select></label>
        <label><span>${words.region}</span><select name="region" required>${places.map(option)}</select></label>
        <label><span>${words.operator}</span><select name="operator">${[['', words.any], ['ALL', words.allOperators], ...catalog.operators].map(option)}</select></label>
        <label><span>${words.from}</span><input type="datetime-local" name="from" required value=${local(now)}></label>
        <label><span>${words.until}</span><input type="datetime-local" name="until" required value=${local(now + 7_200_000)}></label>
        <label class="wide"><span>${words.comment}</span><input name="comment" required maxlength="1000" autocomplete="off"></label>
        <button class="tool main">${words.enterPlan}</button></form>
      ${this.planFault ? html`<p role="alert" class="fault">${this.planFault}</p>` : nothing}</section>`;
  }

  plansPart() {
    const canEnd = this.app.catalog.roles.includes('OPERATOR');
    const row = (plan) => html`<tr><td>${badge(words.planStates[plan.state], plan.state === 'ACTIVE' ? 'simulated' : 'partial')} ${words.planKinds[plan.kind]}</td><td>${this.whoText(plan)}</td><td>${instantView(plan.from)} – ${instantView(plan.until)}</td><td>${plan.by}</td><td>${plan.comment}</td>
      <td>${canEnd && plan.state !== 'OVER' ? html`<button class="tool" type="button" @click=${() => this.endPlan(plan)}>${words.endPlan}</button>` : nothing}</td></tr>`;
    return html`${this.planFormView()}<section class="card"><h2>${words.alarmViews.plans}</h2>${this.plans.length === 0 ? html`<p class="note">${words.noPlans}</p>` : html`<div class="scroll" tabindex="0" role="region" aria-label=${words.alarmViews.plans}><table class="text-table"><thead><tr><th scope="col">${words.kind}</th><th scope="col">${words.whatFor}</th><th scope="col">${words.when}</th><th scope="col">${words.by}</th><th scope="col">${words.comment}</th><th scope="col"><span class="visually-hidden">${words.endPlan}</span></th></tr></thead>
      <tbody>${repeat(this.plans, (plan) => plan.planId, row)}</tbody></table></div>`}</section>`;
  }

  rulesPart() {
    const newest = new Map();
    for (const rule of this.rules) if (!newest.has(rule.ruleId)) newest.set(rule.ruleId, rule);
    if (newest.size === 0) return html`<section class="card"><p class="note">${words.noRules}</p></section>`;
    return html`<div class="columns even">${[...newest.values()].map((rule) => html`<section class="card rule"><h2>${rule.title} ${rule.enabled ? nothing : badge(words.off, 'partial')}${rule.shadow ? badge(words.onTrial, 'provisional') : nothing}</h2>
      <p class="quiet"><code>${rule.ruleId}</code> · ${say(words.versionOf, rule.version)} · <a href=${state.page('/alerts', { rule: rule.ruleId, state: STATES[2], suppressed: 'any' })}>${words.itsAlarms}</a></p>
      <h3>${words.runbook}</h3><p class="runbook">${rule.runbook}</p><h3>${words.levelsFrom}</h3><p class="quiet">${rule.source}</p>
      <details><summary>${words.document}</summary><pre tabindex="0">${rule.document}</pre></details></section>`)}</div>`;
  }

  view() {
    const part = { alarms: () => this.alarmsPart(), plans: () => this.plansPart(), rules: () => this.rulesPart() }[this.shownView];
    return html`${this.tallyView()}${this.tabsView()}${part()}${this.doing.view()}`;
  }
}
