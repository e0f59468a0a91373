local typedefs = require "kong.db.schema.typedefs"

return {
  name = "quota-mirror",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { tenant_header = { type = "string", required = true, default = "X-Tenant-Id" } },
          { redis_host = typedefs.host({ required = true }) },
          { redis_port = typedefs.port({ required = true, default = 6379 }) },
          { redis_timeout = { type = "integer", required = true, default = 200, between = { 1, 5000 } } },
          { mode = { type = "string", required = true, default = "alert", one_of = { "alert", "block" } } },
        },
    } },
  },
}
