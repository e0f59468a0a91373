local typedefs = require "kong.db.schema.typedefs"

return {
  name = "claims-to-headers",
  fields = {
    { protocols = typedefs.protocols },
    { consumer = typedefs.no_consumer },
    { config = {
        type = "record",
        fields = {
          { claims = {
              type = "map",
              required = true,
              len_min = 1,
              keys = { type = "string" },
              values = typedefs.header_name,
          } },
        },
    } },
  },
}
