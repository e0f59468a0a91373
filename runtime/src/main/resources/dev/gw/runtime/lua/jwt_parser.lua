-- The module kong.plugins.jwt.jwt_parser: reads tokens and checks them.
local gw = ...
local json = gw.part("cjson").safe

local type, error, tostring, setmetatable, pairs = type, error, tostring, setmetatable, pairs
local hmac, call_verify = gw.call3 "hmac", gw.call3 "jwt.verify"

local keyed = { HS256 = "HmacSHA256", HS384 = "HmacSHA384", HS512 = "HmacSHA512" }
local known = {}
for name in ("HS256 HS384 HS512 RS256 RS384 RS512 ES256 ES384 ES512 PS256 PS384 PS512 EdDSA"):gmatch "%S+" do
  known[name] = true
end

local function decode64(text)
  return text and gw.decode_base64url((text:gsub("+", "-"):gsub("/", "_")))
end

local M = {}
M.__index = M

function M:new(token)
  if type(token) ~= "string" then
    error("Token must be a string, got " .. tostring(token), 2)
  end
  local head, body, signed = token:match "^([^.]*)%.?([^.]*)%.?(.*)$"
  local its = { token = token, header_64 = head, claims_64 = body, signature_64 = signed }
  local header, claims = decode64(head), decode64(body)
  its.header = header and json.decode(header)
  its.claims = claims and json.decode(claims)
  its.signature = decode64(signed)
  if not header or not claims or type(its.header) ~= "table" then
    return nil, "invalid JSON"
  elseif not known[its.header.alg] then
    return nil, "invalid alg"
  elseif not its.claims then
    return nil, "invalid claims"
  elseif not its.signature then
    return nil, "invalid signature"
  end
  return setmetatable(its, M)
end

function M:verify_signature(key)
  local signed = self.header_64 .. "." .. self.claims_64
  local algorithm = keyed[self.header.alg]
  if algorithm then
    return hmac(algorithm, key, signed) == self.signature
  end
  return call_verify(self.header.alg, key, self.token)
end

function M:base64_decode(text)
  return decode64(text)
end

local checks = {
  nbf = function(value)
    return value > gw.ngx.time() and "token not valid yet" or nil
  end,
  exp = function(value)
    return value <= gw.ngx.time() and "token expired" or nil
  end,
}

function M:verify_registered_claims(names)
  local problems
  for _, name in pairs(names or {}) do
    local value = self.claims[name]
    local problem
    if type(value) ~= "number" then
      problem = "must be a number"
    else
      problem = checks[name](value)
    end
    if problem then
      problems = problems or {}
      problems[name] = problem
    end
  end
  return problems == nil, problems
end

function M:check_maximum_expiration(most)
  if most <= 0 then
    return true
  end
  local exp = self.claims.exp
  if exp == nil or exp - gw.ngx.time() > most then
    return false, { exp = "exceeds maximum allowed expiration" }
  end
  return true
end

M.encode = function(data, key, algorithm, header)
  if type(data) ~= "table" then
    error("Argument #1 must be table", 2)
  elseif type(key) ~= "string" then
    error("Argument #2 must be string", 2)
  end
  algorithm = algorithm or "HS256"
  local java = keyed[algorithm]
  if not java then
    error("Algorithm not supported", 2)
  end
  header = header or { typ = "JWT", alg = algorithm }
  local signed = gw.encode_base64url(json.encode(header)) .. "." .. gw.encode_base64url(json.encode(data))
  return signed .. "." .. gw.encode_base64url(hmac(java, key, signed))
end

return M
