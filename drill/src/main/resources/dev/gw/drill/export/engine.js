
// ---- What gw's words mean in k6

const latency = new Trend('latency', true); // from the moment a request was meant to be sent
const serviceTime = new Trend('service_time', true); // from the moment of sending
const requests = new Counter('requests'); // those that got an answer, and those that got none
const answers = new Counter('answers');
const expectations = new Rate('expectations'); // the share that held
const expected = new Counter('expected'); // how many were looked at
const missed = new Counter('expectations_missed');
const straddled = new Counter('straddled'); // answers behind the end of their burst's window

function together(...parts) {
  const all = {};
  for (const [metric, expressions] of parts.flatMap((part) => Object.entries(part))) {
    all[metric] = (all[metric] || []).concat(expressions);
  }
  return all;
}

/** Everything that is to be known before the first request: what is missing, and when bursts begin. */
export function setup() {
  const missing = needed.filter((names) => names.every((name) => !__ENV[name]));
  if (missing.length > 0) {
    const list = missing.map((names) => names.join(' or ')).join(', ');
    throw new Error(`not in the environment: ${list}; give them with k6 run -e NAME=VALUE`);
  }
  const begins = {};
  for (const [name, load] of Object.entries(loads)) {
    if (load.window) {
      const soon = Date.now() + load.after + 500;
      begins[name] = Math.ceil(soon / load.window) * load.window + 20;
    }
  }
  return { begins };
}

/** An iteration that counts. */
export function measure(known) {
  iterate(exec.scenario.name, true, known);
}

/** An iteration of a warm-up: it counts in k6's own metrics only. */
export function warmUp(known) {
  iterate(exec.scenario.name.slice(0, -'_warmup'.length), false, known);
}

function iterate(name, counts, known) {
  const load = loads[name];
  const number = exec.scenario.iterationInTest;
  if (counts && number >= load.planned) {
    return; // k6 runs longer than a rate asks for, so that nothing that is late is lost
  }
  const row = rowOf(load, number, counts);
  if (row === null) {
    sleep(1); // the data has run out
    return;
  }
  const due = dueAt(name, load, number, counts, known);
  const draw = chance(load.index, number, counts ? 0 : 1);
  const it = new Iteration(load, number, row, draw);
  begun(load, counts);
  const lost = send(load, it, counts, due, known);
  if (load.users) {
    const rest = due + (load.pacing || 0) - Date.now();
    sleep(Math.max(lost ? 10 : 0, between(load.think, draw), rest) / 1000);
  }
}

/** Sends what an iteration has to send; true where an answer was lost. */
function send(load, it, counts, due, known) {
  const steps = load.inOrder ? load.requests : [drawn(load.requests, it.draw)];
  for (let i = 0; i < steps.length; i++) {
    const answer = ask(load, steps[i], it, counts, i === 0 ? due : Date.now(), known);
    if (answer.status === 0 || !take(steps[i], it, answer)) {
      return answer.status === 0;
    }
    if (i < steps.length - 1) {
      sleep(between(load.think, it.draw) / 1000);
    }
  }
  return false;
}

/** When an iteration was meant to begin; its lateness is part of its latency. */
function dueAt(name, load, number, counts, known) {
  if (!counts) {
    return Date.now();
  }
  if (load.window) {
    sleep(Math.max(0, known.begins[name] - Date.now()) / 1000);
    return known.begins[name];
  }
  if (load.burst) {
    return exec.scenario.startTime;
  }
  return load.due ? exec.scenario.startTime + load.due(number) : Date.now();
}

function ask(load, request, it, counts, due, known) {
  const late = Math.max(0, Date.now() - due - 1); // k6 tells whole milliseconds: one more or less says nothing
  const headers = {};
  for (const [field, value] of Object.entries(request.headers ? request.headers(it) : {})) {
    headers[field] = line(value);
  }
  if (request.host) {
    headers.Host = line(request.host(it));
  }
  const response = http.request(
    request.method,
    TARGET + encoded(request.target(it)),
    request.body ? request.body(it) : null,
    {
      headers: Object.assign(headers, it.shown()),
      timeout: request.timeout,
      redirects: 0,
      responseType: request.reads ? 'text' : 'none',
      responseCallback: null, // a refusal is an answer like others
      jar: new http.CookieJar(),
      tags: { name: request.tags.request },
    },
  );
  const answer = new Answer(response, late);
  if (counts) {
    count(load, request, it, answer, known);
  }
  return answer;
}

function count(load, request, it, answer, known) {
  const { status } = answer;
  const here = Object.assign({}, load.tags, request.tags, { identity: it.identity || 'none' });
  const tags = Object.assign({}, here, {
    status: status === 0 ? 'lost' : String(status),
    class: status === 0 ? 'lost' : `${Math.floor(status / 100)}xx`,
  });
  requests.add(1, tags);
  if (status !== 0) {
    answers.add(1, tags);
    latency.add(answer.latency, tags);
    serviceTime.add(answer.served, tags);
  }
  for (const share of shares) {
    share.rate.add(share.of === tags.status || share.of === tags.class, here);
  }
  if (load.window && Date.now() >= known.begins[load.id] - 20 + load.window) {
    straddled.add(1, here);
  }
  tally(load, request, it.identity, answer);
  expect(request, answer, here);
}

