-- Runs right behind jwt: by then signature and times are checked, so the token's claims can be trusted.
local decoder = require "kong.plugins.jwt.jwt_parser"

local CustomAuth = {
  PRIORITY = 1440, -- jwt has 1450, every other authentication less than this
  VERSION = "1.0.0",
}

local function contains(list, value)
  for _, item in ipairs(list) do
    if item == value then
      return true
    end
  end
  return false
end

local function has_role(claims, conf)
  local roles = claims[conf.roles_claim]
  return type(roles) == "table" and (roles[conf.required_role] ~= nil or contains(roles, conf.required_role))
end

function CustomAuth:access(conf)
  kong.service.request.clear_header(conf.user_header) -- never the client's own

  local token = kong.ctx.shared.authenticated_jwt_token
  if not token then
    return -- nobody: where a token is needed, jwt has answered already
  end

  local jwt, err = decoder:new(token)
  if err then
    return kong.response.error(401, "Unauthorized")
  end

  if not contains(conf.issuers, jwt.claims.iss) then
    return kong.response.error(401, "Unknown issuer")
  end

  if conf.required_role and not has_role(jwt.claims, conf) then
    return kong.response.error(403, "Forbidden")
  end

  if type(jwt.claims.sub) == "string" then
    kong.service.request.set_header(conf.user_header, jwt.claims.sub)
  end
end

return CustomAuth
