-- Runs behind jwt: checks audience and scopes of the token, and tells the API who calls.
local decoder = require "kong.plugins.jwt.jwt_parser"

local TokenScopes = {
  PRIORITY = 1445,
  VERSION = "1.0.0",
}

local FORWARDED = { "X-User-Id", "X-Client-Id", "X-Scopes", "X-Caller" }

local function includes(audience, wanted)
  if type(audience) ~= "table" then
    return audience == wanted
  end
  for _, item in ipairs(audience) do
    if item == wanted then
      return true
    end
  end
  return false
end

local function granted(scope)
  local set = {}
  for item in string.gmatch(type(scope) == "string" and scope or "", "%S+") do
    set[item] = true
  end
  return set
end

function TokenScopes:access(conf)
  for _, name in ipairs(FORWARDED) do
    kong.service.request.clear_header(name) -- never the client's own
  end

  local jwt = decoder:new(kong.ctx.shared.authenticated_jwt_token or "")
  if not jwt then
    return kong.response.error(401, "Unauthorized")
  end

  local claims = jwt.claims
  if not includes(claims.aud, conf.audience) then
    return kong.response.error(401, "Wrong audience")
  end

  local scopes = granted(claims.scope)
  for _, scope in ipairs(conf.required) do
    if not scopes[scope] then
      return kong.response.error(403, "Missing scope " .. scope)
    end
  end

  -- a machine's token is its own subject; all others speak for a user
  local machine = claims.client_id ~= nil and claims.sub == claims.client_id
  kong.service.request.set_header("X-Scopes", type(claims.scope) == "string" and claims.scope or "")
  kong.service.request.set_header("X-Caller", tostring(machine and claims.client_id or claims.sub))
  if claims.client_id then
    kong.service.request.set_header("X-Client-Id", tostring(claims.client_id))
  end
  if not machine then
    kong.service.request.set_header("X-User-Id", tostring(claims.sub))
  end
end

return TokenScopes
