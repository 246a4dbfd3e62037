// What pages read: answers of the interface, live events, and the state that stands in the address.

/** An answer that is no answer: `status` 0 where nobody answered at all. */
export class Refused extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

/** Asks the interface; what is undefined is left out of the question. */
export async function ask(path, parameters = {}) {
  let answer;
  try {
    answer = await fetch(`/api/v1/${path}${query(parameters)}`, { headers: { accept: 'application/json' } });
  } catch (fault) {
    throw new Refused(0, String(fault.message));
  }
  if (!answer.ok) await refuse(answer);
  return answer.json();
}

async function refuse(answer) {
  const problem = await answer.json().catch(() => ({}));
  throw new Refused(answer.status, problem.detail ?? String(answer.status));
}

/** Does something; what is refused or not heard throws. */
export async function send(method, path, body, headers) {
  let answer;
  try {
    answer = await fetch(`/api/v1/${path}`, { method, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch (fault) {
    throw new Refused(0, String(fault.message));
  }
  if (!answer.ok) await refuse(answer);
}

export function query(parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length === 0 ? '' : '?' + new URLSearchParams(given).toString();
}

/** The state of a page: whatever somebody chose stands in the address, so that a link shows the same. */
export const state = {
  get(name, usual) {
    return new URLSearchParams(location.search).get(name) ?? usual;
  },
  /** The address with some of the state changed; undefined takes away. */
  with(changes, path = location.pathname) {
    const parameters = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) parameters.delete(name);
      else parameters.set(name, value);
    }
    const text = parameters.toString();
    return path + (text ? '?' + text : '');
  },
  set(changes) {
    history.replaceState(null, '', this.with(changes));
  },
  /** The address of another page, which takes along how one reads, and not what one looked at. */
  page(path, more = {}) {
    return path + query({ lang: this.get('lang'), theme: this.get('theme'), ...more });
  },
};

/** Four heartbeats; it is looked at once a second, so that it is said within ten. */
const SILENCE_MILLIS = 8_000;
const AGAIN_MILLIS = 3_000;
/** Data that is older than this many of the shortest windows, and than a minute, is old. */
const OLD_WINDOWS = 6;
const OLD_MILLIS = 60_000;

/** Live events. The phase says how far what is shown can be trusted. */
export class Live {
  constructor(changed, told) {
    this.changed = changed;
    this.told = told;
    this.now = null;
    this.heard = performance.now();
    this.hasHeard = false;
    this.connect();
    setInterval(() => this.told(), 1_000);
  }

  connect() {
    const source = new EventSource('/api/v1/stream');
    const hear = (event) => {
      this.heard = performance.now();
      this.hasHeard = true;
      const data = JSON.parse(event.data);
      if (data.at) {
        this.now = data;
        this.localAhead = Date.now() - Date.parse(data.at);
      }
    };
    for (const name of ['hello', 'reset', 'alarms', 'sla', 'heartbeat']) {
      source.addEventListener(name, (event) => {
        const wasOffline = this.phase() === 'offline';
        hear(event);
        if (name !== 'heartbeat' || wasOffline) this.changed(name);
        else this.told();
      });
    }
    source.onerror = () => {
      // A refused stream is not tried again by the browser itself.
      if (source.readyState === EventSource.CLOSED) setTimeout(() => this.connect(), AGAIN_MILLIS);
    };
  }

  /** connecting, live, old (nothing new arrives), noKafka (the console cannot read) or offline. */
  phase() {
    if (performance.now() - this.heard > SILENCE_MILLIS) return 'offline';
    if (!this.hasHeard || !this.now) return 'connecting';
    if (!this.now.connected) return 'noKafka';
    const age = this.dataAge();
    const shortest = this.now.windows[0]?.windowSeconds ?? 60;
    return age !== null && age > Math.max(OLD_MILLIS, OLD_WINDOWS * shortest * 1000) ? 'old' : 'live';
  }

  /** Age of the newest data in milliseconds by the clock of the console; null where there is none. */
  dataAge() {
    if (!this.now?.dataAt) return null;
    return Math.max(0, Date.now() - this.localAhead - Date.parse(this.now.dataAt));
  }
}

/** Context, regions and operators: asked once, they do not change while a console runs. */
export async function catalog() {
  const [context, regions, operators] = await Promise.all([
    ask('context'),
    ask('regions', { level: 'COUNTRY,STATE,CORRIDOR' }),
    ask('operators'),
  ]);
  return {
    ...context,
    regions: new Map(regions.regions.map((region) => [region.region, region])),
    operators: new Map(operators.operators.map((operator) => [operator.operator, operator.name])),
    targetOf: new Map(context.targets.map((target) => [target.metric, target])),
  };
}
