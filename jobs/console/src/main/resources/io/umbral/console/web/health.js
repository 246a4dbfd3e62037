// Health: the way of the data from its sources to this screen, and the account of every reading.
import { html, svg, nothing } from 'lit-html';
import { ask } from './data.js';
import { words, number, ratio, duration, dayTime, bytes } from './words.js';
import { mark } from './parts.js';

const PARTS = [
  ['aggregated', 'aggregated', 'within'],
  ['duplicate', 'duplicate', 'unjudged'],
  ['late', 'lateRefused', 'near'],
  ['rejected', 'rejected', 'beyond'],
];

export default class Health {
  constructor(app) {
    this.app = app;
  }

  async load() {
    this.health = await ask('health/pipeline');
  }

  stageView(name, standing, facts) {
    return html`<li class="stage ${standing}"><h3>${mark(standing, '')}${name}</h3><dl>${facts.filter(Boolean).map(([fact, value]) => html`<div><dt>${fact}</dt><dd>${value}</dd></div>`)}</dl></li>`;
  }

  flowView() {
    const { job, topics, now, console: own } = this.health;
    const live = this.app.live;
    const lag = topics.reduce((sum, topic) => sum + topic.lagRecords, 0);
    const records = topics.reduce((sum, topic) => sum + topic.records, 0);
    const age = live?.dataAge();
    const jobStanding = !job ? 'noData' : job.watermarkAgeMillis !== null && job.watermarkAgeMillis > 60_000 ? 'near' : 'within';
    return html`<section class="card"><h2>${words.flow}</h2><ol class="flow">
      ${this.stageView(words.flowSources, job ? 'within' : 'noData', job ? [job.sources !== null && [words.flowSources.toLowerCase(), number(job.sources)], [words.received, number(job.account.received)]] : [])}
      ${this.stageView(words.flowKafka, now.connected ? 'within' : 'beyond', [[words.records, number(records)], job && [words.jobLag, number(job.lagRecords ?? 0)]])}
      ${this.stageView(words.flowJob, jobStanding, job ? [[words.watermark, job.watermarkAgeMillis === null ? '–' : duration(job.watermarkAgeMillis)], [words.checkpoint, job.checkpointDurationMillis === null ? '–' : `${number(job.checkpointDurationMillis)} ms`], [words.restarts, number(job.restarts ?? 0)]] : [])}
      ${this.stageView(words.flowApi, lag > 10_000 ? 'near' : 'within', [[words.unread, number(lag)], [words.history, bytes(own.historyBytes)], [words.rows, number(now.windows.reduce((sum, one) => sum + one.rows, 0))], [words.unreadable, number(own.unreadable)]])}
      ${this.stageView(words.flowScreens, 'within', [[words.streams, number(own.streams)], [words.evicted, number(own.streamsEvicted)], age !== null && age !== undefined && [words.newest, duration(age)]])}
    </ol>${job ? nothing : html`<p class="note">${words.noJob}</p>`}</section>`;
  }

  accountView() {
    const { job } = this.health;
    if (!job) return nothing;
    const { account } = job;
    const whole = Math.max(1, account.received);
    let from = 0;
    const bar = PARTS.map(([part, , standing]) => {
      const width = (account[part] / whole) * 1000;
      const drawn = svg`<rect x=${from} y="0" width=${account[part] > 0 ? Math.max(3, width) : 0} height="28" class=${standing} />`;
      from += width;
      return drawn;
    });
    return html`<section class="card"><h2>${words.account}</h2>
      <p class="sum"><b>${number(account.received)}</b> ${words.received}</p>
      <svg class="account" viewBox="0 0 1000 28" preserveAspectRatio="none" aria-hidden="true">${bar}</svg>
      <table class="figures-table"><caption class="visually-hidden">${words.account}</caption><thead><tr><th scope="col">${words.part}</th><th scope="col">${words.count}</th><th scope="col">${words.share}</th></tr></thead>
      <tbody>${PARTS.map(([part, word, standing]) => html`<tr><th scope="row">${mark(standing, '')} ${words[word]}</th><td>${number(account[part])}</td><td>${ratio(account[part] / whole)}</td></tr>`)}</tbody></table>
      <p class="verdict">${mark(account.balances ? 'within' : 'near', '')} ${account.balances ? words.balances : words.balancesNot}</p><p class="quiet">${words.accountNote}</p></section>`;
  }

  topicsView() {
    return html`<section class="card"><h2>${words.sourceTopic}</h2><table class="figures-table"><caption class="visually-hidden">${words.sourceTopic}</caption>
      <thead><tr><th scope="col">${words.sourceTopic}</th><th scope="col">${words.partitions}</th><th scope="col">${words.records}</th><th scope="col">${words.unread}</th></tr></thead>
      <tbody>${this.health.topics.map((topic) => html`<tr><th scope="row"><code>${topic.topic}</code></th>${topic.exists ? html`<td>${number(topic.partitions)}</td><td>${number(topic.records)}</td><td>${number(topic.lagRecords)}</td>` : html`<td colspan="3">${words.topicMissing}</td>`}</tr>`)}</tbody></table>
      ${this.windowsView()}</section>`;
  }

  windowsView() {
    return html`<table class="figures-table"><caption class="visually-hidden">${words.window}</caption><thead><tr><th scope="col">${words.window}</th><th scope="col">${words.rows}</th><th scope="col">${words.newest}</th></tr></thead>
      <tbody>${this.health.now.windows.map((one) => html`<tr><th scope="row">${duration(one.windowSeconds * 1000)}</th><td>${number(one.rows)}</td><td>${dayTime(one.newestStart)}</td></tr>`)}</tbody></table>`;
  }

  refusalsView() {
    const { refusals } = this.health;
    const most = Math.max(1, ...refusals.map((one) => one.readings));
    return html`<section class="card"><h2>${words.refusals}</h2>${refusals.length === 0 ? html`<p>${words.noRefusals}</p>` : html`
      <table class="figures-table"><caption class="visually-hidden">${words.refusals}</caption><thead><tr><th scope="col">${words.cause}</th><th scope="col">${words.count}</th><th scope="col" class="wide">${words.share}</th></tr></thead>
      <tbody>${refusals.map((one) => html`<tr><th scope="row">${words.causes[one.cause] ?? one.cause}</th><td>${number(one.readings)}</td><td class="wide"><svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width=${(one.readings / most) * 100} height="8" class="beyond"/></svg></td></tr>`)}</tbody></table>`}</section>`;
  }

  newestView() {
    const { newestRefusals } = this.health;
    if (newestRefusals.length === 0) return nothing;
    return html`<section class="card"><h2>${words.newestRefusals}</h2><div class="scroll low" tabindex="0" role="region" aria-label=${words.newestRefusals}><table class="text-table"><caption class="visually-hidden">${words.newestRefusals}</caption>
      <thead><tr><th scope="col">${words.when}</th><th scope="col">${words.cause}</th><th scope="col">${words.origin}</th><th scope="col">${words.detail}</th></tr></thead>
      <tbody>${newestRefusals.map((one) => html`<tr><td>${dayTime(one.recordedAt)}</td><td>${words.causes[one.cause] ?? one.cause}</td><td>${one.origin} @ ${number(one.position)}</td><td>${one.detail}</td></tr>`)}</tbody></table></div></section>`;
  }

  view() {
    return html`${this.flowView()}<div class="columns even">${this.accountView()}${this.refusalsView()}${this.topicsView()}</div>${this.newestView()}`;
  }
}
