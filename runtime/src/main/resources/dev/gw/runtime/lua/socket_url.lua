-- The module socket.url: addresses, taken apart and put together.
local gw = ...

local gsub, match, find, sub, byte, format, concat = string.gsub, string.match, string.find, string.sub, string.byte, string.format, table.concat
local ipairs, pairs, type, tonumber, char = ipairs, pairs, type, tonumber, string.char

local M = { _VERSION = "URL 1.0.3" }

function M.escape(text)
  return (gsub(text, "[^A-Za-z0-9_]", function(c)
    return format("%%%02x", byte(c))
  end))
end

function M.unescape(text)
  return (gsub(text, "%%(%x%x)", function(hex)
    return char(tonumber(hex, 16))
  end))
end

-- the part of a text that a pattern captures, and the text without it
local function cut(text, pattern)
  local from, to, found = find(text, pattern)
  if not from then
    return nil, text
  end
  return found, sub(text, 1, from - 1) .. sub(text, to + 1)
end

local function take_authority(parsed)
  local rest = parsed.authority
  parsed.userinfo, rest = cut(rest, "^([^@]*)@")
  parsed.port, rest = cut(rest, ":([^:%]]*)$")
  if rest ~= "" then
    parsed.host = match(rest, "^%[(.+)%]$") or rest
  end
  if parsed.userinfo then
    parsed.password, parsed.user = cut(parsed.userinfo, ":([^:]*)$")
  end
end

function M.parse(text, default)
  if not text or text == "" then
    return nil, "invalid url"
  end
  local parsed = {}
  for key, value in pairs(default or {}) do
    parsed[key] = value
  end
  local function take(name, pattern)
    local found
    found, text = cut(text, pattern)
    if found then
      parsed[name] = found
    end
  end
  take("fragment", "#(.*)$")
  take("scheme", "^([%w][%w%+%-%.]*):")
  take("authority", "^//([^/%?]*)")
  take("query", "%?(.*)$")
  take("params", ";(.*)$")
  if text ~= "" then
    parsed.path = text
  end
  if parsed.authority then
    take_authority(parsed)
  end
  return parsed
end

local function authority_of(parsed)
  if not parsed.host then
    return parsed.authority
  end
  local host = find(parsed.host, ":", 1, true) and "[" .. parsed.host .. "]" or parsed.host
  if parsed.port then
    host = host .. ":" .. parsed.port
  end
  local user = parsed.userinfo
  if parsed.user then
    user = parsed.user .. (parsed.password and ":" .. parsed.password or "")
  end
  return user and user .. "@" .. host or host
end

function M.build(parsed)
  local authority = authority_of(parsed)
  return (parsed.scheme and parsed.scheme .. ":" or "") .. (authority and "//" .. authority or "") .. (parsed.path or "")
    .. (parsed.params and ";" .. parsed.params or "") .. (parsed.query and "?" .. parsed.query or "")
    .. (parsed.fragment and "#" .. parsed.fragment or "")
end

-- a path without "." and ".."
local function settled(path)
  local steps = {}
  for step in (path .. "/"):gmatch "([^/]*)/" do
    if step == ".." then
      if #steps > 1 or #steps == 1 and steps[1] ~= "" then
        steps[#steps] = nil
      end
    elseif step ~= "." then
      steps[#steps + 1] = step
    end
  end
  local last = match(path, "[^/]*$")
  if last == "." or last == ".." then
    steps[#steps + 1] = ""
  end
  return concat(steps, "/")
end

function M.absolute(base, relative)
  if type(base) == "string" then
    base = M.parse(base)
  end
  local other = M.parse(relative)
  if not other then
    return M.build(base)
  elseif not base or other.scheme then
    return relative
  end
  other.scheme = base.scheme
  if not other.authority then
    other.authority, other.host, other.port = base.authority, base.host, base.port
    other.userinfo, other.user, other.password = base.userinfo, base.user, base.password
    if not other.path then
      other.path = base.path
      if not other.params then
        other.params, other.query = base.params, other.query or base.query
      end
    elseif sub(other.path, 1, 1) ~= "/" then
      other.path = settled((match(base.path or "/", "^(.*/)") or "/") .. other.path)
    end
  end
  return M.build(other)
end

function M.parse_path(path)
  local steps = {}
  for step in (path or ""):gmatch "[^/]+" do
    steps[#steps + 1] = M.unescape(step)
  end
  steps.is_absolute = sub(path or "", 1, 1) == "/" and 1 or nil
  steps.is_directory = sub(path or "", -1) == "/" and 1 or nil
  return steps
end

function M.build_path(steps, unsafe)
  local escaped = {}
  for i, step in ipairs(steps) do
    escaped[i] = unsafe and step or M.escape(step)
  end
  return (steps.is_absolute and "/" or "") .. concat(escaped, "/") .. (steps.is_directory and #steps > 0 and "/" or "")
end

return M
