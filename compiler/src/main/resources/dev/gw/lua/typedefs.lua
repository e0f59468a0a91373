-- Kong's ready-made field types, as data: a check that Kong writes as a function stands here under its name in gw.
-- Gives them, the fields of a Redis, and what makes definitions and copies.
local NULL, is_whole = ...

-- is_whole says which tables are one thing, not to be copied
local function copy(value)
  if type(value) ~= "table" or value == NULL or is_whole(value) then
    return value
  end
  local twin = {}
  for key, inner in next, value do
    twin[key] = copy(inner)
  end
  return setmetatable(twin, getmetatable(value))
end

-- a definition can be called with more attributes: the copy with them is a field
local function define(definition)
  return setmetatable(definition, {
    __call = function(self, more)
      local field = copy(self)
      setmetatable(field, nil)
      for key, value in next, more or {} do
        field[key] = value
      end
      return field
    end,
  })
end

local HTTP = { "grpc", "grpcs", "http", "https" }
local ALL = { "grpc", "grpcs", "http", "https", "tcp", "tls", "tls_passthrough", "udp" }

local typedefs = {}

local function text(name, check, more)
  local field = more or {}
  field.type = "string"
  field.custom_validator = check
  typedefs[name] = define(field)
end

text("host", "host")
text("redis_host", "host")
text("host_with_optional_port", "host-with-optional-port")
text("wildcard_host", "wildcard-sni")
text("sni", "sni")
text("redis_server_name", "sni")
text("ip", "ip")
text("ip_or_cidr", "ip-or-cidr")
text("cidr_v4", nil)
text("cidr", nil)
text("path", "path", {
  starts_with = "/",
  match_none = { { pattern = "//", err = "must not have empty segments" } },
})
text("router_path", "route-path", {
  match_any = { patterns = { "^/", "^~/" }, err = "should start with: / (fixed path) or ~/ (regex path)" },
  match_none = { { pattern = "//", err = "must not have empty segments" } },
})
text("url", "url-with-host")
text("cookie_name", "cookie-name")
text("header_name", "header-name")
text("name", "name", { unique = true })
text("utf8_name", "name", { unique = true })
text("certificate", "certificate")
text("key", "private-key")
text("tag", "tag", { required = true })
text("capability", nil)
text("uuid", nil, { uuid = true, auto = true })
text("http_method", nil, { match = "^%u+$" })
text("protocol", nil, { one_of = ALL })
text("semantic_version", nil, {
  match_any = {
    patterns = { "^%d+[%.%d]*$", "^%d+[%.%d]*%-?.*$" },
    err = "invalid version number: must be in format of X.Y.Z",
  },
  match_none = { { pattern = "%.%.", err = "must not have empty version segments" } },
})

typedefs.port = define { type = "integer", between = { 0, 65535 } }
typedefs.timeout = define { type = "integer", between = { 0, 2147483646 } }
typedefs.ttl = define { type = "number", between = { 0, 100000000 } }
typedefs.auto_timestamp_s = define { type = "integer", timestamp = true, auto = true }
typedefs.auto_timestamp_ms = define { type = "number", timestamp = true, auto = true }

typedefs.no_route = define { type = "foreign", reference = "routes", eq = NULL }
typedefs.no_service = define { type = "foreign", reference = "services", eq = NULL }
typedefs.no_consumer = define { type = "foreign", reference = "consumers", eq = NULL }

typedefs.protocols = define { type = "set", required = true, default = HTTP, elements = { type = "string", one_of = ALL } }
typedefs.protocols_http = define { type = "set", required = true, default = HTTP, elements = { type = "string", one_of = HTTP } }

typedefs.tags = define { type = "set", elements = typedefs.tag }
typedefs.methods = define { type = "set", elements = typedefs.http_method }
typedefs.router_paths = define { type = "array", elements = typedefs.router_path }
typedefs.headers = define {
  type = "map",
  keys = typedefs.header_name,
  values = { type = "array", elements = { type = "string" } },
}
typedefs.hosts = define {
  type = "array",
  elements = {
    type = "string",
    match_all = { { pattern = "^[^*]*%*?[^*]*$", err = "invalid wildcard: must have at most one wildcard" } },
    match_any = {
      patterns = { "^%*%.", "%.%*$", "^[^*]*$" },
      err = "invalid wildcard: must be placed at leftmost or rightmost label",
    },
    custom_validator = "route-host",
  },
}

local peer = {
  type = "set",
  elements = {
    type = "record",
    fields = { { ip = typedefs.ip_or_cidr }, { port = typedefs.port } },
    entity_checks = { { at_least_one_of = { "ip", "port" } } },
  },
}
typedefs.sources = define(peer)
typedefs.destinations = define(peer)

typedefs.pem = define {
  type = "record",
  required = false,
  fields = {
    { private_key = { type = "string", required = false, referenceable = true, encrypted = true } },
    { public_key = { type = "string", required = false, referenceable = true } },
  },
  entity_checks = { { at_least_one_of = { "private_key", "public_key" } } },
  custom_validator = "pem",
}

typedefs.lua_code = define {
  type = "map",
  keys = { type = "string", len_min = 1 },
  values = { type = "string", len_min = 1, custom_validator = "lua-code" },
}

typedefs.queue = define {
  type = "record",
  fields = {
    { max_batch_size = { type = "integer", default = 1, between = { 1, 1000000 } } },
    { max_coalescing_delay = { type = "number", default = 1, between = { 0, 3600 } } },
    { max_entries = { type = "integer", default = 10000, between = { 1, 1000000 } } },
    { max_bytes = { type = "integer" } },
    { max_retry_time = { type = "number", default = 60 } },
    { initial_retry_delay = { type = "number", default = 0.01, between = { 0.001, 1000000 } } },
    { max_retry_delay = { type = "number", default = 60, between = { 0.001, 1000000 } } },
    { concurrency_limit = { type = "integer", default = 1, one_of = { -1, 1 } } },
  },
}

local redis = {
  type = "record",
  fields = {
    { host = typedefs.redis_host },
    { port = typedefs.port { default = 6379 } },
    { timeout = typedefs.timeout { default = 2000 } },
    { username = { type = "string", referenceable = true } },
    { password = { type = "string", len_min = 0, referenceable = true, encrypted = true } },
    { database = { type = "integer", default = 0 } },
    { ssl = { type = "boolean", required = false, default = false } },
    { ssl_verify = { type = "boolean", required = false, default = false } },
    { server_name = typedefs.redis_server_name { required = false } },
  },
}

setmetatable(typedefs, {
  __index = function(_, name)
    error("schema typedef error: definition " .. tostring(name) .. " does not exist", 2)
  end,
})

return { typedefs = typedefs, redis = define(redis), define = define, copy = copy }
