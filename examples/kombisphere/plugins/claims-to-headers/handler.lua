-- Runs behind jwt and key-auth: tells the services what the token says about the caller.
local cjson = require "cjson.safe"
local decoder = require "kong.plugins.jwt.jwt_parser"

local ClaimsToHeaders = {
  PRIORITY = 960, -- before rate-limiting, which counts by one of these headers
  VERSION = "1.0.0",
}

local function text(value)
  return type(value) == "table" and cjson.encode(value) or tostring(value)
end

function ClaimsToHeaders:access(conf)
  local jwt = decoder:new(kong.ctx.shared.authenticated_jwt_token or "")
  for claim, header in pairs(conf.claims) do
    local value = jwt and jwt.claims[claim]
    if value == nil or value == cjson.null then
      kong.service.request.clear_header(header) -- never the client's own
    else
      kong.service.request.set_header(header, text(value))
    end
  end
end

return ClaimsToHeaders
