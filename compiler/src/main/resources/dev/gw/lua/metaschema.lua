-- Says what keeps Kong from loading the schema of a plugin: attributes that a field can't have, values that they can't take,
-- fields that a plugin does not have. Gives a function that lists the mistakes of a schema, each as { path, message }.
local NULL, stand_ins = ...

local TYPES = { "array", "boolean", "foreign", "function", "integer", "json", "map", "number", "record", "set", "string" }
local SHORTHANDS = { "array", "boolean", "integer", "json", "map", "number", "set", "string" }

local MAX_PATH = 500

local mistakes

local function report(path, message) mistakes[#mistakes + 1] = { path, message } end

local function join(path, key) return path == "" and tostring(key) or path .. "." .. tostring(key) end

local function is_table(value) return type(value) == "table" and value ~= NULL and not stand_ins[value] end

local function is_list(value)
  if not is_table(value) then
    return false
  end
  local count = 0
  for key in next, value do
    if type(key) ~= "number" then
      return false
    end
    count = count + 1
  end
  return count == #value
end

local function sorted_keys(map)
  local keys = {}
  for key in next, map do
    keys[#keys + 1] = key
  end
  table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
  return keys
end

-- the fields of a record by their names
local function by_name(record)
  if record.named then
    return record.named
  end
  local named = {}
  for _, entry in ipairs(record.fields or {}) do
    local name, field = next(entry)
    named[name] = field
  end
  return named
end

local function of_type(name)
  return function(value) return type(value) == name end
end

local KINDS = {
  any = function() return true end,
  array = is_list,
  boolean = of_type "boolean",
  foreign = is_table,
  -- what Kong has as functions in its ready-made types stands there by name
  ["function"] = function(value) return type(value) == "function" or type(value) == "string" end,
  integer = function(value) return type(value) == "number" and value % 1 == 0 end,
  json = function() return true end,
  map = is_table,
  number = of_type "number",
  record = is_table,
  set = is_list,
  string = of_type "string",
}

local NOUNS = { array = "an array", integer = "an integer" }

local function contains(list, value)
  for _, item in ipairs(list) do
    if item == value then
      return true
    end
  end
  return false
end

local function listed(list)
  local words = {}
  for i, item in ipairs(list) do
    words[i] = tostring(item)
  end
  return table.concat(words, ", ")
end

local function length(value)
  return type(value) == "string" and #value or #sorted_keys(value)
end

-- the bounds that hold for values of all types
local function bound(field, value)
  local least = field.len_min or (field.type == "string" and 1)
  if field.one_of and not contains(field.one_of, value) then
    return "expected one of: " .. listed(field.one_of)
  elseif field.between and (value < field.between[1] or value > field.between[2]) then
    return "value should be between " .. field.between[1] .. " and " .. field.between[2]
  elseif field.gt and value <= field.gt then
    return "value must be greater than " .. field.gt
  elseif least and length(value) < least then
    return "length must be at least " .. least
  elseif field.len_max and length(value) > field.len_max then
    return "length must be at most " .. field.len_max
  elseif field.len_eq and length(value) ~= field.len_eq then
    return "length must be " .. field.len_eq
  elseif field.match and not value:match(field.match) then
    return "invalid value: " .. value
  end
end

local check_value

local function check_record(field, value, path)
  if stand_ins[field.fields] then
    return
  end
  local named = by_name(field)
  for _, key in ipairs(sorted_keys(value)) do
    if named[key] then
      check_value(named[key], value[key], join(path, key))
    else
      report(join(path, key), "unknown field")
    end
  end
  for _, name in ipairs(sorted_keys(named)) do
    if value[name] == nil and named[name].required and named[name].default == nil then
      report(join(path, name), "required field missing")
    end
  end
end

local function check_parts(field, value, path)
  if field.elements and (field.type == "array" or field.type == "set") then
    for i, element in ipairs(value) do
      check_value(field.elements, element, path .. "[" .. i .. "]")
    end
  elseif field.type == "map" then
    for _, key in ipairs(sorted_keys(value)) do
      check_value(field.keys, key, join(path, key))
      check_value(field.values, value[key], join(path, key))
    end
  elseif field.type == "record" then
    check_record(field, value, path)
  end
end

function check_value(field, value, path)
  local before, kind = #mistakes, KINDS[field.type]
  if #path > MAX_PATH then
    error(path .. " is nested too deep", 0)
  elseif not kind or stand_ins[value] then
    return
  elseif value == NULL then
    if field.required then
      report(path, "required field missing")
    end
    return
  elseif not kind(value) then
    report(path, "expected " .. (NOUNS[field.type] or "a " .. field.type) .. (field.hint or ""))
    return
  end
  local sound, problem = pcall(bound, field, value)
  if sound and problem then
    report(path, problem)
    return
  end
  check_parts(field, value, path)
  if field.also then
    field.also(value, path, before)
  end
end

local function list_of(elements) return { type = "array", elements = elements } end

local function record_of(named, also) return { type = "record", named = named, also = also } end

local TEXT, NUMBER, INTEGER, FLAG = { type = "string" }, { type = "number" }, { type = "integer" }, { type = "boolean" }
local ANY, FUNCTION = { type = "any" }, { type = "function" }
local TEXTS, ANYTHINGS = list_of(TEXT), list_of(ANY)
local PATTERNS = list_of(record_of { pattern = { type = "string", required = true }, err = TEXT })

local VALIDATORS = {
  between = { type = "array", elements = NUMBER, len_eq = 2 },
  eq = ANY, ne = ANY, gt = NUMBER,
  len_eq = INTEGER, len_min = INTEGER, len_max = INTEGER,
  match = TEXT, not_match = TEXT, starts_with = TEXT,
  match_all = PATTERNS, match_none = PATTERNS,
  match_any = record_of { patterns = { type = "array", elements = TEXT, required = true }, err = TEXT },
  one_of = ANYTHINGS, not_one_of = ANYTHINGS, contains = ANY,
  is_regex = FLAG, timestamp = FLAG, uuid = FLAG,
  custom_validator = FUNCTION,
  mutually_exclusive_subsets = list_of(TEXTS),
}

local function with(base, more)
  local all = {}
  for name, field in next, base do
    all[name] = field
  end
  for name, field in next, more do
    all[name] = field
  end
  return all
end

-- a JSON Schema stands in the field or is found by the value of another one
local function check_json_schema(value, path)
  local looked_up = value.namespace ~= nil and value.parent_subschema_key ~= nil
  local partly = value.namespace ~= nil or value.parent_subschema_key ~= nil or value.optional ~= nil
  if value.inline ~= nil and partly or value.inline == nil and not looked_up then
    report(path, "expected either 'inline', or 'namespace' and 'parent_subschema_key'")
  end
end

local ATTRIBUTES = with(VALIDATORS, {
  type = { type = "string", one_of = TYPES, required = true },
  required = FLAG, auto = FLAG, unique = FLAG, unique_across_ws = FLAG, abstract = FLAG, generate_admin_api = FLAG,
  immutable = FLAG, encrypted = FLAG, referenceable = FLAG, transient = FLAG,
  reference = TEXT, err = TEXT, examples = ANYTHINGS, default = ANY,
  json_schema = record_of({
    namespace = { type = "string", one_of = { "proxy-wasm-filters" } },
    parent_subschema_key = TEXT, optional = FLAG, inline = ANY, default = ANY,
  }, check_json_schema),
  description = { type = "string", len_min = 10, len_max = 500 },
  on_delete = { type = "string", one_of = { "restrict", "cascade", "null" } },
  deprecation = record_of {
    message = { type = "string", required = true },
    removal_in_version = { type = "string", required = true },
    old_default = ANY,
    replaced_with = list_of(record_of {
      path = { type = "array", elements = TEXT, len_min = 1, required = true },
      reverse_mapping_function = FUNCTION,
    }),
  },
})

local NEEDS = {
  array = { "elements" }, set = { "elements" }, map = { "keys", "values" }, record = { "fields" }, json = { "json_schema" },
}

local function only(...)
  local types = {}
  for _, name in ipairs { ... } do
    types[name] = true
  end
  return types
end

local COUNTS = only("integer", "number")
local SCALARS = only("string", "number", "integer")
local UNIQUE = only("string", "number", "integer", "foreign")
local FITS = {
  between = COUNTS, timestamp = COUNTS, one_of = SCALARS, unique = UNIQUE, unique_across_ws = UNIQUE,
  match = only("string"), is_regex = only("string"), uuid = only("string"),
  len_eq = only("array", "set", "string", "map"), contains = only("array", "set"), json_schema = only("json"),
  abstract = only("string", "number", "integer", "record", "array", "set", "map"),
  transient = only("string", "number", "integer", "array", "set", "boolean"),
}

-- the field that says which JSON Schema is meant is text, next to the one that follows it
local function check_key_fields(entries, path)
  local named = by_name { fields = entries }
  for _, name in ipairs(sorted_keys(named)) do
    local definition = is_table(named[name]) and named[name].json_schema
    local key = is_table(definition) and definition.parent_subschema_key
    if key and (not is_table(named[key]) or named[key].type ~= "string") then
      report(join(path, name) .. ".json_schema.parent_subschema_key", "value must name a string field beside it")
    end
  end
end

-- how the attributes of one field go together; path names the field
local function check_together(field, path)
  for _, needed in ipairs(NEEDS[field.type] or {}) do
    if field[needed] == nil then
      report(path, "field of type '" .. field.type .. "' must declare '" .. needed .. "'")
    end
  end
  for _, attribute in ipairs(sorted_keys(field)) do
    if FITS[attribute] and KINDS[field.type] and not FITS[attribute][field.type] then
      report(path, "field of type '" .. tostring(field.type) .. "' cannot have attribute '" .. attribute .. "'")
    end
  end
  if field.unique_across_ws and not field.unique then
    report(path .. ".unique", "value must be true")
  end
end

local FIELD = { type = "record", named = ATTRIBUTES }

function FIELD.also(field, path, before)
  check_together(field, path)
  if #mistakes == before and field.default ~= nil then
    check_value(field, field.default, path .. ".default")
  end
end

-- a list of fields, each an entry of its own: the names make the paths
local function entries_of(definition)
  local hint = ", each entry { name = { type = … } }; a map of fields is the form that Kong read until 0.14"
  return { type = "array", hint = hint, also = function(entries, path, before)
    local owner = path:gsub("%.?[%w_]*fields$", "")
    for i, entry in ipairs(entries) do
      local name, field = nil, nil
      if is_table(entry) then
        name, field = next(entry)
      end
      if stand_ins[entry] then
        -- whatever it is, Kong knows it
      elseif type(name) ~= "string" or next(entry, name) ~= nil then
        report(path .. "[" .. i .. "]", "expected one name with its field")
      else
        check_value(definition, field, join(owner, name))
      end
    end
    if #mistakes == before then
      check_key_fields(entries, owner)
    end
  end }
end

local function exactly_one(value, path)
  if #sorted_keys(value) ~= 1 then
    report(path, "expected one check")
  end
end

local CONDITION = record_of(with(VALIDATORS, { required = FLAG, elements = FIELD, keys = FIELD, values = FIELD }))
local CHECKS = list_of(record_of({
  at_least_one_of = TEXTS, only_one_of = TEXTS, distinct = TEXTS, mutually_required = TEXTS, mutually_exclusive = TEXTS,
  mutually_exclusive_sets = record_of { set1 = TEXTS, set2 = TEXTS },
  conditional = record_of {
    if_field = TEXT, if_match = CONDITION, then_field = TEXT, then_match = CONDITION, then_err = TEXT,
  },
  conditional_at_least_one_of = record_of {
    if_field = TEXT, if_match = CONDITION, then_at_least_one_of = TEXTS, then_err = TEXT,
    else_match = CONDITION, else_then_at_least_one_of = TEXTS, else_then_err = TEXT,
  },
  custom_entity_check = record_of {
    field_sources = TEXTS, fn = FUNCTION, run_with_missing_fields = FLAG, run_with_invalid_fields = FLAG,
  },
}, exactly_one))

local SHORTHAND = { type = "record", also = FIELD.also }
ATTRIBUTES.elements, ATTRIBUTES.keys, ATTRIBUTES.values = FIELD, FIELD, FIELD
ATTRIBUTES.fields, ATTRIBUTES.entity_checks = entries_of(FIELD), CHECKS
ATTRIBUTES.shorthand_fields = entries_of(SHORTHAND)
SHORTHAND.named = with(ATTRIBUTES, {
  type = { type = "string", one_of = SHORTHANDS, required = true },
  func = { type = "function", required = true },
})

local function has_field(record, name)
  local head, rest = name:match("^([^.]*)%.?(.*)$")
  local field = by_name(record)[head]
  if not field or rest == "" or field.type == "foreign" or stand_ins[field] then
    return field ~= nil
  end
  return has_field(field, rest)
end

local function check_transformations(schema, path, before)
  if #mistakes > before then
    return
  end
  for i, transformation in ipairs(schema.transformations or {}) do
    for _, part in ipairs { "input", "needs" } do
      for _, name in ipairs(transformation[part] or {}) do
        if not has_field(schema, name) then
          report(join(path, "transformations[" .. i .. "]." .. part), "invalid field name: " .. name)
        end
      end
    end
  end
end

local SCHEMA = record_of({
  name = { type = "string", required = true },
  fields = with(ATTRIBUTES.fields, { required = true }),
  entity_checks = CHECKS,
  shorthand_fields = ATTRIBUTES.shorthand_fields,
  transformations = list_of(record_of({ input = TEXTS, needs = TEXTS, on_write = FUNCTION, on_read = FUNCTION },
    function(value, path)
      if value.on_write == nil and value.on_read == nil then
        report(path, "at least one of these fields must be non-empty: 'on_write', 'on_read'")
      end
    end)),
  check = FUNCTION,
}, check_transformations)

-- the fields that every plugin has, which a schema may say more of
local PLUGIN = {
  id = "string", name = "string", instance_name = "string", created_at = "integer", updated_at = "integer", route = "foreign",
  service = "foreign", consumer = "foreign", config = "record", protocols = "set", enabled = "boolean", tags = "set",
}

local function check_plugin(schema)
  for _, entry in ipairs(is_list(schema.fields) and schema.fields or {}) do
    local name, field = nil, nil
    if is_table(entry) then
      name, field = next(entry)
    end
    local kind = PLUGIN[name]
    if type(name) == "string" and not kind then
      report(name, "a plugin has no such field; what is one's own goes into config")
    elseif kind and is_table(field) and KINDS[field.type] and field.type ~= kind
      and not (name == "config" and field.type == "json") then
      report(name, "its type is '" .. kind .. "' in every plugin")
    elseif kind == "foreign" and is_table(field) and field.reference == nil then
      report(name .. ".reference", "required field missing")
    end
  end
end

return function(schema)
  mistakes = {}
  check_value(SCHEMA, schema, "")
  check_plugin(schema)
  return mistakes
end
