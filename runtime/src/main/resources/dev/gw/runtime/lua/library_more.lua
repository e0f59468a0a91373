-- More small modules that plugins require, by name.
local gw = ...

local type, tostring, tonumber, error, pairs, ipairs, setmetatable, select = type, tostring, tonumber, error, pairs, ipairs, setmetatable, select
local find, sub, gsub, format, concat, floor = string.find, string.sub, string.gsub, string.format, table.concat, math.floor
local call_gzip, call_gunzip = gw.call1 "gzip", gw.call1 "gunzip"
local hmac = gw.call3 "hmac"
local info = gw.part("phases").info

local L = {}

-- A module with some functions; the others fail with their names.
local function part_of(name, members)
  return setmetatable(members, {
    __index = function(_, member)
      return function()
        error(name .. "." .. tostring(member) .. " is not there in gw", 2)
      end
    end,
  })
end

L.socket = part_of("socket", {
  gettime = function() return gw.ngx.now() end,
  sleep = function(seconds) return gw.ngx.sleep(seconds) end,
})
L["ngx.ssl"] = part_of("ngx.ssl", {
  server_name = function() return info().sni end,
})
L["ngx.process"] = part_of("ngx.process", {
  type = function() return "worker" end,
})
L["ngx.errlog"] = part_of("ngx.errlog", {
  raw_log = function(level, message) gw.raw_log(level, message) end,
})

L["kong.tools.gzip"] = {
  deflate_gzip = function(text) return call_gzip(text) end,
  inflate_gzip = function(text)
    local ok, plain = gw.pcall(call_gunzip, text)
    if not ok then
      return nil, tostring(plain)
    end
    return plain
  end,
}

-- beginnings of periods, in milliseconds since 1970
local function beginnings(now)
  now = now or gw.ngx.time() * 1000
  local seconds = floor(now > 5e11 and now / 1000 or now)
  local parts = os.date("!*t", seconds)
  local day = seconds - seconds % 86400
  local month = day - (parts.day - 1) * 86400
  return {
    second = seconds * 1000, minute = (seconds - seconds % 60) * 1000, hour = (seconds - seconds % 3600) * 1000, day = day * 1000,
    month = month * 1000, year = (day - (parts.yday - 1) * 86400) * 1000,
  }
end
L["kong.tools.timestamp"] = part_of("kong.tools.timestamp", {
  get_utc = function() return floor(gw.ngx.now()) * 1000 end,
  get_utc_ms = function() return gw.ngx.now() * 1000 end,
  get_timestamps = beginnings,
  timestamp_table_fields = { "second", "minute", "hour", "day", "month", "year" },
})

L["resty.openssl.mac"] = {
  new = function(key, kind, _, digest)
    if kind ~= "HMAC" then
      error("resty.openssl.mac is there in gw for HMAC only", 2)
    end
    local parts = {}
    local mac = {}
    function mac:update(...)
      for i = 1, select("#", ...) do parts[#parts + 1] = (select(i, ...)) end
      return true
    end
    function mac:final(text)
      return hmac("Hmac" .. gsub(digest or "sha1", "-", ""):upper(), key, concat(parts) .. (text or ""))
    end
    return mac
  end,
}
L["resty.openssl.rand"] = {
  bytes = function(length) return gw.call1 "random.bytes"(tostring(length)) end,
}

-- LuaJIT's own buffers give out pointers, which is why these are of plain Lua
local buffer = {}
buffer.__index = buffer
buffer.__tostring = function(self) return concat(self.parts) end
buffer.__len = function(self) return #concat(self.parts) end
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
L["string.buffer"] = { new = buffer.new }

L["pl.utils"] = part_of("pl.utils", {
  unpack = unpack,
  pack = function(...) return { n = select("#", ...), ... } end,
  escape = function(text) return (gsub(text, "[%-%.%+%[%]%(%)%$%^%%%?%*]", "%%%1")) end,
  choose = function(condition, one, other) if condition then return one end return other end,
  split = function(text, by, plain, most)
    local parts, at = {}, 1
    by = by or "%s+"
    text = by == "%s+" and gsub(text, "^%s+", "") or text
    while true do
      local from, to = find(text, by, at, plain)
      if not from or most and #parts + 1 >= most then
        local last = sub(text, at)
        if last ~= "" then parts[#parts + 1] = last end
        return parts
      end
      parts[#parts + 1] = sub(text, at, from - 1)
      at = to + 1
    end
  end,
})
L["pl.pretty"] = part_of("pl.pretty", {
  write = function(value) return gw.part "inspect"(value) end,
})

return L
