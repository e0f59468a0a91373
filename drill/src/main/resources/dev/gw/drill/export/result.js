
// ---- The result, for gw drill merge: k6 tells its summary only what was declared; checks are what it counts by names
// that come up while it runs. Where GW_RESULT asks for it, they count statuses and times.

function tally(load, request, identity, answer) {
  if (__ENV.GW_RESULT) {
    const kind = `#${load.index}.${request.index} ${answer.status}`;
    const names = answer.status === 0
      ? { [`${kind} lost 0 ${identity}`]: true }
      : { [`${kind} latency ${bucket(answer.latency)} ${identity}`]: true, [`${kind} service ${bucket(answer.served)} ${identity}`]: true };
    check(answer, names, { gw: 'tally' });
  }
}

function begun(load, counts) {
  if (__ENV.GW_RESULT && counts) {
    check(load, { [`#${load.index} begun`]: true }, { gw: 'tally' });
  }
}

/** Microseconds, right to three digits: the lower end of a range. */
function bucket(millis) {
  const micros = Math.floor(millis * 1000);
  const step = 10 ** Math.max(0, String(micros).length - 3);
  return Math.floor(micros / step) * step;
}

export function handleSummary(data) {
  if (!__ENV.GW_RESULT) {
    return undefined; // k6's own summary
  }
  const text = `${JSON.stringify(resultOf(data))}\n`;
  return __ENV.GW_RESULT === '-' ? { stdout: text } : { [__ENV.GW_RESULT]: text };
}

function resultOf(data) {
  const old = data.root_group !== undefined;
  const checks = new Map((old ? data.root_group.checks : data.results.checks.results || []).map((one) => [one.name, one]));
  const millis = old ? data.state.testRunDurationMs : data.config.duration * 1000;
  const counter = (name) => {
    const metric = old ? data.metrics[name] : data.results.metrics.find((one) => one.name === name);
    return metric ? metric.values.count : 0;
  };
  const result = Object.assign({}, ABOUT, {
    instance: `${__ENV.HOSTNAME || 'k6'}-${Math.random().toString(16).slice(2, 14)}`,
    instances: Number(__ENV.GW_INSTANCES || 1),
    target: TARGET,
    started_at: new Date(Date.now() - millis + LEAD).toISOString(),
    millis: Math.max(0, Math.round(millis - LEAD - TAIL)),
  });
  result.scenarios = ABOUT.scenarios.map((about) => {
    const load = loads[about.id];
    const tallied = checks.get(`#${load.index} begun`);
    return Object.assign({}, about, {
      started: tallied ? tallied.passes : 0,
      dropped: counter(`dropped_iterations{scenario:${about.id}}`),
      straddled: counter(`straddled{scenario:${load.tags.scenario}}`),
      requests: load.requests.map((request, index) => requestOf(about.requests[index], load, request, checks)),
    });
  });
  return result;
}

function requestOf(about, load, request, checks) {
  const counted = new Map();
  for (const [name, one] of checks) {
    const [where, status, kind, micros, ...identity] = name.split(' ');
    if (where === `#${load.index}.${request.index}` && kind !== 'begun') {
      const key = `${status} ${identity.join(' ')}`;
      const found = counted.get(key) || { identity: identity.join(' '), status: Number(status), count: 0, latency: {}, service: {} };
      counted.set(key, found);
      if (kind !== 'lost') {
        found[kind][micros] = one.passes;
      }
      found.count += kind === 'service' ? 0 : one.passes;
    }
  }
  const expect = about.expect.map((words) => {
    const one = checks.get(words.check) || { passes: 0, fails: 0 };
    return { what: words.what, place: words.place, passed: one.passes, failed: one.fails };
  });
  return Object.assign({}, about, { expect, answers: Array.from(counted.values()) });
}
