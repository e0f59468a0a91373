local typedefs = require "kong.db.schema.typedefs"

local limit = { type = "integer", between = { 1, 1000000000 } }

return {
  name = "plan-limits",
  fields = {
    { protocols = typedefs.protocols_http },
    { consumer = typedefs.no_consumer },
    { config = {
        type = "record",
        fields = {
          { claim = { type = "string", required = true, default = "plan" } }, -- of the token that jwt checked: words, a list, or a map by its keys
          { plans = { -- the first that is for a caller counts; one without values, consumers and anonymous is for everybody who is known
              type = "array",
              required = true,
              len_min = 1,
              elements = {
                type = "record",
                fields = {
                  { name = { type = "string", required = true } },
                  { values = { type = "array", len_min = 1, elements = { type = "string" } } }, -- of which the claim holds one
                  { consumers = { type = "array", len_min = 1, elements = { type = "string" } } }, -- usernames
                  { anonymous = { type = "boolean", required = true, default = false } }, -- callers without a credential, by address
                  { minute = limit }, -- none of the three: no limit
                  { hour = limit },
                  { day = limit },
                },
              },
          } },
          { policy = { type = "string", required = true, default = "local", one_of = { "local", "redis" } } },
          { fault_tolerant = { type = "boolean", required = true, default = true } },
          { hide_client_headers = { type = "boolean", required = true, default = false } },
          { redis = {
              type = "record",
              required = true,
              fields = {
                { host = typedefs.host },
                { port = typedefs.port({ required = true, default = 6379 }) },
                { database = { type = "integer", required = true, default = 0, between = { 0, 65535 } } },
                { timeout = { type = "integer", required = true, default = 2000, between = { 1, 5000 } } },
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
  entity_checks = {
    { conditional = {
        if_field = "config.policy", if_match = { eq = "redis" },
        then_field = "config.redis.host", then_match = { required = true },
    } },
  },
}
