// Promises: which are kept, what is left of their error budgets, and how fast it is used.
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { ask, query, state } from './data.js';
import { words, say, number, ratio, oneDecimal, duration, dayTime } from './words.js';
import { mark, badge, select } from './parts.js';

const STANDING = { BREACHED: 'beyond', INSUFFICIENT: 'noData', MET: 'within' };
const VERDICTS = Object.keys(STANDING);
/** Burning this many times too fast is what wakes people. */
const FAST = 14.4;

const promiseName = (slo) => words.promiseNames[slo] ?? slo;

export default class Slos {
  constructor(app) {
    this.app = app;
  }

  async load() {
    this.asked = { slo: state.get('slo'), verdict: state.get('verdict'), operator: state.get('operator') };
    this.found = await ask('slos', this.asked);
  }

  verdictView(verdict) {
    return html`${mark(STANDING[verdict], '')} ${words.verdicts[verdict]}`;
  }

  tallyView(verdict) {
    const count = this.found.promises.reduce((sum, one) => sum + one[verdict.toLowerCase()], 0);
    const chosen = state.get('verdict') === verdict;
    return html`<div class="tally ${STANDING[verdict]} ${count === 0 ? 'none' : ''}">${mark(STANDING[verdict], '')}<b>${number(count)}</b>
      <a href=${state.with({ verdict: chosen ? undefined : verdict })} aria-current=${chosen ? 'true' : nothing}><span>${words.verdicts[verdict]}</span></a></div>`;
  }

  /** What is left of a budget; a budget that is overdrawn has nothing left, and says by how much. */
  budgetView(left) {
    if (left === null) return html`<span class="quiet">${words.notCounted}</span>`;
    const width = Math.max(0, Math.min(1, left)) * 100;
    const standing = left <= 0 ? 'beyond' : left < 0.25 ? 'near' : 'within';
    return html`<span class="budget"><svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="back" width="100" height="8" /><rect class=${standing} width=${width} height="8" /></svg><b>${ratio(left)}</b></span>`;
  }

  burnView(burns) {
    const known = burns.filter((burn) => burn.rate !== null);
    if (known.length === 0) return '–';
    return html`<span class="burns">${known.map((burn) => html`<span class=${burn.rate >= FAST ? 'fast' : nothing}><b>${oneDecimal(burn.rate)}×</b> <span class="quiet">${duration(burn.windowMinutes * 60_000)}</span></span>`)}</span>`;
  }

  exhaustionText(standing) {
    if (standing.budgetLeft !== null && standing.budgetLeft <= 0) return words.usedUp;
    if (standing.exhaustionAt === null) return words.notWithin;
    return say(words.inTime, duration(Date.parse(standing.exhaustionAt) - Date.parse(standing.at)));
  }

  promiseView(one) {
    const { worst } = one;
    const chosen = state.get('slo') === one.slo;
    const verdict = one.breached > 0 ? 'BREACHED' : one.insufficient > 0 ? 'INSUFFICIENT' : 'MET';
    const href = state.with({ slo: chosen ? undefined : one.slo });
    return html`<tr><th scope="row"><a data-row href=${href} aria-current=${chosen ? 'true' : nothing}>${mark(STANDING[verdict], words.verdicts[verdict])} ${promiseName(one.slo)}</a></th>
      <td>${ratio(worst.target)}</td><td>${number(one.breached)}</td><td>${number(one.insufficient)}</td><td>${number(one.met)}</td>
      <td class="wide">${this.budgetView(worst.budgetLeft)}</td><td class="text">${worst.regionName}${worst.operator === 'ALL' ? '' : ` · ${worst.operatorName}`}</td><td class="text">${words.methods[worst.method]}</td></tr>`;
  }

  promisesView() {
    return html`<section class="card"><h2>${words.promisesTitle}</h2><p class="quiet">${words.promisesNote}</p>
      <div class="scroll whole" tabindex="0" role="region" aria-label=${words.promisesTitle}><table class="figures-table promises"><caption class="visually-hidden">${words.promisesTitle}</caption>
      <thead><tr><th scope="col">${words.promise}</th><th scope="col">${words.target}</th><th scope="col">${words.verdicts.BREACHED}</th><th scope="col">${words.verdicts.INSUFFICIENT}</th><th scope="col">${words.verdicts.MET}</th><th scope="col" class="wide">${words.worstBudget}</th><th scope="col" class="text">${words.where}</th><th scope="col" class="text">${words.countedBy}</th></tr></thead>
      <tbody>${repeat(this.found.promises, (one) => one.slo, (one) => this.promiseView(one))}</tbody></table></div></section>`;
  }

