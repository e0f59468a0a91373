-- Digests and randomness, by OpenResty's modules.
local gw = ...

local type, tostring, tonumber, setmetatable, select = type, tostring, tonumber, setmetatable, select
local gsub, format, concat = string.gsub, string.format, table.concat
local digest, hmac, call_random = gw.call2 "digest", gw.call3 "hmac", gw.call1 "random.bytes"

local L = {}

L["resty.string"] = {
  to_hex = gw.hex,
  atoi = function(text) return tonumber(text:match "^%s*[+-]?%d+") or 0 end,
}
local function random(length) return call_random(tostring(length)) end
L["resty.random"] = {
  bytes = random,
  number = function(from, to) return math.random(from, to) end,
  token = function(length) return (gsub(random(length), ".", function(c) return format("%x", c:byte() % 16) end)) end,
}

-- a digest that takes a text in by pieces
local function hasher(algorithm)
  local its = { algorithm = gsub(algorithm, "-", ""):lower(), _VERSION = "0.15" }
  its.__index = its
  function its:new() return setmetatable({ parts = {} }, its) end
  function its:update(...)
    for i = 1, select("#", ...) do self.parts[#self.parts + 1] = (select(i, ...)) end
    return true
  end
  function its:final(last) return digest(algorithm, concat(self.parts) .. (last or "")) end
  function its:reset() self.parts = {} return true end
  return its
end
gw.hasher = hasher
L["resty.md5"], L["resty.sha1"] = hasher "MD5", hasher "SHA-1"
L["resty.sha224"], L["resty.sha256"] = hasher "SHA-224", hasher "SHA-256"
L["resty.sha384"], L["resty.sha512"] = hasher "SHA-384", hasher "SHA-512"
L["resty.sha"] = {}

local java_names = { md5 = "HmacMD5", sha1 = "HmacSHA1", sha224 = "HmacSHA224", sha256 = "HmacSHA256", sha384 = "HmacSHA384", sha512 = "HmacSHA512" }

-- A keyed digest that takes a text in by pieces; nil where the digest is not known.
function gw.mac_of(key, algorithm)
  local java = java_names[gsub(algorithm, "-", ""):lower()]
  local parts = {}
  return java and {
    update = function(...)
      for i = 1, select("#", ...) do parts[#parts + 1] = tostring((select(i, ...))) end
      return true
    end,
    final = function(last) return hmac(java, key, concat(parts) .. (last or "")) end,
    reset = function() parts = {} return true end,
  }
end

local M = { ALGOS = { MD5 = "md5", SHA1 = "sha1", SHA256 = "sha256", SHA512 = "sha512" } }
M.__index = M
function M:new(key, algorithm)
  local its = gw.mac_of(key, algorithm or "md5")
  return its and setmetatable({ its = its }, M) or nil
end
function M:update(text) return self.its.update(text) end
function M:final(text, hex)
  local made = self.its.final(type(text) == "string" and text or nil)
  return hex == true and gw.hex(made) or made
end
function M:reset() return self.its.reset() end
L["resty.hmac"] = M

return L
