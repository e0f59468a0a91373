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

-- what Kong itself keeps in ngx.ctx and people look at
local known = {
  route = function() return gw.kong.router.get_route() end,
  service = function() return gw.kong.router.get_service() end,
  authenticated_consumer = function() return gw.kong.client.get_consumer() end,
  authenticated_credential = function() return gw.kong.client.get_credential() end,
  balancer_data = balancer_data.of_request,
  authenticated_jwt_token = function() return call_left "authenticated_jwt_token" end,
  KONG_PROCESSING_START = function() return tonumber(phases.info().started) end,
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
