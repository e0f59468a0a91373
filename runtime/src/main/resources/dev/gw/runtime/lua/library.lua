-- Small modules that plugins require, by name.
local gw = ...

local type, tostring, tonumber, error, pairs, ipairs, setmetatable, next = type, tostring, tonumber, error, pairs, ipairs, setmetatable, next
local find, sub, gsub, format = string.find, string.sub, string.gsub, string.format
local digest, hmac = gw.call2 "digest", gw.call3 "hmac"

local L = {}

L["table.new"] = function() return {} end
L["table.clear"] = function(t) for key in pairs(t) do t[key] = nil end end
L["table.isempty"] = function(t) return next(t) == nil end
L["table.nkeys"] = function(t) local n = 0 for _ in pairs(t) do n = n + 1 end return n end
L["table.clone"] = function(t) local copy = {} for key, value in pairs(t) do copy[key] = value end return copy end
L["table.isarray"] = function(t) local n = 0 for _ in pairs(t) do n = n + 1 end return n == #t end

L["ngx.base64"] = { encode_base64url = gw.encode_base64url, decode_base64url = gw.decode_base64url }
L["resty.string"] = {
  to_hex = gw.hex,
  atoi = function(text) return tonumber(text) end,
}
L["resty.random"] = {
  bytes = function(length) return gw.call1 "random.bytes"(tostring(length)) end,
  number = function(from, to) return math.random(from, to) end,
  token = function(length)
    return (gsub(gw.call1 "random.bytes"(tostring(length)), ".", function(c) return format("%x", c:byte() % 16) end))
  end,
}
local uuid = { generate_v4 = gw.uuid, generate = gw.uuid, generate_random = gw.uuid, seed = function() end }
uuid.is_valid = function(text) return type(text) == "string" and find(text, "^%x+%-%x%x%x%x%-%x%x%x%x%-%x%x%x%x%-%x+$") ~= nil and #text == 36 end
L["resty.jit-uuid"] = setmetatable(uuid, { __call = gw.uuid })
L["resty.uuid"] = uuid
L["kong.tools.uuid"] = { uuid = gw.uuid, is_valid_uuid = uuid.is_valid }

