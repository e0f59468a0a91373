-- ngx.ctx.balancer_data: who is asked upstream. Reading it shows what holds now, writing to it changes that.
local gw = ...
local phases = gw.part "phases"

local call_choice, call_set_hash = gw.call0 "up.choice", gw.call1 "up.set_hash"
local call_set_target, call_set_retries = gw.call2 "up.set_target", gw.call1 "up.set_retries"
local call_set_timeouts = gw.call1 "up.set_timeouts"
local setmetatable, rawget, rawset, tostring, format = setmetatable, rawget, rawset, tostring, string.format

local function choice() return gw.part("cjson").lists.decode(call_choice()) end

local function set_timeout(name)
  return function(value)
    local now = choice()
    now[name] = value
    call_set_timeouts(format("%d %d %d", now.connect_timeout, now.send_timeout, now.read_timeout))
  end
end

local writers = {
  host = function(host) call_set_target(host, format("%d", choice().port or 80)) end,
  port = function(port) call_set_target(choice().host, format("%d", port)) end,
  retries = function(retries) call_set_retries(format("%d", retries)) end,
  connect_timeout = set_timeout "connect_timeout",
  send_timeout = set_timeout "send_timeout",
  read_timeout = set_timeout "read_timeout",
  hash_value = function(value) call_set_hash(tostring(value)) end,
}

local live = {
  __index = function(_, key) return choice()[key] end,
  __newindex = function(self, key, value)
    local write = writers[key]
    if write and value ~= nil and gw.now.phase <= phases.ids.access then
      write(value)
    else
      rawset(self, key, value)
    end
  end,
}

local M = {}

function M.of_request()
  local ctx = gw.now.ctx
  local data = rawget(ctx, "balancer_data")
  if not data then
    data = setmetatable({}, live)
    rawset(ctx, "balancer_data", data)
  end
  return data
end

return M
