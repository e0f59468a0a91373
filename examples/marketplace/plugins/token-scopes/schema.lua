local typedefs = require "kong.db.schema.typedefs"

return {
  name = "token-scopes",
  fields = {
    { protocols = typedefs.protocols_http },
    { consumer = typedefs.no_consumer },
    { config = {
        type = "record",
        fields = {
          { audience = { type = "string", required = true } },
          { required = {
              type = "array",
              required = true,
              elements = { type = "string", match = "^[%w_%-]+:[%w_%-]+$" },
          } },
        },
    } },
  },
}
