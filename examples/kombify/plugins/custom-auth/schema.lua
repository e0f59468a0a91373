local typedefs = require "kong.db.schema.typedefs"

return {
  name = "custom-auth",
  fields = {
    { protocols = typedefs.protocols_http },
    { consumer = typedefs.no_consumer },
    { config = {
        type = "record",
        fields = {
          { issuers = {
              type = "array",
              required = true,
              len_min = 1,
              elements = { type = "string" },
          } },
          { user_header = { type = "string", required = true, default = "X-User-Id" } },
          { roles_claim = { type = "string", required = true, default = "urn:zitadel:iam:org:project:roles" } },
          { required_role = { type = "string" } },
        },
    } },
  },
}
