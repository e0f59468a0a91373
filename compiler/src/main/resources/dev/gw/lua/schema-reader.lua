-- Writes down the schema that a plugin's schema.lua returns: values as tokens that are easy to read back, in a fixed order.
local sandbox, plugin, modules, load_typedefs, load_metaschema = ...

local MAX_DEPTH = 60
local FIRST = { "name", "type", "required", "default" }
local LISTS = { set = true, array = true }
-- the functions that a check can call, by the attributes that hold them
local CALLED = { custom_validator = true, fn = true, func = true }

local run, NULL, stand_ins, typedefs = sandbox(plugin, modules, load_typedefs)
local NAME = "kong.plugins." .. plugin .. ".schema"
local schema = run(NAME, modules[NAME] or modules[NAME .. ".init"])
if type(schema) == "function" then
  schema = schema(plugin)
end
if type(schema) ~= "table" or stand_ins[schema] or type(schema.fields) ~= "table" then
  error("schema.lua returns no table with fields", 0)
end

local out, notes = {}, {}
local mistakes = load_metaschema(NULL, stand_ins)(schema)

-- Where each function stands: the keys that lead to it, a line each; a number has a # before it.
local places, walked = {}, {}
local function locate(t, keys, depth)
  walked[t] = true
  for key, inner in next, t do
    local way = keys .. (type(key) == "number" and "#" or "") .. tostring(key)
    if type(inner) == "function" then
      places[inner] = places[inner] or way
    elseif type(inner) == "table" and not stand_ins[inner] and not walked[inner] and depth < MAX_DEPTH then
      locate(inner, way .. "\n", depth + 1)
    end
  end
end
locate(schema, "", 0)

local function emit(token) out[#out + 1] = token end

local function note(path, what) notes[#notes + 1] = path .. ": " .. what end

local function emit_text(text) emit("s" .. #text .. ":" .. text) end

local function is_list(t, empty_is_list)
  if next(t) == nil then
    return empty_is_list
  end
  local count = 0
  for key in next, t do
    if type(key) ~= "number" then
      return false
    end
    count = count + 1
  end
  return count == #t
end

local function keys_of(t)
  local keys, taken = {}, {}
  for _, key in ipairs(FIRST) do
    if t[key] ~= nil then
      keys[#keys + 1], taken[key] = key, true
    end
  end
  local rest = {}
  for key in next, t do
    if type(key) == "string" and not taken[key] then
      rest[#rest + 1] = key
    end
  end
  table.sort(rest)
  for _, key in ipairs(rest) do
    keys[#keys + 1] = key
  end
  return keys
end

-- whether a value can be written; says why not
local function writable(value, path)
  if stand_ins[value] then
    note(path, "comes from " .. stand_ins[value] .. ", which isn't known here; left out")
    return false
  end
  local kind = type(value)
  if kind == "function" then
    local called = CALLED[path:match "[%w_]+$"]
    if not called then
      note(path, "is a function; left out, Kong alone can run it")
    end
    return called
  end
  return kind == "table" or kind == "string" or kind == "number" or kind == "boolean"
end

local function join(path, key) return path == "" and key or path .. "." .. key end

local write_value

local function write_map(t, path, depth, keep)
  emit("m")
  for _, key in ipairs(keys_of(t)) do
    local inner = (key == "fields" or key == "shorthand_fields") and path or join(path, key)
    if (not keep or keep[key] ~= false) and writable(t[key], inner) then
      emit_text(key)
      if keep and keep[key] then
        keep[key](t[key], inner, depth + 1, t)
      else
        write_value(t[key], inner, depth + 1, not (key == "default" and not LISTS[t.type]))
      end
    end
  end
  emit("e")
end

function write_value(value, path, depth, empty_is_list)
  if depth > MAX_DEPTH then
    error(path .. " is nested too deep", 0)
  end
  local kind = type(value)
  if value == NULL then
    emit("z")
  elseif kind == "boolean" then
    emit(value and "t" or "f")
  elseif kind == "number" then
    emit(("n%.17g;"):format(value))
  elseif kind == "string" then
    emit_text(value)
  elseif kind == "function" then
    emit("c" .. #places[value] .. ":" .. places[value])
  elseif is_list(value, empty_is_list) then
    emit("l")
    for i, item in ipairs(value) do
      if writable(item, path .. "[" .. i .. "]") then
        write_value(item, path .. "[" .. i .. "]", depth + 1, empty_is_list)
      end
    end
    emit("e")
  else
    write_map(value, path, depth)
  end
end

local function write_checks(checks, path, depth)
  emit("l")
  for i, check in ipairs(checks) do
    local place = path .. "[" .. i .. "]"
    if type(check) == "table" and next(check) and writable(check, place) then
      write_value(check, place, depth + 1, true)
    end
  end
  emit("e")
end

local ATTRIBUTES

local function write_field(field, path, depth)
  if depth > MAX_DEPTH then
    error(path .. " is nested too deep", 0)
  end
  write_map(field, path, depth, ATTRIBUTES)
end

local function named(field, name)
  local twin = { name = name }
  for key, value in next, field do
    twin[key] = value
  end
  if field.type == "record" and field.required == nil then
    twin.required, twin.required_implied = true, true
  end
  return twin
end

local function write_fields(fields, path, depth)
  emit("l")
  for i, entry in ipairs(fields) do
    local name, field
    if type(entry) == "table" and not stand_ins[entry] then
      name, field = next(entry)
    end
    if type(name) ~= "string" or type(field) ~= "table" then
      note(path .. "[" .. i .. "]", "is no field; left out")
    elseif writable(field, join(path, name)) then
      write_field(named(field, name), join(path, name), depth + 1)
    end
  end
  emit("e")
end

ATTRIBUTES = {
  description = false,
  fields = write_fields,
  shorthand_fields = write_fields,
  entity_checks = write_checks,
  elements = write_field,
  keys = write_field,
  values = write_field,
}

if #mistakes > 0 then
  emit("m")
  emit_text("mistakes")
  write_value(mistakes, "mistakes", 0, true)
  emit("e")
  return table.concat(out)
end

local scope = { consumer = true, global = true, route = true, service = true }
local top = { name = schema.name or plugin, scope = scope, entity_checks = schema.entity_checks }
for i, entry in ipairs(schema.fields) do
  local name, field = next(entry)
  if type(field) ~= "table" then
    note("fields[" .. i .. "]", "is no field; left out")
  elseif field.type == "foreign" and field.eq == NULL then
    scope[name] = false
  elseif name == "config" or name == "protocols" then
    top[name] = named(field, name)
  else
    note(name, "is a field outside of config; left out")
  end
end
if not top.protocols then
  top.protocols = named(typedefs.protocols, "protocols")
end
for _, part in ipairs { "shorthand_fields", "transformations" } do
  if schema[part] then
    note(part, "can't be expressed for a plugin as a whole; left out")
  end
end

emit("m")
emit_text("schema")
write_map(top, "", 0, { config = write_field, protocols = write_field, entity_checks = write_checks })
emit_text("notes")
write_value(notes, "notes", 0, true)
emit("e")
return table.concat(out)
