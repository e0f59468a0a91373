-- The module inspect: shows a value as Lua would be written.
local type, tostring, pairs, ipairs, setmetatable, getmetatable, format, rep, concat = type, tostring, pairs, ipairs, setmetatable, getmetatable, string.format, string.rep, table.concat

local M = setmetatable({ _VERSION = "inspect.lua 3.1.0" }, {})
M.KEY, M.METATABLE = setmetatable({}, { __tostring = function() return "inspect.KEY" end }), setmetatable({}, { __tostring = function() return "inspect.METATABLE" end })

local escapes = { ["\a"] = "\\a", ["\b"] = "\\b", ["\f"] = "\\f", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t", ["\v"] = "\\v", ["\127"] = "\\127" }

local function quoted(text)
  local mark = text:find('"', 1, true) and not text:find("'", 1, true) and "'" or '"'
  text = text:gsub("\\", "\\\\"):gsub("[%c\127]", function(c) return escapes[c] or format("\\%d", c:byte()) end)
  return mark .. (mark == '"' and text:gsub('"', '\\"') or text) .. mark
end

-- Which numbers a table shows: one for each table that is there more than once, and for functions and their like.
local function counted(value, seen)
  if type(value) == "table" then
    seen[value] = (seen[value] or 0) + 1
    if seen[value] == 1 then
      for key, inner in pairs(value) do
        counted(key, seen)
        counted(inner, seen)
      end
      counted(getmetatable(value), seen)
    end
  end
  return seen
end

local function before(a, b)
  local ta, tb = type(a), type(b)
  if ta == tb and (ta == "string" or ta == "number") then
    return a < b
  end
  local ranks = { number = 1, boolean = 2, string = 3, table = 4, ["function"] = 5, userdata = 6, thread = 7 }
  local ra, rb = ranks[ta] or 9, ranks[tb] or 9
  return ra == rb and tostring(a) < tostring(b) or ra < rb
end

local function processed(process, value, path, seen)
  if value == nil then
    return nil
  end
  if seen[value] then
    return seen[value]
  end
  local made = process(value, path)
  if type(made) ~= "table" then
    return made
  end
  local copy = {}
  seen[value] = copy
  local function below(key)
    local longer = { unpack(path) }
    longer[#longer + 1] = key
    return longer
  end
  for key, inner in pairs(made) do
    local name = processed(process, key, below(M.KEY), seen)
    if name ~= nil then
      copy[name] = processed(process, inner, below(key), seen)
    end
  end
  return setmetatable(copy, processed(process, getmetatable(made), below(M.METATABLE), seen))
end

local function shower(options, seen)
  local numbers, n, shown = {}, {}, {}
  local newline, indent, depth = options.newline or "\n", options.indent or "  ", options.depth or math.huge
  local function number_of(value)
    local kind = type(value)
    if not numbers[value] then
      n[kind] = (n[kind] or 0) + 1
      numbers[value] = n[kind]
    end
    return numbers[value]
  end
  local show
  local function table_of(value, level)
    if shown[value] then
      return "<table " .. number_of(value) .. ">"
    elseif level >= depth then
      return "{...}"
    end
    local mark = seen[value] > 1 and "<" .. number_of(value) .. ">" or ""
    shown[value] = true
    local length, keys, out = 0, {}, {}
    while rawget(value, length + 1) ~= nil do
      length = length + 1
      out[length] = show(value[length], level + 1)
    end
    for key in pairs(value) do
      if not (type(key) == "number" and key >= 1 and key <= length and key % 1 == 0) then
        keys[#keys + 1] = key
      end
    end
    table.sort(keys, before)
    local lines = length == 0 and {} or { concat(out, ", ") }
    for _, key in ipairs(keys) do
      local name = type(key) == "string" and key:find "^[%a_][%w_]*$" and key or "[" .. show(key, level + 1) .. "]"
      lines[#lines + 1] = name .. " = " .. show(value[key], level + 1)
    end
    local meta = getmetatable(value)
    if type(meta) == "table" then
      lines[#lines + 1] = "<metatable> = " .. show(meta, level + 1)
    end
    if #lines == 0 then
      return mark .. "{}"
    elseif #keys == 0 and type(meta) ~= "table" then
      return mark .. "{ " .. lines[1] .. " }"
    end
    local line = newline .. rep(indent, level + 1)
    return mark .. "{" .. (length > 0 and " " or line) .. concat(lines, "," .. line) .. newline .. rep(indent, level) .. "}"
  end
  function show(value, level)
    local kind = type(value)
    if kind == "string" then
      return quoted(value)
    elseif kind == "table" then
      return table_of(value, level)
    elseif kind == "number" or kind == "boolean" or kind == "nil" then
      return tostring(value)
    end
    return format("<%s %d>", kind, number_of(value))
  end
  return show
end

function M.inspect(value, options)
  options = options or {}
  if options.process then
    value = processed(options.process, value, {}, {})
  end
  return shower(options, counted(value, {}))(value, 0)
end
getmetatable(M).__call = function(_, value, options)
  return M.inspect(value, options)
end

return M
