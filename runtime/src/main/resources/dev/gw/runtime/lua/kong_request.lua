-- kong.request
local gw = ...
local phases, headers, args = gw.part "phases", gw.part "headers", gw.part "args"

local check, any, info = phases.check, phases.request_phases, phases.info
local type, error, tonumber, setmetatable = type, error, tonumber, setmetatable
local find, sub, lower, gsub = string.find, string.sub, string.lower, string.gsub
local call_header, call_headers = gw.call1 "req.header", gw.call0 "req.headers"
local call_method, call_query, call_body = gw.call0 "req.method", gw.call0 "req.query", gw.call0 "req.body"
local call_whole_body = gw.call0 "req.whole_body"
local call_captures, call_trusted = gw.call0 "req.captures", gw.call1 "ip.trusted"

local M = {}

local function trusted()
  return call_trusted(info().hop)
end

function M.get_scheme()
  check(any)
  return info().scheme
end

function M.get_host()
  check(any)
  return info().host
end

function M.get_port()
  return tonumber(info().port)
end

function M.get_header(name)
  check(any)
  if type(name) ~= "string" then
    error("header name must be a string", 2)
  end
  return call_header(name)
end
local get_header = M.get_header

local function limit(most, what)
  if type(most) ~= "number" then
    error(what .. " must be a number", 3)
  elseif most < 1 then
    error(what .. " must be >= 1", 3)
  elseif most > 1000 then
    error(what .. " must be <= 1000", 3)
  end
  return most
end

function M.get_headers(most)
  check(any)
  local list, n = call_headers()
  return headers.table(list, n, most ~= nil and limit(most, "max_headers") or gw.most "lua_max_req_headers")
end

function M.get_forwarded_scheme()
  check(any)
  local scheme = trusted() and call_header "X-Forwarded-Proto"
  return scheme and lower(scheme) or info().scheme
end

-- a host as a peer names it: without user and port, and its port
local function split(host)
  local at = find(host, "@", 1, true)
  host = at and sub(host, at + 1) or host
  local colon = find(host, ":", 1, true)
  return lower(colon and sub(host, 1, colon - 1) or host), colon and tonumber(sub(host, colon + 1))
end

function M.get_forwarded_host()
  check(any)
  local host = trusted() and call_header "X-Forwarded-Host"
  return host and (split(host)) or info().host
end

local function is_port(port)
  return port and port >= 1 and port <= 65535
end

function M.get_forwarded_port()
  check(any)
  if trusted() then
    local port = tonumber(call_header "X-Forwarded-Port" or "")
    if is_port(port) then
      return port
    end
    local host = call_header "X-Forwarded-Host"
    local _, its = split(host or "")
    if is_port(its) then
      return its
    end
  end
  return tonumber(info().shown_port)
end

function M.get_forwarded_path()
  check(any)
  return trusted() and call_header "X-Forwarded-Path" or M.get_path()
end

function M.get_forwarded_prefix()
  check(any)
  return trusted() and call_header "X-Forwarded-Prefix" or gw.stripped_prefix()
end

local versions = { ["HTTP/1.0"] = 1.0, ["HTTP/1.1"] = 1.1, ["HTTP/2.0"] = 2.0 }

function M.get_http_version()
  check(any)
  return versions[info().protocol]
end

function M.get_method()
  check(any)
  return call_method()
end

function M.get_raw_path()
  check(any)
  local target = info().target
  local mark = find(target, "?", 2, true)
  return mark and sub(target, 1, mark - 1) or target
end

function M.get_path()
  check(any)
  return info().path or M.get_raw_path()
end

function M.get_path_with_query()
  check(any)
  return info().target
end

function M.get_raw_query()
  check(any)
  return call_query() or ""
end

function M.get_query(most)
  check(any)
  if most ~= nil then
    limit(most, "max_args")
  end
  return args.decode(call_query() or "", most)
end

function M.get_query_arg(name)
  check(any)
  if type(name) ~= "string" then
    error("query argument name must be a string", 2)
  end
  local value = args.decode(call_query() or "")[name]
  if type(value) == "table" then
    return value[1]
  end
  return value
end

local before_content = phases.set("rewrite", "access", "response", "error", "admin_api")

-- Without a body where it is not in memory, unless the caller takes one of this size from elsewhere; 0 for any size.
function M.get_raw_body(most)
  check(before_content)
  local body = call_body()
  if body then
    return body
  end
  if not most or most < 0 then
    return nil, "request body did not fit into client body buffer, consider raising 'client_body_buffer_size'"
  end
  body = call_whole_body()
  if most > 0 and #body > most then
    return nil, ("request body file too big: %d > %d"):format(#body, most)
  end
  return body
end

local FORM, JSON, MULTIPART = "application/x-www-form-urlencoded", "application/json", "multipart/form-data"

-- A body as a table, by its type; what it is and, where it is none, why.
function gw.body_table(body, content_type, most, most_octets)
  local kind = lower(content_type)
  local semicolon = find(kind, ";", 1, true)
  kind = semicolon and sub(kind, 1, semicolon - 1) or kind
  local text, problem
  if find(kind, FORM, 1, true) == 1 then
    text = body()
    if not text then
      return nil, "request body in temp file not supported", FORM
    end
    return args.decode(text, most or gw.most "lua_max_post_args"), nil, FORM
  elseif find(kind, JSON, 1, true) == 1 then
    text, problem = body(most_octets)
    if not text then
      return nil, problem, JSON
    end
    local json = gw.part("cjson").lists.decode(text)
    if type(json) ~= "table" then
      return nil, "invalid json body", JSON
    end
    return json, nil, JSON
  elseif find(kind, MULTIPART, 1, true) == 1 then
    text, problem = body(most_octets)
    if not text then
      return nil, problem, MULTIPART
    end
    return gw.part("multipart")(text, content_type) or {}, nil, MULTIPART
  end
  return nil, "unsupported content type '" .. content_type .. "'", kind
end

function M.get_body(mimetype, most, most_octets)
  check(before_content)
  local content_type = mimetype or get_header "Content-Type"
  if not content_type then
    return nil, "missing content type"
  end
  if most ~= nil then
    limit(most, "max_args")
  end
  return gw.body_table(M.get_raw_body, content_type, most, most_octets)
end

function M.get_start_time()
  check(any)
  return tonumber(info().started)
end

function M.get_uri_captures()
  check(any)
  local list, n = call_captures()
  local unnamed, named = setmetatable({}, gw.part("json_write").array_mt), {}
  local count = tonumber(list[1] or 0)
  for i = 1, count do
    unnamed[i - 1] = list[i + 1]
  end
  for i = count + 2, n, 2 do
    named[list[i]] = list[i + 1]
  end
  return { unnamed = unnamed, named = named }
end

return M
