// Pieces of alarms that several pages show, and what people do to them.
import { html, svg, nothing } from 'lit-html';
import { send, state, Refused } from './data.js';
import { words, say, number, ratio, duration, dayTime, measure } from './words.js';
import { badge } from './parts.js';

const SHAPES = {
  CRITICAL: svg`<path d="M8 .8 15.2 8 8 15.2.8 8Z"/>`,
  MAJOR: svg`<path d="M8 1.2 15.4 14.4H.6Z"/>`,
  MINOR: svg`<path d="M8 14.8 15.4 1.6H.6Z"/>`,
  WARNING: svg`<path d="M1 5.4h14v5.2H1Z"/>`,
  INDETERMINATE: svg`<path d="M2 2h12v12H2Z"/>`,
  OVER: svg`<circle cx="8" cy="8" r="5"/>`,
};

/** A sign for how bad an alarm is; outlined where somebody looks after it or nobody is told. */
export function severityMark(alarm) {
  const isOver = alarm.state !== 'FIRING';
  const isOutlined = alarm.acknowledgedBy !== null || alarm.suppressed.length > 0 || alarm.shadow;
  return html`<svg class="mark severity ${isOver ? 'over' : alarm.severity.toLowerCase()} ${isOutlined ? 'outlined' : ''}" viewBox="0 0 16 16" role="img" aria-label=${isOver ? words.alarmStates[alarm.state] : words.severities[alarm.severity]}>${SHAPES[isOver ? 'OVER' : alarm.severity]}</svg>`;
}

/** What a rule watches, as the metric of the same name; undefined for what is no metric. */
export const metricOf = (watched) => ({
  'rttMillis.p50': 'rttP50Millis', 'rttMillis.p95': 'rttP95Millis', 'rttMillis.p99': 'rttP99Millis', 'jitterMillis.p95': 'jitterP95Millis',
  'downlinkKbps.mean': 'downlinkMeanKbps', 'downlinkKbps.p10': 'downlinkP10Kbps', 'uplinkKbps.mean': 'uplinkMeanKbps',
  lossRatio: 'lossRatio', coverageRatio: 'coverageRatio', availabilityRatio: 'availabilityRatio', accessibilityRatio: 'accessibilityRatio',
})[watched];

/** A value of what a rule watches. */
export function watchedValue(watched, value) {
  if (value === null) return '–';
  const metric = metricOf(watched);
  return metric ? measure(metric, value) : ratio(value);
}

/** What is wrong, in one line. */
export function problem(alarm) {
  const { evidence } = alarm;
  if (alarm.signal !== 'BREACH') return words.signals[alarm.signal];
  const name = words.metrics[metricOf(evidence.watched)] ?? evidence.watched;
  if (evidence.burns.length > 0) return `${name} · ${evidence.burns.map((burn) => say(words.burnOf, number(burn.rate), duration(burn.windowMinutes * 60_000))).join(', ')}`;
  return html`${name} <b class="figure">${watchedValue(evidence.watched, evidence.value)}</b>${evidence.level === null ? nothing : html` <span class="quiet">${say(words.levelOf, watchedValue(evidence.watched, evidence.level))}</span>`}`;
}

export const placeOf = (alarm) => [alarm.regionName, alarm.operator === 'ALL' ? words.allOperators : alarm.operatorName, alarm.technology === 'ALL' ? null : alarm.technology, alarm.site, alarm.cell].filter(Boolean);

/** For how long an alarm lasts, or lasted. */
export function lasting(alarm, nowMillis) {
  const end = alarm.endsAt === null ? nowMillis : Date.parse(alarm.endsAt);
  return duration(end - Date.parse(alarm.startsAt));
}

export const badges = (alarm) => html`${alarm.suppressed.map((reason) => badge(words.suppressions[reason], 'partial'))}${alarm.shadow ? badge(words.onTrial, 'provisional') : nothing}${alarm.childCount > 0 ? badge(say(words.explains, number(alarm.childCount)), 'partial') : nothing}`;

/** Who looks after an alarm and since when, or that nobody does. */
export function ownerText(alarm, nowMillis) {
  if (alarm.acknowledgedBy !== null) return say(words.ownedBy, alarm.acknowledgedBy, duration(nowMillis - Date.parse(alarm.acknowledgedAt)));
  if (alarm.state !== 'FIRING' || alarm.suppressed.length > 0 || alarm.shadow) return '';
  return words.noOwner;
}

export const alarmHref = (alertId) => state.page('/alert', { alert: alertId });

/** One alarm of a list. */
export const rowView = (alarm, nowMillis) => html`<li><a data-row data-alarm=${alarm.alertId} href=${alarmHref(alarm.alertId)}>
  ${severityMark(alarm)}
  <span class="who"><b>${alarm.regionName}</b> · ${placeOf(alarm).slice(1).join(' · ')}</span>
  <span class="what">${problem(alarm)}</span>
  <span class="how quiet">${alarm.ruleTitle} ${badges(alarm)}</span>
  <span class="age"><b>${lasting(alarm, nowMillis)}</b> <span class=${alarm.acknowledgedBy === null ? 'owner none' : 'owner'}>${ownerText(alarm, nowMillis)}</span></span>
</a></li>`;

/** The signs that a list of alarms uses. */
export const keyView = () => html`<p class="key quiet">${['CRITICAL', 'MAJOR', 'MINOR', 'WARNING'].map((severity) => html`<span>${severityMark({ severity, state: 'FIRING', acknowledgedBy: null, suppressed: [] })} ${words.severities[severity]}</span>`)}<span>${severityMark({ severity: 'MAJOR', state: 'FIRING', acknowledgedBy: '', suppressed: [] })} ${words.outlined}</span></p>`;