local function hasher(algorithm, size)
  local its = { algorithm = gsub(algorithm, "-", ""):lower() }
  its.__index = its
  its._VERSION = "0.15"
  function its:new() return setmetatable({ parts = {} }, its) end
  function its:update(text) self.parts[#self.parts + 1] = text return true end
  function its:final() return digest(algorithm, table.concat(self.parts)) end
  function its:reset() self.parts = {} return true end
  its.size = size
  return its
end
L["resty.md5"], L["resty.sha1"] = hasher("MD5", 16), hasher("SHA-1", 20)
L["resty.sha224"], L["resty.sha256"] = hasher("SHA-224", 28), hasher("SHA-256", 32)
L["resty.sha384"], L["resty.sha512"] = hasher("SHA-384", 48), hasher("SHA-512", 64)

-- lua-resty-hmac and lua-resty-openssl's hmac
local java_names = { md5 = "HmacMD5", sha1 = "HmacSHA1", sha256 = "HmacSHA256", sha384 = "HmacSHA384", sha512 = "HmacSHA512" }
local function macs()
  local its = { ALGOS = { MD5 = "md5", SHA1 = "sha1", SHA256 = "sha256", SHA512 = "sha512" } }
  its.__index = its
  function its:new(key, algorithm)
    return setmetatable({ key = key, algorithm = java_names[algorithm or "md5"], parts = {} }, its)
  end
  function its.update(self, text) self.parts[#self.parts + 1] = text return true end
  function its.final(self, text, hex)
    local made = hmac(self.algorithm, self.key, table.concat(self.parts) .. (type(text) == "string" and text or ""))
    return hex == true and gw.hex(made) or made
  end
  function its.reset(self) self.parts = {} return true end
  return its
end
L["resty.hmac"] = macs()
local openssl = macs()
local openssl_new = openssl.new
openssl.new = function(key, algorithm) return openssl_new(openssl, key, algorithm) end
L["resty.openssl.hmac"] = openssl
L["resty.openssl.digest"] = {
  new = function(algorithm)
    local java = { md5 = "MD5", sha1 = "SHA-1", sha256 = "SHA-256", sha384 = "SHA-384", sha512 = "SHA-512" }
    return hasher(java[algorithm or "sha1"] or error("no digest " .. tostring(algorithm), 2)):new()
  end,
}

local lru = {}
lru.__index = lru
function lru.new(most) return setmetatable({ most = most, count = 0, items = {} }, lru) end
function lru:get(key)
  local item = self.items[key]
  if item and (not item.till or item.till > gw.ngx.now()) then
    return item.value, nil, item.flags
  end
  return nil, item and item.value
end
function lru:set(key, value, seconds, flags)
  if not self.items[key] then
    if self.count >= self.most then
      self.items, self.count = {}, 0
    end
    self.count = self.count + 1
  end
  self.items[key] = { value = value, till = seconds and seconds > 0 and gw.ngx.now() + seconds or nil, flags = flags or 0 }
end
function lru:delete(key)
  if self.items[key] then
    self.items[key] = nil
    self.count = self.count - 1
  end
end
function lru:flush_all() self.items, self.count = {}, 0 end
function lru:capacity() return self.most end
L["resty.lrucache"], L["resty.lrucache.pureffi"] = lru, lru

-- kong.tools

local strings = {}
function strings.split(text, by)
  local parts, at = {}, 1
  if text == "" then
    return { "" }
  end
  while true do
    local from, to = find(text, by, at, true)
    if not from or by == "" then
      parts[#parts + 1] = sub(text, at)
      return parts
    end
    parts[#parts + 1] = sub(text, at, from - 1)
    at = to + 1
  end
end
function strings.strip(text) return text and (gsub(gsub(tostring(text), "^%s+", ""), "%s+$", "")) or "" end
function strings.replace_dashes(text) return (gsub(text, "-", "_")) end
function strings.replace_dashes_lower(text) return (gsub(text:lower(), "-", "_")) end
function strings.isplitn(text, by)
  local parts, i = strings.split(text, by), 0
  return function() i = i + 1 return parts[i] end
end
L["kong.tools.string"] = strings

local tables = { EMPTY = setmetatable({}, { __newindex = function() error "the table is read-only" end }) }
function tables.table_contains(list, wanted)
  for _, value in pairs(list or {}) do if value == wanted then return true end end
  return false
end
function tables.table_merge(one, other)
  local all = {}
  for key, value in pairs(one or {}) do all[key] = value end
  for key, value in pairs(other or {}) do all[key] = value end
  return all
end
function tables.cycle_aware_deep_copy(value, _, _, seen)
  seen = seen or {}
  if type(value) ~= "table" then return value end
  if seen[value] then return seen[value] end
  local copy = {}
  seen[value] = copy
  for key, inner in pairs(value) do copy[key] = tables.cycle_aware_deep_copy(inner, nil, nil, seen) end
  return setmetatable(copy, getmetatable(value))
end
tables.deep_copy = tables.cycle_aware_deep_copy
tables.shallow_copy, tables.is_array = L["table.clone"], L["table.isarray"]
L["kong.tools.table"] = tables

L["kong.tools.time"] = {
  time_ns = function() return gw.ngx.now() * 1e9 end,
  get_updated_now_ms = function() return math.floor(gw.ngx.now() * 1000) end,
  get_updated_now = function() return gw.ngx.now() end,
}
L["kong.tools.rand"] = {
  get_rand_bytes = function(length) return gw.call1 "random.bytes"(tostring(length)) end,
  random_string = function() return (gsub(gw.encode_base64url(gw.call1 "random.bytes" "24"), "[-_]", "a")) end,
}
L["kong.tools.base64"] = L["ngx.base64"]
L["kong.tools.uri"] = { escape = function(text) return (gsub(text, "[^!#$&'()*+,/:;=?@%[%]%w%-_.~%%]", function(c) return format("%%%02X", c:byte()) end)) end }
-- what earlier versions had in one place
L["kong.tools.utils"] = tables.table_merge(tables.table_merge(strings, tables), {
  uuid = gw.uuid, is_valid_uuid = uuid.is_valid, random_string = L["kong.tools.rand"].random_string,
  get_rand_bytes = L["kong.tools.rand"].get_rand_bytes, encode_args = gw.ngx and gw.ngx.encode_args,
})

-- penlight, as far as it is asked for
L["pl.stringx"] = {
  split = function(text, by)
    if not by then
      local parts = {}
      for part in text:gmatch "%S+" do parts[#parts + 1] = part end
      return parts
    end
    return strings.split(text, by)
  end,
  strip = strings.strip,
  startswith = function(text, with) return sub(text, 1, #with) == with end,
  endswith = function(text, with) return with == "" or sub(text, -#with) == with end,
  replace = function(text, old, new) return table.concat(strings.split(text, old), new) end,
  join = function(by, list) return table.concat(list, by) end,
}
L["pl.tablex"] = {
  deepcopy = tables.deep_copy, copy = tables.shallow_copy, merge = tables.table_merge,
  size = L["table.nkeys"],
  keys = function(t) local all = {} for key in pairs(t) do all[#all + 1] = key end return all end,
  values = function(t) local all = {} for _, value in pairs(t) do all[#all + 1] = value end return all end,
  find = function(list, wanted) for i, value in ipairs(list) do if value == wanted then return i end end end,
}

return L
