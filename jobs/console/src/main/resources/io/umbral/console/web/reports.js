// Reports of benchmarks: verdicts on what was promised first, then what was measured, on which machine, and the command that repeats it.
import { html, nothing } from 'lit-html';
import { ask } from './data.js';
import { words, say, number, significant } from './words.js';
import { mark, badge } from './parts.js';

const STANDING = { MET: 'within', MISSED: 'beyond', NO_FIGURE: 'noData', NOT_MEASURED: 'unjudged' };
const VERDICTS = Object.keys(STANDING);

export default class Reports {
  constructor(app) {
    this.app = app;
  }

  async load() {
    this.found = await ask('reports/benchmarks');
  }

  talliesView() {
    const goals = this.found.reports.flatMap((report) => report.goals);
    return html`<div class="tallies four">${VERDICTS.map((verdict) => {
      const count = goals.filter((goal) => goal.verdict === verdict).length;
      return html`<div class="tally ${STANDING[verdict]} ${count === 0 ? 'none' : ''}">${mark(STANDING[verdict], '')}<b>${number(count)}</b><span>${words.goalVerdicts[verdict]}</span></div>`;
    })}</div>`;
  }

  /** Missed goals first: they are what one comes to see. */
  goalsView(report) {
    const goals = [...report.goals].sort((a, b) => ['MISSED', 'NO_FIGURE', 'NOT_MEASURED', 'MET'].indexOf(a.verdict) - ['MISSED', 'NO_FIGURE', 'NOT_MEASURED', 'MET'].indexOf(b.verdict));
    return html`<div class="scroll whole" tabindex="0" role="region" aria-label=${say(words.goalsOf, report.report)}><table class="text-table goals"><caption class="visually-hidden">${say(words.goalsOf, report.report)}</caption>
      <thead><tr><th scope="col">${words.verdict}</th><th scope="col">${words.what}</th><th scope="col">${words.goal}</th><th scope="col">${words.measured}</th><th scope="col">${words.againWith}</th></tr></thead>
      <tbody>${goals.map((goal) => html`<tr><td>${mark(STANDING[goal.verdict], '')} ${words.goalVerdicts[goal.verdict]}</td><td lang="en">${goal.what}<br><span class="quiet">${goal.how}</span></td><td lang="en">${goal.goal}</td><td lang="en">${goal.measured}</td><td><code>${goal.command}</code></td></tr>`)}</tbody></table></div>`;
  }

  figuresView(report) {
    const interval = (figure) => (figure.low === null ? '' : `${significant(figure.low)}–${significant(figure.high)}`);
    return html`<div class="scroll whole" tabindex="0" role="region" aria-label=${say(words.figuresOf, report.report)}><table class="figures-table"><caption class="visually-hidden">${say(words.figuresOf, report.report)}</caption>
      <thead><tr><th scope="col">${words.what}</th><th scope="col">${words.value}</th><th scope="col">${words.interval}</th><th scope="col" class="text">${words.unitWord}</th></tr></thead>
      <tbody>${report.figures.map((figure) => html`<tr><th scope="row"><code>${figure.name}</code></th><td>${significant(figure.value)}</td><td>${interval(figure)}</td><td class="text" lang="en">${figure.unit}</td></tr>`)}</tbody></table></div>`;
  }

  reportView(report) {
    const id = `report-${report.report}`;
    return html`<section class="card report" aria-labelledby=${id}><h2 id=${id}><code>${report.report}</code> ${report.agrees === false ? badge(words.disagrees, 'partial') : nothing}</h2>
      ${report.command === null ? nothing : html`<p class="again"><span class="quiet">${words.againWith}</span> <code>${report.command}</code></p>`}
      ${report.goals.length > 0 ? this.goalsView(report) : nothing}${report.figures.length > 0 ? this.figuresView(report) : nothing}
      <details><summary>${words.circumstances}</summary><dl class="circumstances">${Object.entries(report.circumstances).map(([name, value]) => html`<div><dt><code>${name}</code></dt><dd lang="en">${value}</dd></div>`)}</dl></details>
      <p class="downloads">${words.rawFile}: <a class="tool" href="/api/v1/reports/benchmarks/${encodeURIComponent(report.report)}">json</a></p></section>`;
  }

  unreadableView() {
    if (this.found.unreadable.length === 0) return nothing;
    return html`<section class="card"><h2>${words.noReports}</h2><ul>${this.found.unreadable.map((file) => html`<li><code lang="en">${file}</code></li>`)}</ul></section>`;
  }

  view() {
    const { found, reports } = this.found;
    if (reports.length === 0) return html`<div class="empty" role="status"><h2>${words.noReportsYet}</h2><p>${found ? words.noReportsIn : words.noReportsFolder}</p><p><code>benchmarks/run goals --quick</code></p></div>${this.unreadableView()}`;
    const [judged, measured] = [reports.filter((report) => report.goals.length > 0), reports.filter((report) => report.goals.length === 0)];
    return html`${judged.length > 0 ? this.talliesView() : html`<p class="note">${words.noGoals}</p>`}<p class="quiet">${words.reportsNote}</p>
      ${judged.map((report) => this.reportView(report))}<div class="columns even">${measured.map((report) => this.reportView(report))}</div>${this.unreadableView()}
      ${judged.length > 0 ? html`<p class="downloads">${words.download}: <a class="tool" href="/api/v1/reports/benchmarks.csv" download>csv</a> <a class="tool" href="/api/v1/reports/benchmarks.parquet" download>parquet</a></p>` : nothing}`;
  }
}
