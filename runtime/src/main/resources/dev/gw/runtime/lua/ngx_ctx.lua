-- ngx.ctx and the fields of ngx that depend on the request
local gw = ...
local phases = gw.part "phases"

local call_left, call_status, call_set_status = gw.call1 "left", gw.call0 "res.status", gw.call1 "res.set_status"
local balancer_data = gw.part "balancer_data"
local setmetatable, rawset, format, tonumber, error = setmetatable, rawset, string.format, tonumber, error

local call_latencies = gw.call0 "up.latencies"

-- a number of milliseconds of a request that was passed on, once the phase has come in which Kong knows it
local function latency(index, from)
  return function()
    local latencies = gw.now.phase >= phases.ids[from] and call_latencies()
    return latencies and tonumber(latencies[index])
  end
end

local function started()
  return tonumber(phases.info().started)
end

-- The time when so many of those had passed. What lies between is one time: all of Kong's phases before the upstream was asked are its
-- access phase here, and those behind its answer take no time.
local function moment(count, from)
  return function()
    local latencies = gw.now.phase >= phases.ids[from] and (count == 0 or call_latencies())
    if not latencies then
      return nil
    end
    local time = started()
    for i = 1, count do
      time = time + tonumber(latencies[i])
    end
    return time
  end
end

local function no_time(count, from)
  local known_yet = moment(count, from)
  return function()
    return known_yet() and 0
  end
end

-- what Kong itself keeps in ngx.ctx and people look at
local known = {
  route = function() return gw.kong.router.get_route() end,
  service = function() return gw.kong.router.get_service() end,
  authenticated_consumer = function() return gw.kong.client.get_consumer() end,
  authenticated_credential = function() return gw.kong.client.get_credential() end,
  balancer_data = balancer_data.of_request,
  authenticated_jwt_token = function() return call_left "authenticated_jwt_token" end,
  KONG_PROCESSING_START = started,
  KONG_REWRITE_START = moment(0, "rewrite"), KONG_REWRITE_ENDED_AT = moment(0, "access"), KONG_REWRITE_TIME = no_time(0, "access"),
  KONG_ACCESS_START = moment(0, "access"), KONG_ACCESS_ENDED_AT = moment(1, "response"), KONG_ACCESS_TIME = latency(1, "response"),
  KONG_BALANCER_START = moment(1, "response"), KONG_BALANCER_ENDED_AT = moment(1, "response"), KONG_BALANCER_TIME = no_time(1, "response"),
  KONG_HEADER_FILTER_START = moment(2, "header_filter"), KONG_HEADER_FILTER_ENDED_AT = moment(2, "body_filter"),
  KONG_HEADER_FILTER_TIME = no_time(2, "body_filter"),
  KONG_BODY_FILTER_START = moment(2, "body_filter"), KONG_BODY_FILTER_ENDED_AT = moment(3, "log"),
  KONG_BODY_FILTER_TIME = latency(3, "log"), KONG_LOG_START = moment(3, "log"),
  KONG_PHASE = function() return phases.kong[phases.names[gw.now.phase]] end,
  KONG_PROXIED = function() return gw.call0 "res.source"() == "service" or nil end,
  KONG_PROXY_LATENCY = latency(1, "header_filter"),
  KONG_WAITING_TIME = latency(2, "header_filter"),
  KONG_RECEIVE_TIME = latency(3, "log"),
  KONG_EXITED = function() return gw.now.exited end,
  workspace = function() return gw.kong.default_workspace end,
}
local of_kong = {
  __index = function(_, key)
    local getter = gw.now.id ~= 0 and known[key]
    if getter then
      local ok, value = gw.pcall(getter)
      return ok and value or nil
    end
  end,
}

return function(ngx)
  return setmetatable(ngx, {
    __index = function(_, key)
      if key == "ctx" then
        local now = gw.now
        local ctx = now.ctx
        if not ctx then
          ctx = setmetatable({}, of_kong)
          now.ctx = ctx
        end
        return ctx
      elseif key == "status" then
        return gw.now.status or call_status()
      elseif key == "arg" then
        return gw.now.arg or {}
      elseif key == "headers_sent" then
        return gw.now.said ~= nil or gw.now.phase > phases.ids.header_filter and gw.now.phase < phases.ids.timer
      end
      return gw.missing("ngx." .. tostring(key))
    end,
    __newindex = function(self, key, value)
      if key == "ctx" then
        gw.now.ctx = value
      elseif key == "status" then
        if type(value) == "string" then
          value = tonumber(value)
        end
        gw.now.status = value
        if gw.now.phase == phases.ids.header_filter then
          call_set_status(format("%d", value))
        end
      elseif key == "arg" then
        gw.now.arg = value
      else
        rawset(self, key, value)
      end
    end,
  })
end
