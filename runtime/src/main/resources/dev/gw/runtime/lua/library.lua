-- Small modules of OpenResty, LuaJIT and Kong that plugins require, by name.
local gw = ...

local type, tostring, error, pairs, setmetatable, next, select = type, tostring, error, pairs, setmetatable, next, select
local find, sub, gsub, format, concat = string.find, string.sub, string.gsub, string.format, table.concat
local info = gw.part("phases").info
local cjson = gw.part "cjson"
local ngx, part_of = gw.ngx, gw.part_of

local L = {
  bit = bit, cjson = cjson.plain, ["cjson.safe"] = cjson.safe, inspect = gw.part "inspect", kong = gw.kong,
  ["kong.constants"] = gw.part "constants", ["kong.meta"] = { version = "3.9.1", _VERSION = "3.9.1", _NAME = "kong" },
}
L["kong.tools.cjson"] = setmetatable({
  decode_with_array_mt = cjson.lists.decode, array_mt = cjson.lists.array_mt, encode = cjson.lists.encode,
}, { __index = cjson.lists })
-- no reports are sent
L["kong.reports"] = part_of("kong.reports", { retrieve_redis_version = function() end, add_ping_value = function() end })

-- tables

L["table.new"] = function() return {} end
L["table.clear"] = function(t) for key in pairs(t) do t[key] = nil end end
L["table.isempty"] = function(t) return next(t) == nil end
L["table.nkeys"] = function(t) local n = 0 for _ in pairs(t) do n = n + 1 end return n end
L["table.clone"] = function(t) local copy = {} for key, value in pairs(t) do copy[key] = value end return copy end
L["table.isarray"] = function(t)
  for key in pairs(t) do
    if type(key) ~= "number" or key < 1 or key % 1 ~= 0 then return false end
  end
  return true
end
L["thread.exdata"] = function() return nil end
local pools = {}
L.tablepool = {
  fetch = function(name)
    local pool = pools[name]
    return pool and table.remove(pool) or {}
  end,
  release = function(name, t, keep)
    if not keep then L["table.clear"](t) end
    pools[name] = pools[name] or {}
    if #pools[name] < 200 then table.insert(pools[name], t) end
  end,
}

-- ngx.*

L["ngx.base64"] = { encode_base64url = gw.encode_base64url, decode_base64url = gw.decode_base64url }
L["ngx.re"] = { split = ngx.re.split, opt = function() end }
L["ngx.req"] = { add_header = function(name, value) gw.kong.service.request.add_header(name, value) end }
L["ngx.resp"] = { add_header = ngx.resp.add_header }
L["ngx.process"] = part_of("ngx.process", { type = function() return "worker" end, get_master_pid = function() return 1 end })
L["ngx.errlog"] = part_of("ngx.errlog", { raw_log = function(level, ...) gw.raw_log(level, ...) end })
local call_der = gw.call1 "cert.der"
local call_kind = gw.call1 "key.kind"
-- What was read, as other functions take it.
local function parsed(what, pem)
  return { [gw.PARSED] = what, pem = pem }
end
L["ngx.ssl"] = part_of("ngx.ssl", {
  server_name = function() return info().sni end,
  cert_pem_to_der = function(pem) return call_der(pem) end,
  parse_pem_cert = function(pem)
    local ok, problem = gw.pcall(call_der, pem)
    if not ok then
      return nil, tostring(problem)
    end
    return parsed("certificate", pem)
  end,
  parse_pem_priv_key = function(pem)
    if not (call_kind(pem) or ""):find "^private" then
      return nil, "PEM_read_bio_PrivateKey() failed"
    end
    return parsed("key", pem)
  end,
  get_tls1_version_str = function() return (ngx.var.ssl_protocol) end,
  SSL3_VERSION = 0x0300, TLS1_VERSION = 0x0301, TLS1_1_VERSION = 0x0302, TLS1_2_VERSION = 0x0303, TLS1_3_VERSION = 0x0304,
})
for name in ("core core.base64 core.regex core.request core.response core.shdict core.time core.uri"):gmatch "%S+" do
  L["resty." .. name] = {}
end
L["resty.core"].version = "0.1.28"
L["resty.core.time"].monotonic_msec = function() return ngx.now() * 1000 end
L["resty.core.utils"] = { str_replace_char = function(text, old, new) return (gsub(text, (gsub(old, "%W", "%%%0")), (gsub(new, "%%", "%%%%")))) end }

-- identifiers

