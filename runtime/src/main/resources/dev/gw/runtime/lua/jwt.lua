-- The modules resty.jwt and resty.jwt-validators: tokens that are signed.
local gw = ...

local type, error, tostring, tonumber, pairs, ipairs, setmetatable, pcall, select = type, error, tostring, tonumber, pairs, ipairs, setmetatable, gw.pcall, select
local format = string.format
local json = gw.part("cjson").safe
local hmac, call_sign, call_verify = gw.call3 "hmac", gw.call3 "key.sign", gw.call3 "jwt.verify"
local ngx = gw.ngx

local L = {}

-- What checks claims. Each maker gives a function of the value, the claim's name and the whole token as JSON.
local V = {}
local leeway, clock = 0, nil
local function now() return clock and clock() or ngx.time() end
function V.set_system_leeway(seconds) leeway = seconds end
function V.get_system_leeway() return leeway end
function V.set_system_clock(its) clock = its end
function V.get_system_clock() return now end
local function pair(name, maker)
  V[name] = maker
  V["opt_" .. name] = function(...)
    local check = maker(...)
    return function(value, its_name, token) return value == nil or check(value, its_name, token) end
  end
end
local function failing(value, name) error({ reason = format("Claim '%s' ('%s') returned failure", name, tostring(value)) }, 0) end
local function simple(test)
  return function(wanted)
    return function(value, name)
      if value == nil then
        error({ reason = format("'%s' claim is required.", name) }, 0)
      end
      return test(value, wanted) or failing(value, name)
    end
  end
