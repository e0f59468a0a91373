-- The modules kong.tools.*.
local gw = ...

local type, tostring, tonumber, error, pairs, ipairs, setmetatable, getmetatable, next, select =
  type, tostring, tonumber, error, pairs, ipairs, setmetatable, getmetatable, next, select
local find, sub, gsub, format, concat, floor, lower, upper = string.find, string.sub, string.gsub, string.format, table.concat, math.floor, string.lower, string.upper
local call_gzip, call_gunzip, call_random = gw.call1 "gzip", gw.call1 "gunzip", gw.call1 "random.bytes"
local digest = gw.call2 "digest"
local stringx, tablex = gw.part("penlight")["pl.stringx"], gw.part("penlight_tables")["pl.tablex"]
local ngx = gw.ngx
local null = gw.null

local L = {}

local strings = { join = stringx.join, split = stringx.split }
L["kong.tools.string"] = gw.part_of("kong.tools.string", strings)
function strings.strip(value)
  return value ~= nil and (gsub(gsub(tostring(value), "^%s+", ""), "%s+$", "")) or ""
end
function strings.replace_dashes(text) return (gsub(text, "-", "_")) end
function strings.replace_dashes_lower(text) return (gsub(lower(text), "-", "_")) end
-- Up to so many pieces, the last one with all the rest, and how many they are.
function strings.splitn(text, by, most)
  local parts, n = {}, 0
  for piece in strings.isplitn(text, by, most) do
    n = n + 1
    parts[n] = piece
  end
  return parts, n
end
function strings.isplitn(text, by, most)
  local at, n = 1, 0
  return function()
    if not at then return nil end
    n = n + 1
    local from, to
    if n ~= most then from, to = find(text, by, at, true) end
    local piece = sub(text, at, from and from - 1)
    at = from and to + 1
    return piece
  end
end
local sequences = {
  "^[%z\1-\127]", "^[\194-\223][\128-\191]", "^\224[\160-\191][\128-\191]", "^[\225-\236\238\239][\128-\191][\128-\191]", "^\237[\128-\159][\128-\191]",
  "^\240[\144-\191][\128-\191][\128-\191]", "^[\241-\243][\128-\191][\128-\191][\128-\191]", "^\244[\128-\143][\128-\191][\128-\191]",
}
function strings.validate_utf8(value)
  local text, at = tostring(value), 1
  while at <= #text do
    local last
    for _, sequence in ipairs(sequences) do
      local _, to = find(text, sequence, at)
      last = last or to
    end
    if not last then return false, at end
    at = last + 1
  end
  return true
end
local scales = { k = 10, m = 20, g = 30 }
function strings.bytes_to_str(bytes, unit, digits)
  local small = lower(unit or "")
  if small == "" or small == "b" then return format("%d", bytes) end
  if not scales[small] then
    error("invalid unit '" .. unit .. "' (expected 'k/K', 'm/M', or 'g/G')", 2)
  end
  return format("%." .. (digits or 2) .. "f %siB", bytes / 2 ^ scales[small], upper(small))
end
function strings.parse_ngx_size(text)
  local scale = scales[lower(sub(text, -1))]
  return (tonumber(scale and sub(text, 1, -2) or text) or 0) * 2 ^ (scale or 0)
end
local function decoded(text)
  return ngx.decode_base64(text) or gw.decode_base64url(text) or text
end
function strings.try_decode_base64(value)
  if type(value) == "table" then
    for i, item in ipairs(value) do value[i] = type(item) == "string" and decoded(item) or item end
    return value
  end
  return type(value) == "string" and decoded(value) or value
end

