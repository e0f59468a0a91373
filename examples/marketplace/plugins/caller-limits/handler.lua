-- A token bucket for each caller, behind jwt: a machine's token counts for its client, any other for its user. What callers do is counted
-- for Prometheus, where that runs: requests by caller, route and status, and the scopes of their tokens.
local decoder = require "kong.plugins.jwt.jwt_parser"

local CallerLimits = {
  PRIORITY = 905,
  VERSION = "2.0.0",
}

local TOKEN = 60000 -- a bucket gains as many parts in a millisecond as its caller has requests a minute, so that nothing is rounded away
local LONGEST = 128 -- of a name in metrics
local SCOPES = 200 -- as many different ones are counted by name

local buckets = ngx.shared.kong_rate_limiting_counters
local known = ngx.shared.kong
local requests, scopes -- counters; false where Prometheus is not there

local function word(claim)
  return (type(claim) == "string" and claim ~= "" or type(claim) == "number") and tostring(claim) or nil
end

-- A token that has a client and speaks for nobody else is a machine's.
local function caller_of(claims)
  local client, user = word(claims.client_id), word(claims.sub)
  if client and (user == nil or user == client) then
    return "c:" .. client, client
  end
  return "s:" .. (user or ""), user
end

local function limit_of(conf, id)
  for _, tier in ipairs(conf.tiers or {}) do
    for _, member in ipairs(tier.callers) do
      if member == id then
        return tier
      end
    end
  end
  return conf
end

-- Takes one from the caller's bucket; how many are left, or nil and the seconds until there is one.
local function take(name, limit)
  local now = math.floor(ngx.now() * 1000 + 0.5)
  local full = limit.burst * TOKEN
  local left = buckets:get(name .. ":left") or full
  local since = buckets:get(name .. ":at") or now
  left = math.min(full, left + math.max(0, now - since) * limit.minute)
  local taken = left >= TOKEN
  if taken then
    left = left - TOKEN
  end
  local idle = 60 * limit.burst / limit.minute + 1
  buckets:set(name .. ":left", left, idle)
  buckets:set(name .. ":at", now, idle)
  if taken then
    return math.floor(left / TOKEN)
  end
  return nil, math.ceil((TOKEN - left) / limit.minute / 1000)
end

function CallerLimits:access(conf)
  kong.service.request.clear_header(conf.header) -- never the client's own
  local jwt = decoder:new(kong.ctx.shared.authenticated_jwt_token or "")
  if not jwt then
    return kong.response.error(401, "Unauthorized")
  end

  local caller, id = caller_of(jwt.claims)
  local limit = limit_of(conf, id)
  kong.ctx.plugin.caller = caller
  kong.ctx.plugin.scope = jwt.claims.scope
  kong.service.request.set_header(conf.header, caller)
  local left, wait = take("caller-limits:" .. caller, limit)
  if not left then
    return kong.response.error(429, "API rate limit exceeded", {
      ["Retry-After"] = tostring(wait),
      ["RateLimit-Limit"] = tostring(limit.minute),
      ["RateLimit-Remaining"] = "0",
    })
  end
  kong.response.set_header("RateLimit-Limit", tostring(limit.minute))
  kong.response.set_header("RateLimit-Remaining", tostring(left))
end

-- The word, or "other" where so many others are known already: clients choose these words, and each costs memory.
local function capped(kind, word, most)
  local key = "caller-limits:" .. kind .. ":" .. word
  if #word <= LONGEST and known:get(key) then
    return word
  end
  local count = "caller-limits:" .. kind
  if #word > LONGEST or (known:get(count) or 0) >= most or not known:add(key, true) then
    return "other"
  end
  known:incr(count, 1, 0)
  return word
end

local function counters()
  if requests == nil then
    local ok, exporter = pcall(require, "kong.plugins.prometheus.exporter")
    local prometheus = ok and exporter.get_prometheus and exporter.get_prometheus()
    requests = prometheus
      and prometheus:counter("caller_requests_total", "Requests of callers", { "caller", "route", "code" })
      or false
    scopes = prometheus
      and prometheus:counter("caller_scopes_total", "Scopes of callers' tokens, by request", { "caller", "scope" })
      or false
  end
  return requests
end

function CallerLimits:log(conf)
  local caller = kong.ctx.plugin.caller
  if not caller or conf.metered_callers == 0 or not counters() then
    return
  end
  caller = capped("caller", caller, conf.metered_callers)
  local route = kong.router.get_route()
  requests:inc(1, { caller, route and (route.name or route.id) or "", tostring(kong.response.get_status()) })
  local scope = kong.ctx.plugin.scope
  local words = type(scope) == "string" and scope:gmatch("%S+") or function() end
  for word in words do
    scopes:inc(1, { caller, capped("scope", word, SCOPES) })
  end
end

return CallerLimits
