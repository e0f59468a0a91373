local typedefs = require "kong.db.schema.typedefs"

return {
  name = "quota-mirror",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { tenant_header = { type = "string", required = true, default = "X-Tenant-Id" } },
          { mode = { type = "string", required = true, default = "alert", one_of = { "alert", "block" } } },
          { thresholds = { -- percent of the limit, each told once per period
              type = "array",
              required = true,
              default = { 80, 90, 100 },
              elements = { type = "integer", between = { 1, 1000 } },
          } },
          { hide_client_headers = { type = "boolean", required = true, default = false } },
          { error_code = { type = "integer", required = true, default = 429, between = { 400, 599 } } },
          { error_message = { type = "string", required = true, default = "Quota exceeded" } },
          { redis = {
              type = "record",
              required = true,
              fields = {
                { host = typedefs.host({ required = true }) },
                { port = typedefs.port({ required = true, default = 6379 }) },
                { database = { type = "integer", required = true, default = 0, between = { 0, 65535 } } },
                { timeout = { type = "integer", required = true, default = 200, between = { 1, 5000 } } },
                { username = { type = "string", referenceable = true } },
                { password = { type = "string", referenceable = true, encrypted = true } },
                { ssl = { type = "boolean", required = true, default = false } },
                { ssl_verify = { type = "boolean", required = true, default = false } },
                { server_name = typedefs.sni({ required = false }) },
              },
          } },
        },
    } },
  },
}
