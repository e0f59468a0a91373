-- Modules of lua-resty-openssl: digests, keyed digests and randomness.
local gw = ...

local type, error, setmetatable, gsub = type, error, setmetatable, string.gsub
local call_random = gw.call1 "random.bytes"
gw.part "digests"

local L = {}

local digests = { md5 = "MD5", sha1 = "SHA-1", sha224 = "SHA-224", sha256 = "SHA-256", sha384 = "SHA-384", sha512 = "SHA-512",
  ["sha3-256"] = "SHA3-256", ["sha3-384"] = "SHA3-384", ["sha3-512"] = "SHA3-512" }
L["resty.openssl.digest"] = {
  new = function(algorithm)
    local java = digests[(algorithm or "sha1"):lower()]
    if not java then
      return nil, 'digest.new: invalid digest type "' .. algorithm .. '"'
    end
    return gw.hasher(java):new()
  end,
}

local function keyed(name)
  local mac = {}
  mac.__index = mac
  function mac:update(...) return self.its.update(...) end
  function mac:final(text) return self.its.final(text) end
  function mac:reset() return self.its.reset() end
  return mac, function(key, algorithm)
    local its = gw.mac_of(key, algorithm or "sha1")
    if not its then
      return nil, name .. '.new: invalid digest type "' .. algorithm .. '"'
    end
    return setmetatable({ its = its }, mac)
  end
end
local _, new_hmac = keyed "hmac"
local _, new_mac = keyed "mac"
L["resty.openssl.hmac"] = { new = new_hmac }
L["resty.openssl.mac"] = {
  new = function(key, kind, _, digest)
    if kind ~= "HMAC" then
      error("resty.openssl.mac is there in gw for HMAC only", 2)
    end
    return new_mac(key, digest)
  end,
}
L["resty.openssl.rand"] = { bytes = function(length) return call_random(("%d"):format(length)) end }
L["resty.openssl.err"] = { format_error = function(context) return context end, get_last_error_code = function() return 0 end }
L["resty.openssl.version"] = {
  version_num = 0x30200030, version_text = "OpenSSL 3.2.3", OPENSSL_3X = true, OPENSSL_30 = false, BORINGSSL = false, OPENSSL_11_OR_LATER = false,
  OPENSSL_111_OR_LATER = true,
}
-- the modules by their last names, each read when it is asked for
L["resty.openssl"] = setmetatable({ _VERSION = "1.5.1" }, {
  __index = function(_, name)
    return type(name) == "string" and gw.require("resty.openssl." .. name) or nil
  end,
})

return L