local tables = { EMPTY = tablex.readonly {}, deep_copy = tablex.deepcopy }
L["kong.tools.table"] = gw.part_of("kong.tools.table", tables)
function tables.pack(...) return { n = select("#", ...), ... } end
function tables.unpack(t, from, to) return unpack(t, from or 1, to or t.n or #t) end
function tables.table_merge(one, other) return tablex.union(one or {}, other or {}) end
function tables.null_aware_table_merge(one, other)
  local all = tables.table_merge(one)
  for key, value in pairs(other or {}) do
    if all[key] == nil or value ~= null then all[key] = value end
  end
  return all
end
function tables.table_contains(list, wanted)
  return list ~= nil and tablex.search(list, wanted) ~= nil
end
function tables.is_lapis_array(t)
  if type(t) ~= "table" then return false end
  local i = 0
  for _ in pairs(t) do
    i = i + 1
    if t[i] == nil and t[tostring(i)] == nil then return false end
  end
  return true
end
function tables.is_array(t, mode)
  if type(t) ~= "table" then return false end
  if mode == "lapis" then return tables.is_lapis_array(t) end
  local n, most = 0, 0
  for key in pairs(t) do
    if type(key) ~= "number" or key < 1 or key % 1 ~= 0 then return false end
    n, most = n + 1, math.max(most, key)
  end
  return n == most or mode == "fast"
end
function tables.shallow_copy(value) return type(value) == "table" and tablex.copy(value) or value end
function tables.deep_merge(one, other)
  local all = tables.deep_copy(one)
  for key, value in pairs(other) do
    local both = type(value) == "table" and type(all[key]) == "table"
    all[key] = both and tables.deep_merge(all[key], value) or tables.deep_copy(value)
  end
  return all
end
function tables.cycle_aware_deep_copy(value, plain)
  local copy = tables.deep_copy(value)
  return plain and type(copy) == "table" and setmetatable(copy, nil) or copy
end
tables.cycle_aware_deep_merge = tables.deep_merge
function tables.concat(...)
  local all = {}
  for _, list in ipairs { ... } do
    for _, value in ipairs(list) do all[#all + 1] = value end
  end
  return all
end
local several = {}
function tables.add_error(errors, key, value)
  errors = errors or {}
  local known = errors[key]
  if known == nil then
    errors[key] = value
  elseif type(known) == "table" and getmetatable(known) == several then
    known[#known + 1] = value
  else
    errors[key] = setmetatable({ known, value }, several)
  end
  return errors
end
function tables.table_path(t, path)
  for _, key in ipairs(path) do
    t = t[key]
    if t == nil then return nil end
  end
  return t
end

local UUID = "^%x%x%x%x%x%x%x%x%-%x%x%x%x%-%x%x%x%x%-%x%x%x%x%-%x%x%x%x%x%x%x%x%x%x%x%x$"
L["kong.tools.uuid"] = {
  uuid = gw.uuid,
  is_valid_uuid = function(text) return type(text) == "string" and find(text, UUID) ~= nil end,
}
L["kong.tools.rand"] = {
  get_rand_bytes = function(length) return call_random(tostring(length)) end,
  random_string = function()
    local instead = { ["/"] = function() return math.random(65, 90) end, ["+"] = function() return math.random(97, 122) end }
    return (gsub(ngx.encode_base64(call_random "24", true), "[/+]", function(c) return string.char(instead[c]()) end))
  end,
}
L["kong.tools.base64"] = gw.require "ngx.base64"
L["kong.tools.module"] = {
  load_module_if_exists = function(name)
    local ok, found = gw.pcall(gw.require, name)
    if not ok and not find(tostring(found), "module '" .. name .. "' not found", 1, true) then
      error("error loading module '" .. name .. "':\n" .. tostring(found))
    end
    return ok, found
  end,
}
local yieldable = { rewrite = true, access = true, timer = true, preread = true }
L["kong.tools.yield"] = {
  in_yieldable_phase = function(phase) return yieldable[phase or ngx.get_phase()] end,
  -- a phase of gw's is bounded, and others are served by other loops
  yield = function() end,
}
local sha = {}
function sha.sha256_bin(text) return digest("SHA-256", text) end
function sha.sha256_hex(text) return gw.hex(sha.sha256_bin(text)) end
function sha.sha256_base64(text) return ngx.encode_base64(sha.sha256_bin(text)) end
function sha.sha256_base64url(text) return gw.encode_base64url(sha.sha256_bin(text)) end
L["kong.tools.sha256"] = sha

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

-- time

local units = { ms = 0.001, s = 1, m = 60, h = 3600, d = 86400, w = 604800, M = 2592000, y = 31536000 }
local function now_ms() return ngx.now() * 1000 end
L["kong.tools.time"] = gw.part_of("kong.tools.time", {
  time_ns = function() return ngx.now() * 1e9 end,
  get_now_ms = now_ms, get_updated_now_ms = now_ms, get_updated_monotonic_ms = now_ms, get_updated_now = function() return ngx.now() end,
  get_start_time_ms = function() return ngx.req.start_time() * 1000 end,
  nginx_conf_time_to_seconds = function(text)
    local seconds = 0
    local rest = gsub(text, "%s*(%d+)([%a]*)", function(n, unit)
      local factor = units[unit == "" and "s" or unit] or error("bad argument #1 'str'", 4)
      seconds = seconds + n * factor
      return ""
    end)
    return rest == "" and floor(seconds) or error("bad argument #1 'str'", 2)
  end,
})

-- beginnings of periods, in milliseconds since 1970
local function beginnings(now)
  now = now or ngx.time() * 1000
  local seconds = floor(now > 5e11 and now / 1000 or now)
  local parts = os.date("!*t", seconds)
  local day = seconds - seconds % 86400
  local month = day - (parts.day - 1) * 86400
  return {
    second = seconds * 1000, minute = (seconds - seconds % 60) * 1000, hour = (seconds - seconds % 3600) * 1000, day = day * 1000,
    month = month * 1000, year = (day - (parts.yday - 1) * 86400) * 1000,
  }
end
L["kong.tools.timestamp"] = gw.part_of("kong.tools.timestamp", {
  get_utc = function() return floor(ngx.now()) * 1000 end,
  get_utc_ms = now_ms,
  get_timestamps = beginnings,
  timestamp_table_fields = { "second", "minute", "hour", "day", "month", "year" },
})

-- addresses and HTTP

local reserved = {}
for c in ("!*'();:@&=+$,/?%#[]"):gmatch "." do reserved[c:byte()] = true end
-- The segments of a path without those that lead nowhere (RFC 3986, 5.2.4).
local function without_dots(path)
  local kept, segments = {}, {}
  for segment in (gsub(path, "^/", "") .. "/"):gmatch "([^/]*)/" do segments[#segments + 1] = segment end
  for i, segment in ipairs(segments) do
    local leads_nowhere = segment == "." or segment == ".."
    if segment == ".." then kept[#kept] = nil end
    if not leads_nowhere then
      kept[#kept + 1] = segment
    elseif i == #segments then
      kept[#kept + 1] = ""
    end
  end
  return "/" .. concat(kept, "/")
end
L["kong.tools.uri"] = {
  escape = function(text) return (gsub(text, "[^!#$&'()*+,/:;=?@%[%]%w%-_.~%%]", function(c) return format("%%%02X", c:byte()) end)) end,
  normalize = function(uri, merge_slashes)
    if uri == "" or uri == "/" then return uri end
    uri = gsub(uri, "%%(%x%x)", function(hex)
      local code = tonumber(hex, 16)
      return reserved[code] and "%" .. upper(hex) or string.char(code)
    end)
    uri = merge_slashes and gsub(uri, "/+", "/") or uri
    return find(uri, ".", 1, true) and without_dots(uri) or uri
  end,
}

local ips = {}
L["kong.tools.ip"] = gw.part_of("kong.tools.ip", ips)
local matcher = gw.part "ipmatcher"
local v4, v6 = matcher.parse_ipv4, matcher.parse_ipv6
local function is_block(text, parse, most)
  local address, bits = tostring(text):match "^([^/]+)/(%d%d?%d?)$"
  return address ~= nil and parse(address) and tonumber(bits) <= most or false
end
local function is(test) return function(text) return type(text) == "string" and test(text) and true or false end end
ips.is_valid_ipv4, ips.is_valid_ipv6 = is(v4), is(v6)
ips.is_valid_ip = is(function(text) return v4(text) or v6(text) end)
ips.is_valid_cidr_v4, ips.is_valid_cidr_v6 = is(function(t) return is_block(t, v4, 32) end), is(function(t) return is_block(t, v6, 128) end)
ips.is_valid_cidr = is(function(t) return ips.is_valid_cidr_v4(t) or ips.is_valid_cidr_v6(t) end)
ips.is_valid_ip_or_cidr_v4 = is(function(t) return v4(t) or ips.is_valid_cidr_v4(t) end)
ips.is_valid_ip_or_cidr_v6 = is(function(t) return v6(t) or ips.is_valid_cidr_v6(t) end)
ips.is_valid_ip_or_cidr = is(function(t) return ips.is_valid_ip(t) or ips.is_valid_cidr(t) end)
function ips.hostname_type(name)
  local rest, colons = gsub(name, ":", "")
  return colons > 1 and "ipv6" or rest:match "^[%d%.]+$" and "ipv4" or "name"
end

local web = {}
L["kong.tools.http"] = gw.part_of("kong.tools.http", web)
function web.check_https(trusted, terminated)
  if gw.kong.request.get_scheme() == "https" then return true end
  local proto = terminated and trusted and ngx.var.http_x_forwarded_proto
  if not proto then return false end
  if find(proto, ",", 1, true) then return nil, "Only one X-Forwarded-Proto header allowed" end
  return lower(proto) == "https"
end
function web.validate_http_token(token)
  if token == nil or token == "" then return nil, "no token provided" end
  if not find(token, '[%z\1-\32\127-\255()<>@,;:\\"/?={}%[%]]') then return token end
  return nil, "contains one or more invalid characters. ASCII control characters (0-31;127), space, tab and the characters "
    .. '()<>@,;:\\"/?={}[] are not allowed.'
end
web.validate_cookie_name = web.validate_http_token
function web.validate_header_name(name)
  if name == nil or name == "" then return nil, "no header name provided" end
  if find(name, "^[%w_-]+$") then return name end
  return nil, "bad header name '" .. name .. "', allowed characters are A-Z, a-z, 0-9, '_', and '-'"
end
function web.get_header(name, given)
  local value = (given or ngx.req.get_headers())[name]
  return type(value) == "table" and value[1] or value
end
function web.encode_args(values) return ngx.encode_args(values) end
function web.parse_directive_header(text)
  local found = {}
  for piece in tostring(text or ""):gmatch "[^,]+" do
    local name, value = piece:match '^%s*([^=%s]+)%s*=?%s*"?([^"]-)"?%s*$'
    if name then found[lower(name)] = value == "" and true or tonumber(value) or value end
  end
  return found
end

-- as far as it needs no grammar of its own: the types and the parameters by their small names
local mime = {}
L["kong.tools.mime_type"] = mime
function mime.parse_mime_type(text)
  local kind, rest = tostring(text):match "^([^;%s]+)%s*(.*)$"
  local major, minor = (kind or ""):match "^([^/]+)/([^/]+)$"
  if not major then
    if kind ~= "*" then return nil end
    major, minor = "*", "*"
  end
  local parameters = {}
  for name, value in rest:gmatch ";%s*([^=;%s]+)=([^;]*)" do
    parameters[lower(name)] = gsub(gsub(value, '^"', ""), '"%s*$', "")
  end
  return lower(major), lower(minor), parameters
end
function mime.includes(this, other)
  if this.type == "*" then return true end
  return this.type == other.type
    and (this.subtype == "*" or this.subtype == other.subtype or not find(this.subtype, "+", 1, true) and sub(other.subtype, -#this.subtype - 1) == "+" .. this.subtype)
end

-- what earlier versions had in one place
local all = {}
for _, name in ipairs { "string", "table", "uuid", "rand", "ip", "http", "gzip", "time", "module", "yield" } do
  for member, value in pairs(L["kong.tools." .. name]) do all[member] = value end
end
L["kong.tools.utils"] = gw.part_of("kong.tools.utils", all)

return L
