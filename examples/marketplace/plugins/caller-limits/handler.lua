-- Runs behind jwt: a token bucket for each caller. A machine's token counts for its client, any other for its user.
local decoder = require "kong.plugins.jwt.jwt_parser"

local CallerLimits = {
  PRIORITY = 905,
  VERSION = "1.0.0",
}

local buckets = ngx.shared.kong_rate_limiting_counters

-- A token that has a client and speaks for nobody else is a machine's.
local function caller_of(claims)
  local client, user = claims.client_id, claims.sub
  if client and (user == nil or user == client) then
    return "c:" .. tostring(client), tostring(client)
  end
  return "s:" .. tostring(user), tostring(user)
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
  local now = ngx.now()
  local left = buckets:get(name .. ":left") or limit.burst
  local since = buckets:get(name .. ":at") or now
  left = math.min(limit.burst, left + math.max(0, now - since) * limit.minute / 60)
  local taken = left >= 1
  if taken then
    left = left - 1
  end
  local idle = 60 * limit.burst / limit.minute + 1
  buckets:set(name .. ":left", left, idle)
  buckets:set(name .. ":at", now, idle)
  if taken then
    return math.floor(left)
  end
  return nil, math.ceil((1 - left) * 60 / limit.minute)
end

function CallerLimits:access(conf)
  kong.service.request.clear_header(conf.header) -- never the client's own
  local jwt = decoder:new(kong.ctx.shared.authenticated_jwt_token or "")
  if not jwt then
    return kong.response.error(401, "Unauthorized")
  end

  local caller, id = caller_of(jwt.claims)
  local limit = limit_of(conf, id)
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

return CallerLimits