local UUID = "^%x%x%x%x%x%x%x%x%-%x%x%x%x%-%x%x%x%x%-%x%x%x%x%-%x%x%x%x%x%x%x%x%x%x%x%x$"
local uuid = { generate_v4 = gw.uuid, generate = gw.uuid, generate_random = gw.uuid, seed = function() end }
uuid.is_valid = function(text) return type(text) == "string" and find(text, UUID) ~= nil end
-- by the name of a thing within a space (RFC 4122, 4.3)
local function named(algorithm, version)
  return function(space, name)
    if not uuid.is_valid(space) then
      return nil, "namespace must be a valid UUID"
    end
    local octets = gsub(gsub(space, "-", ""), "%x%x", function(pair) return string.char(tonumber(pair, 16)) end)
    local hex = gw.hex(gw.call2 "digest"(algorithm, octets .. name))
    local variant = ("89ab"):sub(tonumber(sub(hex, 17, 17), 16) % 4 + 1)
    return concat({ sub(hex, 1, 8), sub(hex, 9, 12), version .. sub(hex, 14, 16), sub(variant, 1, 1) .. sub(hex, 18, 20), sub(hex, 21, 32) }, "-")
  end
end
uuid.generate_v3, uuid.generate_v5 = named("MD5", "3"), named("SHA-1", "5")
function uuid.factory_v3(space) return function(name) return uuid.generate_v3(space, name) end end
function uuid.factory_v5(space) return function(name) return uuid.generate_v5(space, name) end end
L["resty.jit-uuid"] = setmetatable(uuid, { __call = gw.uuid })
L["resty.uuid"] = uuid

-- caches of this event loop: what was not asked for longest goes first

local lru = { _VERSION = "0.13" }
lru.__index = lru
function lru.new(most)
  if type(most) ~= "number" or most < 1 then
    return nil, "size too small"
  end
  local ends = {}
  ends.newer, ends.older = ends, ends
  return setmetatable({ most = most, n = 0, items = {}, ends = ends }, lru)
end
local function unlink(item) item.newer.older, item.older.newer = item.older, item.newer end
local function link(ends, item)
  item.newer, item.older = ends, ends.older
  ends.older.newer, ends.older = item, item
end
function lru:get(key)
  local item = self.items[key]
  if not item then
    return nil
  end
  unlink(item)
  link(self.ends, item)
  if item.till and item.till <= ngx.now() then
    return nil, item.value, item.flags
  end
  return item.value, nil, item.flags
end
function lru:set(key, value, seconds, flags)
  local item = self.items[key]
  if item then
    unlink(item)
  elseif self.n >= self.most then
    self:delete(self.ends.newer.key)
  end
  if not item then
    item = { key = key }
    self.items[key] = item
    self.n = self.n + 1
  end
  item.value, item.till, item.flags = value, seconds and seconds > 0 and ngx.now() + seconds or nil, flags or 0
  link(self.ends, item)
end
function lru:delete(key)
  local item = self.items[key]
  if item then
    unlink(item)
    self.items[key] = nil
    self.n = self.n - 1
  end
end
function lru:flush_all()
  local fresh = lru.new(self.most)
  self.n, self.items, self.ends = 0, fresh.items, fresh.ends
end
function lru:count() return self.n end
function lru:capacity() return self.most end
function lru:get_keys(most)
  local keys, item = {}, self.ends.older
  while item ~= self.ends and #keys < (most or math.huge) do
    keys[#keys + 1] = item.key
    item = item.older
  end
  return keys
end
L["resty.lrucache"], L["resty.lrucache.pureffi"] = lru, lru

-- LuaJIT's own buffers give out pointers, which is why these are of plain Lua

local buffer = {}
buffer.__index = buffer
buffer.__tostring = function(self) return concat(self.parts) end
buffer.__len = function(self) return #concat(self.parts) end
buffer.__concat = function(one, other) return tostring(one) .. tostring(other) end
function buffer.new()
  return setmetatable({ parts = {} }, buffer)
end
function buffer:put(...)
  for i = 1, select("#", ...) do
    self.parts[#self.parts + 1] = tostring((select(i, ...)))
  end
  return self
end
function buffer:putf(form, ...)
  return self:put(format(form, ...))
end
function buffer:set(text)
  self.parts = { text }
  return self
end
function buffer:reset()
  self.parts = {}
  return self
end
buffer.free = buffer.reset
function buffer:get(length)
  local all = concat(self.parts)
  self.parts = length and { sub(all, length + 1) } or {}
  return length and sub(all, 1, length) or all
end
function buffer:skip(length)
  self:get(length)
  return self
end
buffer.tostring = buffer.__tostring
L["string.buffer"] = part_of("string.buffer", {
  new = buffer.new,
  encode = gw.part("packed").pack,
  decode = gw.part("packed").unpack,
})

return L