const QUIET_HOURS = [0.5, 2, 8, 24];
const KEYS = { a: 'ACKNOWLEDGE', u: 'UNACKNOWLEDGE', c: 'COMMENT', s: 'SILENCE', x: 'CLEAR' };

/** A key under which one thing is done once, however often it is sent. */
export const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** What can be done to an alarm now by whoever looks. */
export function deedsFor(alarm, catalog) {
  if (!catalog.roles.includes('OPERATOR')) return [];
  const isFiring = alarm.state === 'FIRING';
  return [
    isFiring && alarm.acknowledgedBy === null && 'ACKNOWLEDGE',
    isFiring && alarm.acknowledgedBy !== null && 'UNACKNOWLEDGE',
    'COMMENT',
    isFiring && 'SILENCE',
    isFiring && 'CLEAR',
  ].filter(Boolean);
}

export const keyOf = (deed) => Object.keys(KEYS).find((key) => KEYS[key] === deed);

/** A dialog for what somebody is about to do. It asks once, and says what came of it. */
export class Doing {
  constructor(app) {
    this.app = app;
    this.about = null;
    this.waiting = new Map();
  }

  /** Starts what a key stands for; false where it stands for nothing that can be done. */
  key(key, alarm) {
    const deed = KEYS[key];
    if (!alarm || !deed || !deedsFor(alarm, this.app.catalog).includes(deed)) return false;
    this.begin(deed, alarm);
    return true;
  }

  begin(deed, alarm) {
    this.about = { deed, alarm, key: newKey(), fault: null, isSending: false };
    this.cameFrom = document.activeElement;
    this.app.draw();
    document.getElementById('doing').showModal();
  }

  /** What was sent and has not come back yet. */
  isWaiting(alarm) {
    const seq = this.waiting.get(alarm.alertId);
    if (seq !== undefined && alarm.seq > seq) this.waiting.delete(alarm.alertId);
    return this.waiting.has(alarm.alertId);
  }

  /** News of the alarm that a dialog is about: what is sent names what was seen. */
  seen(alarm) {
    if (this.about?.alarm.alertId === alarm.alertId) this.about.alarm = alarm;
  }

  async submit(event) {
    event.preventDefault();
    const { about } = this;
    if (about.isSending) return;
    const form = new FormData(event.target);
    const comment = (form.get('comment') ?? '').trim();
    about.isSending = true;
    this.app.draw();
    try {
      if (about.deed === 'SILENCE') await send('POST', 'plans', this.silence(about.alarm, Number(form.get('hours')), comment), { 'idempotency-key': about.key });
      else await send('POST', `alerts/${encodeURIComponent(about.alarm.alertId)}/actions`, { deed: about.deed, comment }, { 'idempotency-key': about.key, 'if-match': `"${about.alarm.seq}"` });
      if (about.deed !== 'SILENCE') this.waiting.set(about.alarm.alertId, about.alarm.seq);
      document.getElementById('doing').close();
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      about.fault = { 0: words.whyOffline, 403: words.notAllowed, 409: words.nothingToDo, 412: words.changedMeanwhile }[fault.status] ?? fault.message;
      about.isSending = false;
      // What was refused for what it is was not done: another try is another thing.
      if (fault.status === 412 || fault.status === 409) about.key = newKey();
      this.app.refresh();
    }
    this.app.draw();
  }

  silence(alarm, hours, comment) {
    const from = new Date(Date.now() - (this.app.live?.localAhead ?? 0));
    const until = new Date(from.getTime() + hours * 3_600_000);
    return {
      kind: 'SILENCE', from: from.toISOString(), until: until.toISOString(), comment,
      regions: [alarm.region], operators: [alarm.operator], technologies: [alarm.technology], rules: [alarm.ruleId],
    };
  }

  closed() {
    this.about = null;
    this.app.draw();
    // Where the row was drawn anew it is found again by its name.
    if (this.cameFrom?.isConnected) this.cameFrom.focus();
  }

  view() {
    const { about } = this;
    if (!about) return html`<dialog id="doing" @close=${() => this.closed()}></dialog>`;
    const { deed, alarm } = about;
    const isRequired = deed === 'COMMENT' || deed === 'SILENCE' || deed === 'CLEAR';
    return html`<dialog id="doing" class="doing" aria-labelledby="doing-title" @close=${() => this.closed()}>
      <h2 id="doing-title">${words.deeds[deed]}</h2>
      <p>${severityMark(alarm)} <b>${alarm.ruleTitle}</b> · ${placeOf(alarm).join(' · ')}</p>
      ${words.deedNotes[deed] ? html`<p class="quiet">${words.deedNotes[deed]}</p>` : nothing}
      <form @submit=${(event) => this.submit(event)}>
        ${deed === 'SILENCE' ? html`<label><span>${words.forHowLong}</span><select name="hours">${QUIET_HOURS.map((hours) => html`<option value=${hours} .selected=${hours === 2}>${duration(hours * 3_600_000)}</option>`)}</select></label>` : nothing}
        <label><span>${isRequired ? words.comment : words.commentOptional}</span><input name="comment" maxlength="1000" autocomplete="off" ?required=${isRequired} autofocus></label>
        ${about.fault ? html`<p role="alert" class="fault">${about.fault}</p>` : nothing}
        <p class="buttons"><button class="tool main" ?disabled=${about.isSending}>${words.deeds[deed]} ↵</button> <button class="tool" type="button" @click=${() => document.getElementById('doing').close()}>${words.cancel} <kbd>Esc</kbd></button></p>
      </form></dialog>`;
  }
}

export const instantView = (instant) => html`<time datetime=${instant}>${dayTime(instant)}</time>`;
