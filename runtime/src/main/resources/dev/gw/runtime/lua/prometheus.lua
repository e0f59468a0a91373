-- The module kong.plugins.prometheus.exporter, as far as other plugins ask for it: counters of their own.
local gw = ...

local tostring, setmetatable, concat = tostring, setmetatable, table.concat
local call_count = gw.call3 "metric.count"

local counter = {}
counter.__index = counter

function counter:inc(amount, values)
  local texts = {}
  for i, value in ipairs(values or {}) do
    texts[i] = tostring(value)
  end
  call_count(self.metric, tostring(amount or 1), concat(texts, "\0"))
end

local prometheus = {}
function prometheus:counter(name, help, labels)
  return setmetatable({ metric = name .. "\0" .. (help or name) .. "\0" .. concat(labels or {}, "\0") }, counter)
end

return { get_prometheus = function() return prometheus end }