function expect(request, answer, tags) {
  for (const [name, holds] of Object.entries(request.expect || {})) {
    const held = answer.status !== 0 && holds(answer);
    check(answer, { [name]: held }, tags);
    expectations.add(held, tags);
    expected.add(1, tags);
    if (!held) {
      missed.add(1, tags);
    }
  }
}

/** Takes what later steps need; false where the answer does not have it. */
function take(request, it, answer) {
  let all = true;
  for (const [name, from] of Object.entries(request.extract || {})) {
    const value = from(answer);
    if (value === null) {
      all = false;
    } else {
      it.taken[name] = value;
    }
  }
  return all;
}

/** What templates see. */
class Iteration {
  constructor(load, number, row, draw) {
    this.scenario = load.called;
    this.iteration = number + 1;
    this.row = row;
    this.taken = {};
    this.draw = draw;
    this.identity = load.as ? drawn(load.as, draw).identity : '';
    const users = load.as ? identities[this.identity].users : 1;
    this.user = load.users ? exec.vu.idInTest : (number % users) + 1;
  }

  shown() {
    return this.identity === '' ? {} : badge(this.identity, this.user);
  }

  random(least, most) {
    return least + Math.floor(this.draw() * (most - least + 1));
  }

  uuid() {
    const digits = Array.from({ length: 32 }, () => this.random(0, 15));
    digits[12] = 4;
    digits[16] = 8 + (digits[16] % 4);
    const text = digits.map((digit) => digit.toString(16)).join('');
    return text.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }
}

/** What expectations see of an answer; a value that is not there is null. */
class Answer {
  constructor(response, late) {
    const { blocked, connecting, tls_handshaking: tls, duration } = response.timings;
    this.response = response;
    this.status = response.status;
    this.served = duration;
    this.latency = late + blocked + connecting + tls + duration;
    this.body = response.body || '';
  }

  header(name) {
    const wanted = name.toLowerCase();
    const found = Object.keys(this.response.headers).find((field) => field.toLowerCase() === wanted);
    return found === undefined ? null : this.response.headers[found];
  }

  json(...path) {
    if (this.parsed === undefined) {
      try {
        this.parsed = JSON.parse(this.body);
      } catch (none) {
        return null;
      }
    }
    let value = this.parsed;
    for (const step of path) {
      const inside = value !== null && typeof value === 'object' && Array.isArray(value) === (typeof step === 'number');
      if (!inside || !Object.prototype.hasOwnProperty.call(value, step)) {
        return null;
      }
      value = value[step];
    }
    return typeof value === 'string' ? value : JSON.stringify(value);
  }
}

const badges = {};

/** What one who asks shows: made once for each user, and again before a token ends. */
function badge(name, user) {
  const identity = identities[name];
  const own = identity.personal ? user : 1;
  const key = `${name} ${own}`;
  if (!badges[key] || badges[key].until < Date.now()) {
    const fields = {};
    for (const [field, value] of Object.entries(identity.shows({ user: own, identity: name }))) {
      fields[field] = line(value);
    }
    badges[key] = { fields, until: Date.now() + identity.ttl / 2 };
  }
  return badges[key].fields;
}

/** Chance that is the same for the same seed and iteration, on however many machines. */
function chance(...numbers) {
  let state = SEED;
  for (const number of numbers) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + Math.imul(number + 1, 0x9e3779b1);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function drawn(all, draw) {
  let left = draw() * all.reduce((sum, one) => sum + one.weight, 0);
  return all.find((one) => (left -= one.weight) < 0) || all[all.length - 1];
}

function between([least, most] = [0, 0], draw) {
  return most === 0 ? 0 : least + draw() * (most - least);
}

/** The columns of one row of each data; null where one has run out. */
function rowOf(load, number, counts) {
  const row = {};
  const draw = chance(load.index, number, counts ? 2 : 3);
  for (const { rows, pick } of load.data || []) {
    if (pick === 'unique' && number >= rows.length) {
      return null;
    }
    const index = pick === 'random' ? Math.floor(draw() * rows.length) : number % rows.length;
    for (const [column, value] of Object.entries(rows[index])) {
      if (!(column in row)) {
        row[column] = value;
      }
    }
  }
  return row;
}

/** A value may come from data or an answer: it must not end the line. */
function line(value) {
  return String(value).replace(/[\r\n\0]/g, ' ');
}

/** A target as it may stand in a request line. */
function encoded(target) {
  const path = target.startsWith('/') ? target : `/${target}`;
  return path.replace(/[^!-~]+/gu, (text) => encodeURIComponent(text));
}
