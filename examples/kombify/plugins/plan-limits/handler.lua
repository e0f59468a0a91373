-- Limits callers by their plan, beside the limits of rate-limiting: of several rate-limiting plugins Kong runs one for a request, so that
-- one by route leaves no room for one by plan. All requests of a caller count together, wherever this plugin holds.
local decoder = require "kong.plugins.jwt.jwt_parser"
local redis = require "resty.redis"

local PlanLimits = {
  PRIORITY = 908, -- behind rate-limiting: what that refuses counts for no plan
  VERSION = "1.0.0",
}

local WINDOWS = {
  { name = "minute", title = "Minute", seconds = 60 },
  { name = "hour", title = "Hour", seconds = 3600 },
  { name = "day", title = "Day", seconds = 86400 },
}

local counters = ngx.shared.kong_rate_limiting_counters

local function contains(list, word)
  for _, item in ipairs(list or {}) do
    if item == word then
      return true
    end
  end
  return false
end

-- Whether a claim, which is words, a list, or a map by its keys, holds one of these.
local function holds(claim, values)
  if type(claim) == "table" then
    for key, item in pairs(claim) do
      if contains(values, type(key) == "number" and item or key) then
        return true
      end
    end
  elseif type(claim) == "string" then
    for word in claim:gmatch("%S+") do
      if contains(values, word) then
        return true
      end
    end
  end
  return false
end

-- The first plan that is for the caller; nil where none is.
local function plan_of(conf, known, claims, consumer)
  for _, plan in ipairs(conf.plans) do
    local named = plan.values or plan.consumers
    if plan.anonymous then
      if not known then
        return plan
      end
    elseif known and (not named
        or claims and holds(claims[conf.claim], plan.values)
        or consumer and contains(plan.consumers, consumer.username)) then
      return plan
    end
  end
end

-- The user of a token, else the consumer, else the address.
local function caller_of(known, claims, consumer)
  local sub = claims and claims.sub
  if type(sub) == "string" and sub ~= "" then
    return "sub:" .. sub
  end
  if known and consumer then
    return "consumer:" .. consumer.id
  end
  return "ip:" .. kong.client.get_forwarded_ip()
end

-- The plan's counters at this moment.
local function quotas_of(plan, caller, now)
  local quotas = {}
  for _, window in ipairs(WINDOWS) do
    local limit = plan[window.name]
    if limit then
      local start = now - now % window.seconds
      quotas[#quotas + 1] = {
        window = window,
        limit = limit,
        ends = start + window.seconds,
        key = string.format("plan-limits:%s:%d000:%s", caller, start, window.name),
      }
    end
  end
  return quotas
end

-- Sets in each quota what was counted before, and counts one more where all have some left.
local function take_here(quotas)
  local full = false
  for _, quota in ipairs(quotas) do
    quota.before = counters:get(quota.key) or 0
    full = full or quota.before >= quota.limit
  end
  for _, quota in ipairs(full and {} or quotas) do
    counters:incr(quota.key, 1, 0, quota.window.seconds)
  end
  return true
end

local function connect(conf)
  local client = redis:new()
  client:set_timeouts(conf.timeout, conf.timeout, conf.timeout)
  local ok, err = client:connect(conf.host, conf.port, {
    ssl = conf.ssl,
    ssl_verify = conf.ssl_verify,
    server_name = conf.server_name,
    pool = table.concat({ conf.host, conf.port, conf.database, conf.username or "", conf.ssl and "ssl" or "" }, ":"),
  })
  if not ok then
    return nil, err
  end
  if client:get_reused_times() == 0 then
    if conf.password then
      if conf.username then
        ok, err = client:auth(conf.username, conf.password)
      else
        ok, err = client:auth(conf.password)
      end
    end
    if ok and conf.database ~= 0 then
      ok, err = client:select(conf.database)
    end
  end
  return ok and client, err
end

-- The same in Redis, for all nodes; refused requests count too, as those of rate-limiting do.
local function take_in_redis(conf, quotas)
  local client, err = connect(conf)
  if not client then
    return nil, err
  end
  client:init_pipeline()
  for _, quota in ipairs(quotas) do
    client:incr(quota.key)
    client:expire(quota.key, quota.window.seconds)
  end
  local replies
  replies, err = client:commit_pipeline()
  if not replies then
    return nil, err
  end
  for i, quota in ipairs(quotas) do
    local count = replies[2 * i - 1]
    if type(count) ~= "number" then
      return nil, count and count[2]
    end
    quota.before = count - 1
  end
  client:set_keepalive(10000, 16)
  return true
end

-- Refuses where a window is full, and tells the caller how its plan stands.
local function decide(conf, plan, quotas, now)
  local wait
  for _, quota in ipairs(quotas) do
    if quota.before >= quota.limit then
      wait = math.max(wait or 0, quota.ends - now)
    end
  end
  local headers = {}
  if not conf.hide_client_headers then
    headers["X-Plan"] = plan.name
    for _, quota in ipairs(quotas) do
      headers["X-Plan-Limit-" .. quota.window.title] = tostring(quota.limit)
      local left = quota.limit - quota.before - (wait and 0 or 1)
      headers["X-Plan-Remaining-" .. quota.window.title] = tostring(math.max(0, left))
    end
  end
  if wait then
    headers["Retry-After"] = tostring(wait)
    return kong.response.error(429, "API rate limit exceeded", headers)
  end
  kong.response.set_headers(headers)
end

function PlanLimits:access(conf)
  local known = kong.client.get_credential() ~= nil
  local jwt = known and decoder:new(kong.ctx.shared.authenticated_jwt_token or "")
  local claims = jwt and jwt.claims
  local consumer = kong.client.get_consumer()
  local plan = plan_of(conf, known, claims, consumer)
  if not plan then
    return
  end

  local now = math.floor(ngx.now())
  local quotas = quotas_of(plan, caller_of(known, claims, consumer), now)
  local ok, err = true, nil
  if #quotas > 0 then
    if conf.policy == "redis" then
      ok, err = take_in_redis(conf.redis, quotas)
    else
      ok = take_here(quotas)
    end
  end
  if ok then
    return decide(conf, plan, quotas, now)
  end

  kong.log.err("limits of plans are not known: ", err)
  if not conf.fault_tolerant then
    return kong.response.error(500, "An unexpected error occurred")
  end
end

return PlanLimits
