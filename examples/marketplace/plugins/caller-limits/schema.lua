local typedefs = require "kong.db.schema.typedefs"

local limit = { type = "integer", required = true, between = { 1, 1000000 } }

return {
  name = "caller-limits",
  fields = {
    { protocols = typedefs.protocols_http },
    { consumer = typedefs.no_consumer },
    { config = {
        type = "record",
        fields = {
          { minute = limit }, -- requests a minute that a caller may keep up
          { burst = limit }, -- requests that it may send at once
          { header = { type = "string", required = true, default = "X-Caller" } }, -- tells the service who calls
          { metered_callers = { type = "integer", required = true, default = 1000, between = { 0, 10000 } } }, -- more are "other"; 0 counts nobody
          { tiers = {
              type = "array",
              default = {},
              elements = {
                type = "record",
                fields = {
                  { name = { type = "string", required = true } },
                  { minute = limit },
                  { burst = limit },
                  { callers = { type = "array", required = true, elements = { type = "string" } } }, -- clients or users
                },
              },
          } },
        },
    } },
  },
}
