-- Formats of data: lyaml, luatz, multipart and version.
local gw = ...

local type, error, tostring, tonumber, pairs, ipairs, setmetatable, getmetatable = type, error, tostring, tonumber, pairs, ipairs, setmetatable, getmetatable
local format, concat, rep, floor, find, lower = string.format, table.concat, string.rep, math.floor, string.find, string.lower
local cjson = gw.part "cjson"
local call_yaml = gw.call1 "yaml.read"
local null, part_of = gw.null, gw.part_of

local L = {}

-- lyaml

local function scalar(value)
  if type(value) ~= "string" then
    return value == null and "~" or type(value) == "number" and gw.number_text(value) or tostring(value)
  end
  local plain = find(value, "^[%a/_][%w _./@-]*$") and not find(value, " $") and not ({ ["true"] = 1, ["false"] = 1, yes = 1, no = 1, on = 1, off = 1, null = 1, y = 1, n = 1 })[lower(value)]
  return plain and value or cjson.safe.encode(value)
end
local function block(value, indent, out)
  local margin = rep("  ", indent)
  if #value > 0 then
    for _, item in ipairs(value) do
      if type(item) == "table" and next(item) ~= nil then
        local inner = {}
        block(item, indent + 1, inner)
        inner[1] = margin .. "- " .. inner[1]:gsub("^%s+", "")
        for _, line in ipairs(inner) do out[#out + 1] = line end
      else
        out[#out + 1] = margin .. "- " .. (type(item) == "table" and "[]" or scalar(item))
      end
    end
    return
  end
  local keys = {}
  for key in pairs(value) do keys[#keys + 1] = key end
  table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
  for _, key in ipairs(keys) do
    local item = value[key]
    if type(item) == "table" and next(item) ~= nil then
      out[#out + 1] = margin .. scalar(key) .. ":"
      block(item, #item > 0 and indent or indent + 1, out)
    else
      out[#out + 1] = margin .. scalar(key) .. ": " .. (type(item) == "table" and "[]" or scalar(item))
    end
  end
end
L.lyaml = part_of("lyaml", {
  null = null, _VERSION = "6.2.8",
  load = function(text, options)
    local value = cjson.safe.decode(call_yaml(text))
    return type(options) == "table" and options.all and { value } or value
  end,
  dump = function(documents)
    local out = {}
    for _, document in ipairs(documents) do
      if type(document) == "table" and next(document) ~= nil then
        out[#out + 1] = "---"
        block(document, 0, out)
      else
        out[#out + 1] = "--- " .. (type(document) == "table" and "[]" or scalar(document))
      end
    end
    return concat(out, "\n") .. "\n...\n"
  end,
})

-- luatz: times in UTC

local function days(year, month, day)
  -- months beyond the year count on; years begin in March here
  year, month = year + floor((month - 1) / 12), (month - 1) % 12 + 1
  local y = month <= 2 and year - 1 or year
  local era = floor(y / 400)
  local of_era = y - era * 400
  local of_year = floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return era * 146097 + of_era * 365 + floor(of_era / 4) - floor(of_era / 100) + of_year - 719468
end
local table_of_time = {}
table_of_time.__index = table_of_time
local function new_timetable(year, month, day, hour, minute, second)
  return setmetatable({ year = year, month = month, day = day, hour = hour or 0, min = minute or 0, sec = second or 0 }, table_of_time)
end
local function from_timestamp(seconds)
  local whole = floor(seconds)
  local parts = os.date("!*t", whole)
  local its = new_timetable(parts.year, parts.month, parts.day, parts.hour, parts.min, parts.sec + seconds - whole)
  its.yday, its.wday = parts.yday, parts.wday
  return its
end
function table_of_time:timestamp()
  return days(self.year, self.month, self.day) * 86400 + self.hour * 3600 + self.min * 60 + self.sec
end
function table_of_time:normalise()
  for key, value in pairs(from_timestamp(self:timestamp())) do self[key] = value end
  return self
end
table_of_time.normalize = table_of_time.normalise
function table_of_time:clone() return new_timetable(self.year, self.month, self.day, self.hour, self.min, self.sec) end
function table_of_time:unpack() return self.year, self.month, self.day, self.hour, self.min, self.sec, self.yday, self.wday end
function table_of_time:strftime(form) return os.date("!" .. form, floor(self:timestamp())) end
function table_of_time:rfc_3339()
  local whole = floor(self.sec)
  return format("%04d-%02d-%02dT%02d:%02d:%02d.%03d", self.year, self.month, self.day, self.hour, self.min, whole, floor((self.sec - whole) * 1000 + 0.5))
end
table_of_time.__tostring = table_of_time.rfc_3339
table_of_time.__eq = function(a, b) return a:timestamp() == b:timestamp() end
table_of_time.__lt = function(a, b) return a:timestamp() < b:timestamp() end
table_of_time.__sub = function(a, b) return a:timestamp() - b:timestamp() end
local function parse_rfc_3339(text)
  local year, month, day, hour, minute, second, zone = text:match "^(%d%d%d%d)%-(%d%d)%-(%d%d)[Tt ](%d%d):(%d%d):(%d%d%.?%d*)(.*)$"
  if not year then
    return nil, "Invalid RFC3339 string"
  end
  local sign, hours, minutes = zone:match "^([+-])(%d%d):?(%d%d)$"
  local offset = sign and (sign == "-" and -1 or 1) * (tonumber(hours) * 3600 + tonumber(minutes) * 60) or (zone == "Z" or zone == "z") and 0 or nil
  return new_timetable(tonumber(year), tonumber(month), tonumber(day), tonumber(hour), tonumber(minute), tonumber(second)), offset
end
local function now() return gw.ngx.now() end
L.luatz = part_of("luatz", {
  time = now, now = function() return from_timestamp(now()) end,
  timetable = { new = new_timetable, new_from_timestamp = from_timestamp },
  parse = { rfc_3339 = parse_rfc_3339 },
  gettime = { gettime = now },
})

-- multipart

local multipart = {}
multipart.__index = multipart
local function field_name(head) return head:match '[Cc]ontent%-[Dd]isposition:[^\n]-[%s;]name="([^"]*)"' end
local function new_multipart(_, body, content_type)
  local boundary = (content_type or ""):match '[Bb]oundary="?([^;,"]+)"?'
  local its = setmetatable({ boundary = boundary or "", parts = {} }, multipart)
  local mark = "--" .. its.boundary
  local at = boundary and find(body or "", mark, 1, true)
  while at do
    local from = at + #mark
    local behind = find(body, mark, from, true)
    local head, value = body:sub(from, (behind or #body + 1) - 1):gsub("^\r?\n", ""):gsub("\r?\n$", ""):match "^(.-)\r?\n\r?\n(.*)$"
    if body:sub(from, from + 1) == "--" or not head then break end
    local headers = {}
    for line in head:gmatch "[^\r\n]+" do headers[#headers + 1] = line end
    its.parts[#its.parts + 1] = { name = field_name(head), headers = headers, value = value }
    at = behind
  end
  return its
end
function multipart:get(name)
  for i, part in ipairs(self.parts) do if part.name == name then return part, i end end
end
function multipart:get_all()
  local all = {}
  for _, part in ipairs(self.parts) do if part.name then all[part.name] = part.value end end
  return all
end
function multipart:get_all_with_arrays()
  local all = {}
  for _, part in ipairs(self.parts) do
    all[part.name] = all[part.name] or {}
    table.insert(all[part.name], part.value)
  end
  return all
end
function multipart:delete(name)
  for i = #self.parts, 1, -1 do if self.parts[i].name == name then table.remove(self.parts, i) end end
end
function multipart:set_simple(name, value, filename, kind)
  local headers = { 'Content-Disposition: form-data; name="' .. name .. '"' .. (filename and '; filename="' .. filename .. '"' or "") }
  if kind then headers[2] = "Content-Type: " .. kind end
  local part = { name = name, headers = headers, value = tostring(value) }
  local _, at = self:get(name)
  self.parts[at or #self.parts + 1] = part
end
function multipart:tostring()
  local out = {}
  for i, part in ipairs(self.parts) do
    out[i] = "--" .. self.boundary .. "\r\n" .. concat(part.headers, "\r\n") .. "\r\n\r\n" .. part.value .. "\r\n"
  end
  return concat(out) .. "--" .. self.boundary .. "--\r\n"
end
L.multipart = setmetatable({}, { __call = new_multipart })

-- version: numbers with dots, compared part by part

local version = {}
version.__index = version
local function read_version(text)
  local numbers, rest = {}, tostring(text):match "^%s*[vV]?(%d[%d%.%-]*)"
  if not rest then
    return nil, "Not a valid version element: '" .. tostring(text) .. "'"
  end
  for part in rest:gmatch "%d+" do numbers[#numbers + 1] = tonumber(part) end
  return setmetatable(numbers, version)
end
local function compared(a, b)
  a, b = getmetatable(a) == version and a or read_version(a), getmetatable(b) == version and b or read_version(b)
  for i = 1, math.max(#a, #b) do
    local difference = (a[i] or 0) - (b[i] or 0)
    if difference ~= 0 then return difference end
  end
  return 0
end
version.__lt = function(a, b) return compared(a, b) < 0 end
version.__le = function(a, b) return compared(a, b) <= 0 end
version.__eq = function(a, b) return compared(a, b) == 0 end
version.__tostring = function(self) return concat(self, ".") end
-- whether two may stand for each other: the same first number, and not older
function version:semver(other)
  other = getmetatable(other) == version and other or read_version(other)
  return (self[1] or 0) == (other[1] or 0) and compared(self, other) <= 0
end
L.version = setmetatable(part_of("version", { version = read_version }), { __call = function(_, text) return read_version(text) end })

return L
