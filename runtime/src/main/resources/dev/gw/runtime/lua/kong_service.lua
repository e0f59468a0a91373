-- kong.service, kong.service.request and kong.service.response
local gw = ...
local phases, headers, args = gw.part "phases", gw.part "headers", gw.part "args"

local check = phases.check
local type, error, pairs, tostring, tonumber = type, error, pairs, tostring, tonumber
local byte, lower, format, floor, find, sub = string.byte, string.lower, string.format, math.floor, string.find, string.sub
local call_set = gw.call2 "req.set_header"
local call_headers, call_query = gw.call0 "req.headers", gw.call0 "req.query"
local set_path, set_query, set_method = gw.call1 "up.set_path", gw.call1 "up.set_query", gw.call1 "up.set_method"
local set_host, set_body = gw.call1 "up.set_host", gw.call1 "req.set_body"

local set_scheme = gw.call1 "up.set_scheme"

local access = phases.set "access"
local early = phases.set("rewrite", "access")
local with_balancer = phases.set("rewrite", "access", "balancer")
local with_preread = phases.set("rewrite", "access", "balancer", "preread")
local behind = phases.set("response", "header_filter", "body_filter", "log")

local request = {}

function request.set_scheme(scheme)
  check(with_balancer)
  if type(scheme) ~= "string" then
    error("scheme must be a string", 2)
  elseif scheme ~= "http" and scheme ~= "https" then
    error("invalid scheme: " .. scheme, 2)
  end
  gw.now.scheme = scheme
  set_scheme(scheme)
end

function request.set_path(path)
  check(with_balancer)
  if type(path) ~= "string" then
    error("path must be a string", 2)
  elseif byte(path) ~= 47 then
    error("path must start with /", 2)
  end
  set_path(path)
end

function request.set_raw_query(query)
  check(early)
  if type(query) ~= "string" then
    error("query must be a string", 2)
  end
  set_query(query ~= "" and query or nil)
end

local methods = {}
for name in ("GET HEAD PUT POST DELETE OPTIONS MKCOL COPY MOVE PROPFIND PROPPATCH LOCK UNLOCK PATCH TRACE"):gmatch "%S+" do
  methods[name] = true
end

function request.set_method(method)
  check(early)
  if type(method) ~= "string" then
    error("method must be a string", 2)
  elseif not methods[method] then
    error("invalid method: " .. method, 2)
  end
  set_method(method)
end

function request.set_query(values)
  check(early)
  if type(values) ~= "table" then
    error("args must be a table", 2)
  end
  local query, problem = args.ordered(values)
  if not query then
    error(problem, 2)
  end
  set_query(query ~= "" and query or nil)
end

