-- Calls the functions in a plugin's schema. They see no files, no environment and no network: what is checked may be anybody's.
local gw = ...
local modules = gw.part "modules"
local cjson = gw.part("cjson").plain

local code_of, take, give = gw.call1 "plugin.code", gw.call0 "body.take", gw.call1 "body.give"
local type, tostring, tonumber, pcall, ipairs, next, error = type, tostring, tonumber, gw.pcall, ipairs, next, error
local find, gmatch, sub = string.find, string.gmatch, string.sub

for _, library in ipairs { io, debug } do
  for name in next, library do
    library[name] = nil
  end
end
for name in next, os do
  if name ~= "time" and name ~= "date" and name ~= "clock" and name ~= "difftime" then
    os[name] = nil
  end
end
function os.getenv() end
_G.loadfile, _G.dofile = nil, nil
for name in next, gw.ngx.socket do
  gw.ngx.socket[name] = function()
    error("the network is not there in gw's checks", 2)
  end
end

local schema, reason

local function load_schema(plugin)
  local schema_of = modules.require("kong.plugins." .. plugin .. ".schema")
  return type(schema_of) == "function" and schema_of(plugin) or schema_of
end

local function begin()
  local texts = code_of(tostring(gw.plugin))
  local sources = {}
  for i = 5, 3 + 2 * tonumber(texts[4]), 2 do
    sources[texts[i]] = texts[i + 1]
  end
  modules.offer(sources)
  local ok, result = pcall(load_schema, texts[1])
  if ok and type(result) == "table" then
    schema = result
  else
    reason = ok and "the schema is no table" or tostring(result)
  end
end

local function at(place)
  local value = schema
  for key in gmatch(place, "[^\n]+") do
    value = type(value) == "table" and value[sub(key, 1, 1) == "#" and tonumber(sub(key, 2)) or key]
  end
  return type(value) == "function" and value or nil
end

-- whether code failed because something is missing here, of which says nothing what the value is
local function is_lack(problem)
  return find(problem, "is not there in gw", 1, true) or find(problem, "gw has not got it", 1, true)
    or find(problem, "not found: it is none of the plugin's files", 1, true)
    or find(problem, "API disabled in the context of", 1, true)
end

-- what a function says as a text; a table has no words in Kong either
local function words(said)
  if said == nil then
    return nil
  end
  return type(said) == "table" and cjson.encode(said) or tostring(said)
end

local function answer(place, value)
  if not schema and not reason then
    begin()
  end
  local called = schema and at(place)
  if not called then
    return { unable = reason or "the function is not where it was" }
  end
  local ok, good, message, further = pcall(called, value)
  if not ok then
    local problem = tostring(good)
    return is_lack(problem) and { unable = problem } or { good = false, message = problem }
  end
  return {
    good = good and true or false,
    made = type(good) == "table" and good or nil,
    message = words(message),
    further = words(further),
  }
end

return function()
  local asked = take()
  local cut = find(asked, "\0", 1, true)
  give(cjson.encode(answer(sub(asked, 1, cut - 1), cjson.decode(sub(asked, cut + 1)))))
end
