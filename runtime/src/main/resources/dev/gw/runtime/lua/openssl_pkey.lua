-- The module resty.openssl.pkey: keys in PEM that sign and verify.
local gw = ...

local type, error, setmetatable, pcall, tostring, upper = type, error, setmetatable, gw.pcall, tostring, string.upper
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

function M.new(pem, options)
  if type(pem) ~= "string" then
    error("resty.openssl.pkey.new is there in gw for keys in PEM only", 2)
  end
  local kind = call_kind(pem)
  if not kind then
    return nil, "pkey.new: the key can't be read"
  end
  local private, algorithm = kind:match "^(%a+) (.+)$"
  return setmetatable({ pem = pem, private = private == "private", algorithm = algorithm }, key)
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

local function how(self, digest, padding, options)
  local form = padding == M.PADDINGS.RSA_PKCS1_PSS_PADDING and "PSS" or options and options.ecdsa_use_raw and "RAW" or "PLAIN"
  return upper(digest):gsub("-", "") .. " " .. form .. "\n" .. self.pem
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
  local ok, fits = pcall(call_verify, how(self, name, padding, options), signature, text)
  if not ok then
    return nil, "pkey:verify: " .. tostring(fits)
  end
  return fits
end

function key:to_PEM()
  return self.pem
end
key.tostring = key.to_PEM

return M