end
local function has(list, value) for _, item in ipairs(list) do if item == value then return true end end return false end
pair("equals", simple(function(value, wanted) return value == wanted end))
pair("matches", simple(function(value, pattern) return type(value) == "string" and value:match(pattern) ~= nil end))
pair("equals_any_of", simple(function(value, list) return has(list, value) end))
pair("any_of", simple(function(value, list) return has(list, value) end))
pair("contains_any_of", simple(function(value, list)
  if type(value) == "string" then
    local words = {}
    for word in value:gmatch "%S+" do words[#words + 1] = word end
    value = words
  end
  for _, item in ipairs(value) do if has(list, item) then return true end end
  return false
end))
pair("less_than", simple(function(value, other) return value < other end))
pair("less_than_or_equal", simple(function(value, other) return value <= other end))
pair("greater_than", simple(function(value, other) return value > other end))
pair("greater_than_or_equal", simple(function(value, other) return value >= other end))
pair("check", function(test) return function(value, name, token) return test(value, name, token) or failing(value, name) end end)
local function at_time(test, message)
  return function()
    return function(value, name)
      if type(value) ~= "number" then
        error({ reason = format("'%s' is malformed.  Expected to be a positive numeric value.", name) }, 0)
      elseif not test(value) then
        error({ reason = format(message, name, ngx.http_time(value)) }, 0)
      end
      return true
    end
  end
end
local not_before = at_time(function(value) return value <= now() + leeway end, "'%s' claim not valid until %s")
local not_expired = at_time(function(value) return value > now() - leeway end, "'%s' claim expired at %s")
pair("is_not_before", not_before)
pair("is_not_expired", not_expired)
pair("is_at", at_time(function(value) return math.abs(value - now()) <= leeway end, "'%s' claim is only valid at %s"))
function V.required(check)
  return function(value, name, token)
    if value == nil then error({ reason = format("'%s' claim is required.", name) }, 0) end
    return not check or check(value, name, token)
  end
end
function V.chain(...)
  local checks = { ... }
  return function(value, name, token)
    for _, check in ipairs(checks) do check(value, name, token) end
    return true
  end
end
function V.require_one_of(names)
  return function(_, _, token)
    local payload = (json.decode(token) or {}).payload or {}
    for _, name in ipairs(names) do if payload[name] ~= nil then return true end end
    error({ reason = "Missing one of claims - [ " .. table.concat(names, ", ") .. " ]." }, 0)
  end
end
L["resty.jwt-validators"] = gw.part_of("resty.jwt-validators", V)

local J = { _VERSION = "0.2.3", alg_whitelist = false }
local keyed = { HS256 = "HmacSHA256", HS384 = "HmacSHA384", HS512 = "HmacSHA512" }
local signed = { RS256 = "SHA256 PLAIN", RS384 = "SHA384 PLAIN", RS512 = "SHA512 PLAIN", PS256 = "SHA256 PSS", PS384 = "SHA384 PSS",
  PS512 = "SHA512 PSS", ES256 = "SHA256 RAW", ES384 = "SHA384 RAW", ES512 = "SHA512 RAW" }

function J:set_alg_whitelist(algorithms) self.alg_whitelist = algorithms end
function J:jwt_encode(value) return gw.encode_base64url(type(value) == "table" and json.encode(value) or value) end
function J:jwt_decode(text, as_table)
  local plain = gw.decode_base64url(text)
  if as_table then return plain and json.decode(plain) end
  return plain
end

function J:sign(secret, token)
  local header = token.header or { typ = "JWT", alg = "HS256" }
  local algorithm = header.alg
  if header.enc then
    error({ reason = "encrypted tokens are not there in gw" }, 2)
  end
  local text = self:jwt_encode(header) .. "." .. self:jwt_encode(token.payload or {})
  if keyed[algorithm] then
    return text .. "." .. gw.encode_base64url(hmac(keyed[algorithm], secret, text))
  elseif not signed[algorithm] then
    error({ reason = "unsupported alg: " .. tostring(algorithm) }, 2)
  end
  local ok, signature = pcall(call_sign, signed[algorithm] .. "\n" .. secret, "", text)
  if not ok then
    error({ reason = "Error creating signature: " .. tostring(signature) }, 2)
  end
  return text .. "." .. gw.encode_base64url(signature)
end

function J:load_jwt(text)
  local its = { valid = false, verified = false }
  local head, body, signature = tostring(text):match "^([^.]*)%.([^.]*)%.([^.]*)$"
  if not head then
    its.reason = "invalid jwt string"
    return its
  end
  its.raw_header, its.raw_payload, its.signature = head, body, signature
  its.header, its.payload = self:jwt_decode(head, true), self:jwt_decode(body, true)
  if type(its.header) ~= "table" then
    its.reason = "invalid header: " .. head
  elseif type(its.payload) ~= "table" then
    its.reason = "invalid payload: " .. body
  elseif not its.header.alg then
    its.reason = "invalid header: " .. head
  else
    its.valid, its.reason = true, "everything is awesome~ :p"
  end
  return its
end

local function specs_of(...)
  local specs = { ... }
  if #specs == 0 then
    return { { nbf = V.opt_is_not_before(), exp = V.opt_is_not_expired() } }
  end
  local first = specs[1]
  -- options as they were given before there were validators
  if first.lifetime_grace_period ~= nil or first.require_nbf_claim ~= nil or first.require_exp_claim ~= nil or first.valid_issuers ~= nil then
    leeway = first.lifetime_grace_period or 0
    return { {
      nbf = first.require_nbf_claim and V.is_not_before() or V.opt_is_not_before(),
      exp = first.require_exp_claim and V.is_not_expired() or V.opt_is_not_expired(),
      iss = first.valid_issuers and V.equals_any_of(first.valid_issuers) or nil,
    } }
  end
  return specs
end

local function check_claims(its, specs)
  local whole = json.encode { header = its.header, payload = its.payload }
  for _, spec in ipairs(specs) do
    for name, check in pairs(spec) do
      local value
      if name == "__jwt" then value = whole else value = its.payload[name] end
      local ok, result = pcall(check, value, name, whole)
      if not ok then
        return type(result) == "table" and result.reason or tostring(result)
      elseif result == false then
        return format("Claim '%s' ('%s') returned failure", name, tostring(value))
      end
    end
  end
end

local function fits(secret, its, algorithm)
  local text = its.raw_header .. "." .. its.raw_payload
  if keyed[algorithm] then
    return gw.encode_base64url(hmac(keyed[algorithm], secret, text)) == its.signature
  end
  local ok, good = pcall(call_verify, algorithm, secret, text .. "." .. its.signature)
  return ok and good
end

function J:verify_jwt_obj(secret, its, ...)
  if not its.valid then
    return its
  end
  local algorithm = its.header.alg
  if type(secret) == "function" then
    secret = secret(its.header.kid)
  end
  local allowed = not self.alg_whitelist or self.alg_whitelist[algorithm]
  if not allowed then
    its.reason = "whitelist unsupported alg: " .. algorithm
  elseif not keyed[algorithm] and not signed[algorithm] then
    its.reason = "Unsupported algorithm " .. tostring(algorithm)
  elseif type(secret) ~= "string" then
    its.reason = "Trusted certs file not loaded"
  elseif not fits(secret, its, algorithm) then
    its.reason = "signature mismatch: " .. tostring(its.signature)
  else
    local problem = check_claims(its, specs_of(...))
    its.reason = problem or its.reason
    its.verified = problem == nil
  end
  return its
end

function J:verify(secret, text, ...)
  return self:verify_jwt_obj(secret, self:load_jwt(text), ...)
end
L["resty.jwt"] = gw.part_of("resty.jwt", J)

return L
