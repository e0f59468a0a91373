-- Modules of Penlight about texts, paths, classes and types.
local gw = ...

local type, tostring, tonumber, error, pairs, ipairs, setmetatable, getmetatable, select, rawget =
  type, tostring, tonumber, error, pairs, ipairs, setmetatable, getmetatable, select, rawget
local find, sub, gsub, format, rep, concat, upper, lower = string.find, string.sub, string.gsub, string.format, string.rep, table.concat, string.upper, string.lower

local L = {}

local function literal(text)
  return (gsub(text, "[%-%.%+%[%]%(%)%$%^%%%?%*]", "%%%1"))
end

-- Cuts a text; the separator is a pattern unless it is plain.
local function split(text, by, plain, most)
  local parts, at = {}, 1
  by = by or "%s+"
  if by == "%s+" then
    text = gsub(text, "^%s+", "")
  elseif by == "" then
    return { text }
  end
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
end

local function callable(value)
  local meta = getmetatable(value)
  return type(value) == "function" or type(meta) == "table" and rawget(meta, "__call") ~= nil
end

local function is_type(value, wanted)
  if type(wanted) == "string" then
    return type(value) == wanted
  end
  return getmetatable(value) == wanted
end

-- A function of what may be one by name, as an operator or as "|x| x + 1".
local operators = {
  ["+"] = function(a, b) return a + b end, ["-"] = function(a, b) return a - b end, ["*"] = function(a, b) return a * b end,
  ["/"] = function(a, b) return a / b end, [".."] = function(a, b) return a .. b end, ["<"] = function(a, b) return a < b end,
  [">"] = function(a, b) return a > b end, ["<="] = function(a, b) return a <= b end, [">="] = function(a, b) return a >= b end,
  ["=="] = function(a, b) return a == b end, ["~="] = function(a, b) return a ~= b end, ["#"] = function(a) return #a end,
  ["%"] = function(a, b) return a % b end,
}
local function function_of(what)
  if callable(what) then
    return what
  end
  local found = operators[what]
  if not found and type(what) == "string" then
    local names, body = what:match "^%s*|([^|]*)|(.*)$"
    if not names and find(what, "_", 1, true) then
      names, body = "_", what
    end
    found = names and loadstring("return function(" .. names .. ") return " .. body .. " end")
    found = found and found()
  end
  return found or error("'" .. tostring(what) .. "' is not callable", 3)
end
gw.pl_function = function_of

local utils = gw.part_of("pl.utils", {
  _VERSION = "1.14.0", unpack = unpack, escape = literal, split = split, is_type = is_type, is_callable = callable, function_arg = function(_, f) return function_of(f) end,
  string_lambda = function_of,
  pack = function(...) return { n = select("#", ...), ... } end,
  choose = function(condition, one, other) if condition then return one end return other end,
  splitv = function(text, by, plain, most) return unpack(split(text, by, plain, most)) end,
  printf = function(form, ...) gw.kong.log.notice(format(form, ...)) end,
  assert_arg = function(n, value, wanted, check, message, level)
    if type(value) ~= wanted then
      error(("argument %d expected a '%s' got a '%s'"):format(n, wanted, type(value)), level or 2)
    elseif check and not check(value) then
      error(("argument %d: '%s' %s"):format(n, tostring(value), message), level or 2)
    end
    return value
  end,
  memoize = function(f)
    local known = {}
    return function(key)
      local value = known[key]
      if value == nil then
        value = f(key)
        known[key] = value
      end
      return value
    end
  end,
  bind1 = function(f, first) return function(...) return f(first, ...) end end,
  array_tostring = function(list)
    local out = {}
    for i, value in ipairs(list) do out[i] = tostring(value) end
    return out
  end,
})
function utils.assert_string(n, value) return utils.assert_arg(n, value, "string", nil, nil, 3) end
L["pl.utils"] = utils

-- files

local function read(path, binary)
  local file, problem = io.open(path, binary and "rb" or "r")
  if not file then
    return nil, problem
  end
  local text = file:read "*a"
  file:close()
  return text
end
local function write(path, text)
  local file, problem = io.open(path, "w")
  if not file then
    return nil, problem
  end
  file:write(text)
  file:close()
  return true
end
utils.readfile, utils.writefile = read, write
L["pl.file"] = gw.part_of("pl.file", { read = read, write = write })

local path = gw.part_of("pl.path", { sep = "/", dirsep = ":", is_windows = false })
function path.isabs(text) return sub(text, 1, 1) == "/" end
function path.join(first, ...)
  local all = first
  for i = 1, select("#", ...) do
    local piece = (select(i, ...))
    if path.isabs(piece) or all == "" then
      all = piece
    else
      all = all .. (sub(all, -1) == "/" and "" or "/") .. piece
    end
  end
  return all
end
function path.splitpath(text)
  local folder, name = text:match "^(.*)/([^/]*)$"
  return folder or "", name or text