  standingView(one) {
    const place = html`<a data-row href=${state.page('/sla', { region: one.region, operator: one.operator === 'ALL' ? undefined : one.operator, view: 'trend' })}>${one.regionName}${one.operator === 'ALL' ? '' : ` · ${one.operatorName}`}${one.technology === 'ALL' ? '' : ` · ${one.technology}`}</a>`;
    return html`<tr><th scope="row">${place}</th><td class="text">${promiseName(one.slo)}${one.objective === null ? nothing : html` <span class="quiet">${one.objective}</span>`}</td><td class="text">${this.verdictView(one.verdict)}</td>
      <td>${one.attainment === null ? '–' : ratio(one.attainment)} <span class="quiet">/ ${ratio(one.target)}</span></td><td class="wide">${this.budgetView(one.budgetLeft)}</td><td>${this.burnView(one.burns)}</td><td>${this.exhaustionText(one)}</td><td>${number(one.presentMinutes)} <span class="quiet">/ ${number(one.elapsedMinutes)}</span></td></tr>`;
  }

  standingsView() {
    const { standings, truncated, promises } = this.found;
    const choose = (changes) => this.app.choose(changes);
    const operators = [...this.app.catalog.operators];
    const newest = standings.length === 0 ? null : standings.reduce((latest, one) => (one.at > latest ? one.at : latest), standings[0].at);
    return html`<section class="card"><h2>${words.standingsTitle} ${newest === null ? nothing : html`<span class="quiet">${say(words.upTo, dayTime(newest))}</span>`}</h2>
      <form class="controls" @submit=${(event) => event.preventDefault()}>
        ${select('slo', words.promise, [['', words.allF], ...promises.map((one) => [one.slo, promiseName(one.slo)])], state.get('slo', ''), '', choose)}
        ${select('verdict', words.verdict, [['', words.all], ...VERDICTS.map((one) => [one, words.verdicts[one]])], state.get('verdict', ''), '', choose)}
        ${select('operator', words.operator, [['', words.all], ['ALL', words.allOperators], ...operators], state.get('operator', ''), '', choose)}</form>
      ${standings.length === 0 ? html`<p class="note">${words.noneSo}</p>` : html`<div class="scroll" tabindex="0" role="region" aria-label=${words.standingsTitle}><table class="figures-table promises"><caption class="visually-hidden">${words.standingsTitle}</caption>
        <thead><tr><th scope="col">${words.where}</th><th scope="col" class="text">${words.promise}</th><th scope="col" class="text">${words.verdict}</th><th scope="col">${words.attainment}</th><th scope="col" class="wide">${words.budgetLeft}</th><th scope="col">${words.burns}</th><th scope="col">${words.exhaustion}</th><th scope="col">${words.minutes}</th></tr></thead>
        <tbody>${repeat(standings, (one) => [one.slo, one.objective, one.region, one.operator, one.technology].join('|'), (one) => this.standingView(one))}</tbody></table></div>
        ${truncated ? html`<p class="note">${say(words.truncated, number(standings.length))}</p>` : nothing}`}
      <p class="downloads">${words.download}: <a class="tool" href="/api/v1/slos.csv${query(this.asked)}" download>csv</a> <a class="tool" href="/api/v1/slos.parquet${query(this.asked)}" download>parquet</a> <a class="tool" href="/api/v1/slos.metadata.json${query(this.asked)}">metadata</a></p></section>`;
  }

  sourcesView() {
    return html`<section class="card"><h2>${words.sourceTargets}</h2><dl class="sources">${this.found.promises.map(({ slo, worst }) => html`<div><dt>${promiseName(slo)} ${badge(worst.legal ? words.legal : words.notLegal, 'partial')}</dt><dd lang="en">${worst.source || '–'}</dd></div>`)}</dl></section>`;
  }

  view() {
    if (this.found.promises.length === 0) return html`<div class="empty" role="status"><h2>${words.noPromises}</h2><p>${words.noPromisesWhy}</p></div>`;
    return html`<div class="tallies three">${VERDICTS.map((verdict) => this.tallyView(verdict))}</div>${this.promisesView()}${this.standingsView()}${this.sourcesView()}`;
  }
}
