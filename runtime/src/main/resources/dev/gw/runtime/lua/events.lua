-- kong.worker_events: what code of one event loop tells the code of all.
local gw = ...
local packed = gw.part "packed"

local tostring, pairs, ipairs = tostring, pairs, ipairs
local call_listen, call_tell, call_heard = gw.call0 "events.listen", gw.call1 "events.tell", gw.call0 "events.heard"

local M = {}
-- by the number of the plugin that listens
local heard = {}

function M.register(handler, source, event, ...)
  local its = heard[gw.plugin]
  if not its then
    its = {}
    heard[gw.plugin] = its
    call_listen()
  end
  its[#its + 1] = { handler = handler, source = source, event = event }
  if ... then
    return M.register(handler, source, ...)
  end
  return true
end
M.register_weak = M.register

function M.unregister(handler, source, event)
  for _, its in pairs(heard) do
    for i = #its, 1, -1 do
      local one = its[i]
      if one.handler == handler and one.source == source and one.event == event then
        table.remove(its, i)
      end
    end
  end
  return true
end

local function wants(one, source, event)
  return (one.source == nil or one.source == source) and (one.event == nil or one.event == event)
end

-- Each handler runs by itself, beside what posted.
local function run(its, source, event, data, worker)
  for _, one in ipairs(its) do
    if wants(one, source, event) then
      gw.ngx.timer.at(0, function() one.handler(data, event, source, worker) end)
    end
  end
end

function M.post_local(source, event, data)
  for _, its in pairs(heard) do
    run(its, source, event, data, nil)
  end
  return true
end

-- What is meant for one only is heard here.
function M.post(source, event, data, unique)
  if source == nil or source == "" then
    return nil, "source is required"
  elseif event == nil or event == "" then
    return nil, "event is required"
  elseif unique then
    return M.post_local(source, event, data)
  end
  local ok, text = gw.pcall(packed.pack, { source = source, event = event, data = data, worker = gw.ngx.worker.id() })
  if not ok then
    return nil, "failed to publish event: " .. tostring(text)
  end
  call_tell(text)
  return true
end

function M.poll()
  return "done"
end

-- Something was told; called for each plugin that listens.
function gw.hear()
  local told = packed.unpack(call_heard())
  run(heard[gw.plugin] or {}, told.source, told.event, told.data, told.worker)
end

return M
