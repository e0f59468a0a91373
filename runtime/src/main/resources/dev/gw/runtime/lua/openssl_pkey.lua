-- The module resty.openssl.pkey: keys in PEM that sign and verify.
local gw = ...

local type, error, setmetatable, pcall, tostring, upper = type, error, setmetatable, gw.pcall, tostring, string.upper
local call_make, call_public, call_crypt = gw.call2 "key.make", gw.call1 "key.public", gw.call3 "key.crypt"
local call_jwk, call_der = gw.call2 "key.jwk", gw.call1 "key.der"
local call_kind, call_sign, call_verify = gw.call1 "key.kind", gw.call3 "key.sign", gw.call3 "key.verify"

local M = { PADDINGS = { RSA_PKCS1_PADDING = 1, RSA_NO_PADDING = 3, RSA_PKCS1_OAEP_PADDING = 4, RSA_PKCS1_PSS_PADDING = 6 } }
local key = {}
key.__index = key
setmetatable(key, {
  __index = function(_, name)
    if type(name) == "string" then
      return function()
        error("resty.openssl.pkey:" .. name .. " is not there in gw", 2)
      end
    end
  end,
})

local curves = { prime256v1 = "secp256r1", ["P-256"] = "secp256r1", ["P-384"] = "secp384r1", ["P-521"] = "secp521r1" }

-- A new key, as a table says: its type, and bits or curve.
local function make(wanted)
  local kind = wanted.type or "RSA"
  local curve = wanted.curve or "prime256v1"
  local ok, pems = pcall(call_make, kind, kind == "EC" and (curves[curve] or curve) or tostring(wanted.bits or 2048))
  if not ok then
    return nil, "pkey.new: " .. tostring(pems)
  end
  return pems[1], pems[2]
end

function M.new(pem, options)
  local public
  if pem == nil or type(pem) == "table" then
    -- where nothing is made the second value says why
    pem, public = make(pem or {})
    if not pem then
      return nil, public
    end
  elseif type(pem) ~= "string" then
    return nil, "pkey.new: unexpected type " .. type(pem) .. " at #1"
  elseif pem:find '^%s*{' then
    local ok, read = pcall(call_public, pem)
    pem = ok and read or pem
  end
  local kind = call_kind(pem)
  if not kind then
    return nil, "pkey.new: the key can't be read"
  end
  local private, algorithm = kind:match "^(%a+) (.+)$"
  return setmetatable({ pem = pem, public = public or false, private = private == "private", algorithm = algorithm }, key)
end

function M.istype(value)
  return type(value) == "table" and getmetatable(value) == key
end

function key:is_private()
  return self.private
end

function key:get_key_type()
  local ids = { RSA = 6, EC = 408, Ed25519 = 1087, Ed448 = 1088 }
  return { sn = self.algorithm, ln = self.algorithm, id = ids[self.algorithm] or 0 }
end

-- what is signed, and by which algorithm: a text and a name, or a digest that has taken it in
local function told(data, digest)
  if type(data) == "table" then
    return table.concat(data.parts), data.algorithm
  end
  return data, digest or "sha256"
end

local function how(self, digest, padding, options, pem)
  local form = padding == M.PADDINGS.RSA_PKCS1_PSS_PADDING and "PSS" or options and options.ecdsa_use_raw and "RAW" or "PLAIN"
  return upper(digest):gsub("-", "") .. " " .. form .. "\n" .. (pem or self.pem)
end

function key:sign(data, digest, padding, options)
  local text, name = told(data, digest)
  local ok, signed = pcall(call_sign, how(self, name, padding, options), "", text)
  if not ok then
    return nil, "pkey:sign: " .. tostring(signed)
  end
  return signed
end

function key:verify(signature, data, digest, padding, options)
  local text, name = told(data, digest)
  local ok, fits = pcall(call_verify, how(self, name, padding, options, self.public), signature, text)
  if not ok then
    return nil, "pkey:verify: " .. tostring(fits)
  end
  return fits
end

-- The public part in PEM.
local function public_of(self)
  self.public = self.public or self.private and call_public(self.pem) or self.pem
  return self.public
end

-- In PEM: the public part unless the private one is asked for.
function key:to_PEM(which)
  if which == "private" or which == "PrivateKey" then
    if not self.private then
      return nil, "pkey:to_PEM: the key is no private one"
    end
    return self.pem
  end
  return public_of(self)
end
function key:tostring(which, form)
  local pem, problem = self:to_PEM(which)
  if not pem or form == nil or form == "PEM" then
    return pem, problem
  end
  if form == "JWK" then
    return call_jwk(pem, public_of(self))
  end
  return call_der(pem)
end

local function crypted(way)
  return function(self, text, padding)
    local kind = padding == M.PADDINGS.RSA_PKCS1_OAEP_PADDING and "oaep" or "pkcs1"
    local ok, result = pcall(call_crypt, way .. " " .. kind, way == "encrypt" and self.public or self.pem, text)
    if not ok then
      return nil, "pkey:" .. way .. ": " .. tostring(result)
    end
    return result
  end
end
key.encrypt, key.decrypt = crypted "encrypt", crypted "decrypt"

return M