end
function path.splitext(text)
  local stem, ending = text:match "^(.*[^/])(%.[^./]*)$"
  return stem or text, ending or ""
end
function path.dirname(text) return (path.splitpath(text)) end
function path.basename(text) return (select(2, path.splitpath(text))) end
function path.extension(text) return (select(2, path.splitext(text))) end
function path.normpath(text)
  local out, rooted = {}, path.isabs(text)
  for part in text:gmatch "[^/]+" do
    if part == ".." and #out > 0 and out[#out] ~= ".." then
      out[#out] = nil
    elseif part ~= "." and not (part == ".." and rooted) then
      out[#out + 1] = part
    end
  end
  local all = (rooted and "/" or "") .. concat(out, "/")
  return all == "" and "." or all
end
function path.exists(text)
  local file = io.open(text, "r")
  if file then
    file:close()
    return text
  end
end
path.isfile = function(text) return path.exists(text) ~= nil and read(text) ~= nil end
L["pl.path"] = path

-- texts

local stringx = {}
local function one_of(test)
  return function(text, with)
    if type(with) == "table" then
      for _, item in ipairs(with) do
        if test(text, item) then return true end
      end
      return false
    end
    return test(text, with)
  end
end
stringx.startswith = one_of(function(text, with) return sub(text, 1, #with) == with end)
stringx.endswith = one_of(function(text, with) return with == "" or #text >= #with and sub(text, -#with) == with end)
for name, class in pairs { isalpha = "%a", isdigit = "%d", isalnum = "%w", isspace = "%s" } do
  stringx[name] = function(text) return find(text, "^" .. class .. "+$") == 1 end
end
function stringx.islower(text) return find(text, "%l") ~= nil and not find(text, "%u") end
function stringx.isupper(text) return find(text, "%u") ~= nil and not find(text, "%l") end
function stringx.join(by, list) return concat(utils.array_tostring(list), by) end
function stringx.split(text, by, most)
  local parts = split(text, by, by ~= nil, most)
  if by and by ~= "" and #text >= #by and sub(text, -#by) == by and #parts < (most or math.huge) then
    parts[#parts + 1] = ""
  end
  return gw.part("penlight_tables")["pl.List"](parts)
end
function stringx.splitv(text, by, most) return unpack(stringx.split(text, by, most)) end
function stringx.splitlines(text, keep)
  local lines = {}
  for line, ending in text:gmatch "([^\r\n]*)(\r?\n?)" do
    if line ~= "" or ending ~= "" then
      lines[#lines + 1] = keep and line .. ending or line
    end
  end
  return gw.part("penlight_tables")["pl.List"](lines)
end
stringx.lines = function(text) return text:gmatch "([^\n]*)\n?" end
function stringx.lfind(text, what, first, last)
  local at, to = find(text, what, first, true)
  if at and (not last or to <= last) then return at end
end
function stringx.rfind(text, what, first, last)
  local found
  local at = find(text, what, first or 1, true)
  while at and (not last or at + #what - 1 <= last) do
    found = at
    at = find(text, what, at + 1, true)
  end
  return found
end
function stringx.replace(text, old, new, most)
  return (gsub(text, literal(old), (gsub(new, "%%", "%%%%")), most))
end
function stringx.count(text, what, overlapping)
  local n, at = 0, 1
  while true do
    local from, to = find(text, what, at, true)
    if not from then return n end
    n, at = n + 1, overlapping and from + 1 or to + 1
  end
end
local function fill(width, text, with) return rep(with or " ", width - #text) end
function stringx.ljust(text, width, with) return text .. fill(width, text, with) end
function stringx.rjust(text, width, with) return fill(width, text, with) .. text end
function stringx.center(text, width, with)
  local left = math.ceil(math.max(0, width - #text) / 2)
  return rep(with or " ", left) .. text .. rep(with or " ", math.max(0, width - #text) - left)
end
local function class_of(chars) return chars and "[" .. literal(chars):gsub("%]", "%%]") .. "]*" or "%s*" end
function stringx.lstrip(text, chars) return (gsub(text, "^" .. class_of(chars), "")) end
function stringx.rstrip(text, chars)
  local set = chars and "[" .. literal(chars) .. "]" or "%s"
  local last = #text
  while last > 0 and find(sub(text, last, last), set) do last = last - 1 end
  return sub(text, 1, last)
end
function stringx.strip(text, chars) return stringx.rstrip(stringx.lstrip(text, chars), chars) end
function stringx.partition(text, by)
  local from, to = find(text, by, 1, true)
  if not from then return text, "", "" end
  return sub(text, 1, from - 1), by, sub(text, to + 1)
end
function stringx.rpartition(text, by)
  local at = stringx.rfind(text, by)
  if not at then return "", "", text end
  return sub(text, 1, at - 1), by, sub(text, at + #by)
end
function stringx.at(text, index) return sub(text, index, index) end
function stringx.title(text) return (gsub(text, "(%S)(%S*)", function(first, rest) return upper(first) .. lower(rest) end)) end
stringx.capitalize = stringx.title
function stringx.shorten(text, width, tail)
  if #text <= width then return text end
  if width < 3 then return ("."):rep(width) end
  return tail and "..." .. sub(text, #text - width + 4) or sub(text, 1, width - 3) .. "..."
end
function stringx.quote_string(text) return (format("%q", text):gsub("\\\n", "\\n")) end
function stringx.import()
  for name, f in pairs(stringx) do string[name] = string[name] or f end
end
L["pl.stringx"] = gw.part_of("pl.stringx", stringx)

-- types and classes

L["pl.types"] = gw.part_of("pl.types", {
  is_callable = callable, is_type = is_type,
  is_integer = function(value) return type(value) == "number" and value == math.floor(value) end,
  is_indexable = function(value) return type(value) == "table" or type(value) == "string" end,
  is_iterable = function(value) return type(value) == "table" end,
  is_empty = function(value, blank)
    return value == nil or type(value) == "table" and next(value) == nil
      or type(value) == "string" and (value == "" or blank and find(value, "^%s*$") ~= nil) or type(value) ~= "table" and type(value) ~= "string"
  end,
  to_bool = function(value, words)
    if type(value) == "string" then
      local small = lower(value)
      for _, word in ipairs(words or { "yes", "y", "true", "t", "1" }) do
        if small == word then return true end
      end
      return false
    end
    return value ~= nil and value ~= false and value ~= 0
  end,
  type = type,
})

local function new_class(base)
  local class = { _base = base }
  for name, value in pairs(base or {}) do
    if name ~= "_base" and name ~= "__index" and name ~= "_name" then class[name] = value end
  end
  class.__index = class
  function class.is_a(object, wanted)
    local its = getmetatable(object)
    if not wanted then return its end
    while its do
      if its == wanted then return true end
      its = rawget(its, "_base")
    end
    return false
  end
  function class.class_of(_, object) return type(object) == "table" and class.is_a(object, class) end
  return setmetatable(class, {
    __call = function(_, ...)
      local object = setmetatable({}, class)
      local init = class._init
      if init then
        -- super is that of the class whose _init runs
        local at = class
        function object.super(self, ...)
          local was, mine = at, rawget(at, "_init")
          repeat
            at = rawget(at, "_base")
          until not at or rawget(at, "_init") ~= mine
          local its = at and rawget(at, "_init")
          if its then its(self, ...) end
          at = was
        end
        local made = init(object, ...)
        object.super = nil
        if type(made) == "table" then setmetatable(made, class) object = made end
      end
      return object
    end,
  })
end
L["pl.class"] = setmetatable({}, {
  __call = function(_, base) return new_class(base) end,
  __index = function(_, name)
    return function(base)
      local class = new_class(base)
      class._name = name
      getfenv(2)[name] = class
      return class
    end
  end,
})
gw.pl_class = new_class

-- values as Lua would be written

local function show(value, space, indent, out, seen)
  if type(value) ~= "table" then
    out[#out + 1] = type(value) == "string" and stringx.quote_string(value) or tostring(value)
    return
  elseif seen[value] then
    out[#out + 1] = "<cycle>"
    return
  end
  seen[value] = true
  local line, inner = space == "" and "" or "\n", space == "" and "" or indent .. space
  out[#out + 1] = "{" .. line
  local n, first = #value, true
  local function item(prefix, one)
    out[#out + 1] = (first and "" or "," .. line) .. inner .. prefix
    first = false
    show(one, space, inner, out, seen)
  end
  for i = 1, n do item("", value[i]) end
  local keys = {}
  for key in pairs(value) do
    if not (type(key) == "number" and key >= 1 and key <= n and key % 1 == 0) then keys[#keys + 1] = key end
  end
  table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
  local equals = space == "" and "=" or " = "
  for _, key in ipairs(keys) do
    local name = type(key) == "string" and (find(key, "^[%a_][%w_]*$") and key or "[" .. stringx.quote_string(key) .. "]") or "[" .. tostring(key) .. "]"
    item(name .. equals, value[key])
  end
  out[#out + 1] = (first and "" or line) .. (space == "" and "" or indent) .. "}"
  seen[value] = nil
end
local pretty = gw.part_of("pl.pretty", {})
function pretty.write(value, space)
  local out = {}
  show(value, space or "  ", "", out, {})
  return concat(out)
end
function pretty.dump(value, file)
  if file then return write(file, pretty.write(value)) end
  gw.kong.log.notice(pretty.write(value))
end
function pretty.read(text)
  local chunk, problem = loadstring("return " .. gsub(text, "^%s*return", ""))
  if not chunk then return nil, problem end
  return setfenv(chunk, {})()
end
L["pl.pretty"] = setmetatable(pretty, { __call = function(_, value) pretty.dump(value) end, __index = getmetatable(pretty).__index })

return L
