-- ngx.re. Expressions run on Java's engine, under a budget.
local gw = ...

local type, error, tostring, tonumber, pcall, ipairs, pairs = type, error, tostring, tonumber, gw.pcall, ipairs, pairs
local sub, gsub, find, concat = string.sub, string.gsub, string.find, table.concat
local call_find, call_names = gw.call3 "re.find", gw.call2 "re.names"

local M = {}

-- Begins and ends of the groups; nil where it doesn't match, or nil and why.
local function places(subject, regex, options, from)
  local ok, list, n = pcall(call_find, options .. " " .. from, regex, subject)
  if not ok then
    return nil, nil, tostring(list)
  end
  if n == 0 then
    return nil
  end
  return list, n
end

local named = {}
local function names_of(regex, options)
  local key = options .. " " .. regex
  local names = named[key]
  if not names then
    local list, n = call_names(options, regex)
    names = {}
    for i = 1, n, 2 do
      names[list[i]] = tonumber(list[i + 1])
    end
    named[key] = names
  end
  return names
end

local function captures(subject, list, n, names, into)
  local found = into or {}
  for i = 1, n, 2 do
    local from, to = tonumber(list[i]), tonumber(list[i + 1])
    found[(i - 1) / 2] = from >= 0 and sub(subject, from + 1, to) or false
  end
  for name, number in pairs(names) do
    found[name] = found[number]
  end
  return found
end

local function plain(options)
  return options and gsub(gsub(options, "U", "u"), "[^aimsux]", "") or ""
end

local function texts(subject, regex)
  return tostring(subject), tostring(regex)
end

function M.match(subject, regex, options, context, into)
  subject, regex = texts(subject, regex)
  options = plain(options)
  local from = context and context.pos and context.pos - 1 or 0
  local list, n, problem = places(subject, regex, options, from)
  if not list then
    return nil, problem
  end
  if context then
    context.pos = tonumber(list[2]) + 1
  end
  return captures(subject, list, n, names_of(regex, options), into)
end

function M.find(subject, regex, options, context, group)
  subject, regex = texts(subject, regex)
  options = plain(options)
  local from = context and context.pos and context.pos - 1 or 0
  local list, n, problem = places(subject, regex, options, from)
  if not list then
    return nil, nil, problem
  end
  if context then
    context.pos = tonumber(list[2]) + 1
  end
  local at = (group or 0) * 2 + 1
  if at > n then
    return nil, nil, "nth out of bound"
  end
  local first = tonumber(list[at])
  if first < 0 then
    return nil
  end
  return first + 1, tonumber(list[at + 1])
end

function M.gmatch(subject, regex, options)
  subject, regex = texts(subject, regex)
  options = plain(options)
  local at = 0
  local names
  do
    local ok, result = pcall(names_of, regex, options)
    if not ok then
      return nil, tostring(result)
    end
    names = result
  end
  return function()
    if at > #subject then
      return nil
    end
    local list, n, problem = places(subject, regex, options, at)
    if not list then
      at = #subject + 1
      return nil, problem
    end
    local to = tonumber(list[2])
    at = to == tonumber(list[1]) and to + 1 or to
    return captures(subject, list, n, names)
  end
end

-- A replacement with $1, ${1}, $0 and $$, as a function of the captures.
local function template(text)
  if not find(text, "$", 1, true) then
    return function()
      return text
    end
  end
  return function(found)
    local out, at = {}, 1
    while true do
      local dollar = find(text, "$", at, true)
      if not dollar then
        out[#out + 1] = sub(text, at)
        return concat(out)
      end
      out[#out + 1] = sub(text, at, dollar - 1)
      local _, stop, number = find(text, "^%$(%d+)", dollar)
      if not stop then
        _, stop, number = find(text, "^%${(%d+)}", dollar)
      end
      if stop then
        out[#out + 1] = found[tonumber(number)] or ""
      elseif sub(text, dollar + 1, dollar + 1) == "$" then
        out[#out + 1] = "$"
        stop = dollar + 1
      else
        error("attempt to use an invalid capturing variable", 0)
      end
      at = stop + 1
    end
  end
end

local function replace(subject, regex, by, options, all)
  subject, regex = texts(subject, regex)
  options = plain(options)
  local made = type(by) == "function" and by or template(tostring(by))
  local out, at, copied, count = {}, 0, 0, 0
  while at <= #subject do
    local list, n, problem = places(subject, regex, options, at)
    if problem then
      return nil, nil, problem
    elseif not list then
      break
    end
    local from, to = tonumber(list[1]), tonumber(list[2])
    out[#out + 1] = sub(subject, copied + 1, from)
    local ok, text = true, made(captures(subject, list, n, names_of(regex, options)))
    out[#out + 1] = ok and tostring(text or "") or ""
    copied = to
    count = count + 1
    at = to == from and to + 1 or to
    if not all then
      break
    end
  end
  out[#out + 1] = sub(subject, copied + 1)
  return concat(out), count
end

function M.sub(subject, regex, by, options)
  return replace(subject, regex, by, options, false)
end

function M.gsub(subject, regex, by, options)
  return replace(subject, regex, by, options, true)
end

-- of the module ngx.re
function M.split(subject, regex, options, _, most)
  local parts, at, from = {}, 1, 0
  options = plain(options)
  while from <= #subject and not (most and most > 0 and #parts + 1 >= most) do
    local list = places(subject, regex, options, from)
    if not list then
      break
    end
    local first, stop = tonumber(list[1]), tonumber(list[2])
    if stop == first then
      from = from + 1
      if first >= #subject then
        break
      end
    end
    if stop > first or first > 0 then
      parts[#parts + 1] = sub(subject, at, first)
      at = stop + 1
    end
    from = stop > first and stop or from
  end
  parts[#parts + 1] = sub(subject, at)
  return parts
end

return M