function request.clear_query_arg(name)
  check(early)
  if type(name) ~= "string" then
    error("query argument name must be a string", 2)
  end
  local query = call_query()
  if query and query ~= "" then
    local kept = {}
    for part in query:gmatch "[^&]+" do
      if args.unescape(part:match "^[^=]*") ~= name then
        kept[#kept + 1] = part
      end
    end
    set_query(kept[1] and table.concat(kept, "&") or nil)
  end
end

local function put(name, value)
  if #name == 4 and lower(name) == "host" then
    set_host(type(value) == "table" and value[1] or tostring(value))
  end
  call_set(name, headers.normal(value))
end

function request.set_header(name, value)
  check(with_balancer)
  headers.check(name, value)
  if name == ":authority" then
    return nil, "cannot set :authority pseudo-header on non-grpc requests"
  end
  put(name, value)
end

function request.add_header(name, value)
  check(early)
  headers.check(name, value)
  local list, n = call_headers()
  local old = headers.table(list, n)[name]
  if type(old) ~= "table" then
    old = { old }
  end
  if type(value) == "table" then
    for _, item in ipairs(value) do
      old[#old + 1] = item
    end
  else
    old[#old + 1] = tostring(value)
  end
  put(name, old)
end

function request.clear_header(name)
  check(early)
  if type(name) ~= "string" then
    error("header must be a string", 2)
  end
  call_set(name, nil)
end

function request.set_headers(fields)
  check(early)
  if type(fields) ~= "table" then
    error("headers must be a table", 2)
  end
  headers.check_all(fields)
  for name, value in pairs(fields) do
    put(name, value)
  end
end

function request.set_raw_body(body)
  check(with_balancer)
  if type(body) ~= "string" then
    error("body must be a string", 2)
  end
  set_body(body)
end

local FORM, JSON, MULTIPART = "application/x-www-form-urlencoded", "application/json", "multipart/form-data"

local makers = {
  [FORM] = function(values, mime)
    local text, problem = args.ordered(values)
    if not text then
      error(problem, 3)
    end
    return text, mime
  end,
  [JSON] = function(values, mime)
    local text, problem = gw.part("cjson").safe.encode(values)
    if not text then
      error(problem, 3)
    end
    return text, mime
  end,
  [MULTIPART] = function(values, mime)
    local at = find(mime, "boundary=", 1, true)
    local boundary = at and sub(mime, at + 9):gsub('^"(.-)".*$', "%1") or tostring(math.random(1e10))
    local names, out = {}, {}
    for name, value in pairs(values) do
      local kind = type(value)
      if type(name) ~= "string" then
        error(format("invalid key %q: got %s, expected string", tostring(name), type(name)), 3)
      elseif kind ~= "string" and kind ~= "number" and kind ~= "boolean" then
        error(format("invalid value %q: got %s, expected string, number or boolean", name, kind), 3)
      end
      names[#names + 1] = name
    end
    table.sort(names)
    for i, name in ipairs(names) do
      out[i] = "--" .. boundary .. '\r\nContent-Disposition: form-data; name="' .. name .. '"\r\n\r\n' .. tostring(values[name]) .. "\r\n"
    end
    return table.concat(out) .. "--" .. boundary .. "--\r\n", MULTIPART .. "; boundary=" .. boundary
  end,
}

function request.set_body(values, mime)
  check(early)
  if type(values) ~= "table" then
    error("args must be a table", 2)
  elseif mime and type(mime) ~= "string" then
    error("mime must be a string", 2)
  end
  mime = mime or gw.kong.request.get_header "Content-Type"
  if not mime then
    return nil, "content type was neither explicitly given as an argument or received as a header"
  end
  local maker = makers[mime:match "^[^;]*"]
  if not maker then
    error("unsupported content type " .. mime, 2)
  end
  local body, content_type = maker(values, mime)
  set_body(body)
  call_set("Content-Type", content_type)
  return true
end

local response = {}
local call_status, call_header = gw.call0 "res.upstream_status", gw.call1 "res.header"
local call_answer, call_source = gw.call0 "res.headers", gw.call0 "res.source"

function response.get_status()
  check(behind)
  local status = call_status()
  return status ~= 0 and status or nil
end

function response.get_headers(most)
  check(behind)
  if call_source() ~= "service" then
    return headers.table({}, 0)
  end
  local list, n = call_answer()
  return headers.table(list, n, most or gw.most "lua_max_resp_headers")
end

function response.get_header(name)
  check(behind)
  if type(name) ~= "string" then
    error("name must be a string", 2)
  end
  if call_source() == "service" then
    return call_header(name)
  end
end

-- the whole answer, where somebody asked for that
local call_buffer, call_buffered, call_body = gw.call0 "up.buffer", gw.call0 "up.buffered", gw.call0 "up.body"

function request.enable_buffering()
  check(with_balancer)
  call_buffer()
end

local function buffered()
  check(behind)
  if not call_buffered() then
    error("service body is only available with buffered proxying (see: kong.service.request.enable_buffering function)", 3)
  end
end

function response.get_raw_body()
  buffered()
  return call_body() or ""
end

local readers = {
  ["application/x-www-form-urlencoded"] = function(body, most)
    return gw.ngx.decode_args(body, most)
  end,
  ["application/json"] = function(body)
    local value = gw.part("cjson").lists.decode(body)
    if type(value) ~= "table" then
      return nil, "invalid json body"
    end
    return value
  end,
  ["multipart/form-data"] = function(body, _, content_type)
    return gw.part "multipart"(body, content_type)
  end,
}

function response.get_body(mimetype, most)
  buffered()
  local content_type = mimetype or response.get_header "Content-Type"
  if not content_type then
    return nil, "missing content type"
  end
  local plain = lower(content_type):match "^[^;]*"
  for name, read in pairs(readers) do
    if sub(plain, 1, #name) == name then
      local value, problem = read(call_body() or "", most, content_type)
      return value, problem, name
    end
  end
  return nil, "unsupported content type '" .. content_type .. "'", plain
end

local service = { request = request, response = response }

local set_target, set_upstream = gw.call2 "up.set_target", gw.call1 "up.set_upstream"
local set_retries, set_timeouts = gw.call1 "up.set_retries", gw.call1 "up.set_timeouts"

function service.set_upstream(name)
  check(access)
  if type(name) ~= "string" then
    error("host must be a string", 2)
  end
  if not set_upstream(name) then
    return nil, "could not find an Upstream named '" .. name .. "'"
  end
  return true
end

function service.set_target(host, port)
  check(with_preread)
  if type(host) ~= "string" then
    error("host must be a string", 2)
  elseif type(port) ~= "number" or floor(port) ~= port then
    error("port must be an integer", 2)
  elseif port < 0 or port > 65535 then
    error("port must be an integer between 0 and 65535: given " .. port, 2)
  end
  set_host(host)
  set_target(host, format("%d", port))
end

local function whole(value, name, from, to)
  if type(value) ~= "number" or floor(value) ~= value then
    error(name .. " must be an integer", 3)
  elseif value < from or value > to then
    error(name .. " must be an integer between " .. from .. " and " .. format("%d", to) .. ": given " .. value, 3)
  end
end

function service.set_retries(retries)
  check(access)
  whole(retries, "retries", 0, 32767)
  set_retries(format("%d", retries))
end

function service.set_timeouts(connect, write, read)
  check(access)
  whole(connect, "connect_timeout", 1, 2147483646)
  whole(write, "write_timeout", 1, 2147483646)
  whole(read, "read_timeout", 1, 2147483646)
  set_timeouts(format("%d %d %d", connect, write, read))
end

local call_tls = gw.call3 "up.tls"

-- What is kept of a certificate or key that ngx.ssl has read; nil for anything else.
local function pem_of(read, what)
  return type(read) == "table" and read[gw.PARSED] == what and read.pem or nil
end

function service.set_tls_cert_key(chain, key)
  check(with_preread)
  local certificate, secret = pem_of(chain, "certificate"), pem_of(key, "key")
  if not certificate then
    error("chain must be a parsed cdata object", 2)
  elseif not secret then
    error("key must be a parsed cdata object", 2)
  end
  call_tls("show", certificate, secret)
  return true
end

function service.set_tls_verify(on)
  check(with_preread)
  if type(on) ~= "boolean" then
    error("argument must be a boolean", 2)
  end
  call_tls("verify", tostring(on))
  return true
end

function service.set_tls_verify_depth(depth)
  check(with_preread)
  if type(depth) ~= "number" then
    error("argument must be a number", 2)
  end
  call_tls("depth", format("%d", depth))
  return true
end

function service.set_tls_verify_store(store)
  check(with_preread)
  if type(store) ~= "table" or type(store.pem) ~= "function" then
    error("argument must be a resty.openssl.x509.store object", 2)
  end
  call_tls("trusted", store:pem())
  return true
end

return service
