-- What a schema.lua requires: Kong's ready-made types.
local gw = ...
local source = gw.call1 "source"

local ready = assert(loadstring(source "typedefs", "=kong/typedefs.lua"))(gw.null, function() return false end)

return {
  ["kong.db.schema.typedefs"] = ready.typedefs,
  ["kong.db.schema"] = { define = ready.define },
  ["kong.tools.redis.schema"] = { config_schema = ready.redis },
  ["kong.tools.queue_schema"] = ready.typedefs.queue,
}
