-- ngx.var: nginx's and Kong's variables of a request
local gw = ...
local phases, args = gw.part "phases", gw.part "args"

local type, tostring, tonumber, error, setmetatable = type, tostring, tonumber, error, setmetatable
local sub, find, gsub, lower = string.sub, string.find, string.gsub, string.lower
local info = phases.info
local call_header, call_answer = gw.call1 "req.header", gw.call1 "res.header"
local call_query, call_method, call_status = gw.call0 "req.query", gw.call0 "req.method", gw.call0 "res.status"
local call_traffic, call_left = gw.call0 "req.traffic", gw.call1 "left"
local call_upstream_status, call_forwarded = gw.call0 "res.upstream_status", gw.call0 "req.forwarded"
local get_path, get_host = gw.call0 "up.path", gw.call0 "up.host"

local function of_info(name)
  return function()
    return info()[name]
  end
end

local function traffic(i)
  return function()
    return call_traffic()[i]
  end
end

local call_session = gw.call0 "session.facts"
local function session(i)
  return function()
    return call_session()[i]
  end
end

local function forwarded(i)
  return function()
    return call_forwarded()[i]
  end
end

local function request_line()
  return info().method .. " " .. info().target .. " " .. info().protocol
end

local function now()
  return gw.ngx.now()
end

local getters = {
  request_uri = of_info "target", scheme = of_info "scheme", host = of_info "host", remote_addr = of_info "peer",
  realip_remote_addr = of_info "hop", remote_port = of_info "peer_port", realip_remote_port = of_info "peer_port",
  server_port = of_info "port", server_addr = of_info "local_address", server_protocol = of_info "protocol",
  request_id = of_info "id", kong_request_id = of_info "id", connection = of_info "connection",
  connection_requests = of_info "requests", ssl_server_name = of_info "sni",
  request_method = call_method, request = request_line, query_string = call_query, args = call_query,
  is_args = function()
    local query = call_query()
    return query and query ~= "" and "?" or ""
  end,
  uri = function()
    return gw.now.uri or args.unescape((info().path or info().target):gsub("%+", "%%2B"))
  end,
  https = function()
    return info().scheme == "https" and "on" or ""
  end,
  status = function()
    local status = gw.now.status or call_status()
    return status and status ~= 0 and tostring(status) or nil
  end,
  content_type = function() return call_header "Content-Type" end,
  content_length = function() return call_header "Content-Length" end,
  request_body = function()
    local body = gw.now.body_read and gw.call0 "req.body"()
    return body and body ~= "" and body or nil
  end,
  request_length = traffic(1),
  bytes_sent = function() return info().method == "" and call_session()[2] or call_traffic()[2] end,
  body_bytes_sent = function()
    local length = call_traffic()[3]
    return length ~= "-1" and length or "0"
  end,
  request_time = function()
    return ("%.3f"):format(math.max(0, now() - tonumber(info().started) / 1000))
  end,
  msec = function() return ("%.3f"):format(now()) end,
  time_local = function() return os.date("!%d/%b/%Y:%H:%M:%S +0000", now()) end,
  time_iso8601 = function() return os.date("!%Y-%m-%dT%H:%M:%S+00:00", now()) end,
  hostname = function() return gw.call0 "node.hostname"() end,
  pid = function() return "1" end,
  ssl_preread_server_name = of_info "sni",
  bytes_received = session(1), upstream_bytes_received = session(3), upstream_bytes_sent = session(4),
  session_time = function() return ("%.3f"):format(math.max(0, now() - tonumber(info().started) / 1000)) end,
  nginx_version = function() return "1.25.3.2" end,
  server_name = function() return "kong" end,
  document_root = function() return "/usr/local/openresty/nginx/html" end,
  kong_proxy_mode = function() return "http" end,
  upstream_uri = get_path,
  upstream_host = function()
    local host = get_host()
    if host then
      return host
    end
    local service = gw.kong.router.get_service()
    return service and service.host
  end,
  upstream_scheme = function()
    local service = gw.kong.router.get_service()
    return gw.now.scheme or service and service.protocol
  end,
  upstream_status = function()
    local status = call_upstream_status()
    return status ~= 0 and tostring(status) or nil
  end,
  upstream_x_forwarded_proto = forwarded(1), upstream_x_forwarded_host = forwarded(2), upstream_x_forwarded_port = forwarded(3),
  upstream_x_forwarded_path = forwarded(4),
  upstream_x_forwarded_for = function()
    local earlier = call_header "X-Forwarded-For"
    return earlier and earlier .. ", " .. info().hop or info().peer
  end,
  upstream_x_forwarded_prefix = function() return gw.stripped_prefix() end,
  authenticated_consumer = function() return call_left "authenticated_consumer" end,
}
getters.document_uri = getters.uri
for name, get in pairs(gw.part("kong_tls").variables) do
  getters[name] = get
end
getters.binary_remote_addr = function()
  local a, b, c, d = info().peer:match "^(%d+)%.(%d+)%.(%d+)%.(%d+)$"
  return a and string.char(a, b, c, d) or info().peer
end

local function cookie(name)
  local header = call_header "Cookie"
  for key, value in (header or ""):gmatch "%s*([^=;]+)=([^;]*)" do
    if lower(key) == name then
      return (value:gsub("%s+$", ""))
    end
  end
end

local function arg(name)
  for part in (call_query() or ""):gmatch "[^&]+" do
    local key, value = part:match "^([^=]*)=(.*)$"
    if key and lower(key) == name then
      return value
    end
  end
end

local function index(_, name)
  if type(name) == "number" then
    return nil
  elseif type(name) ~= "string" then
    error("bad variable name", 2)
  end
  name = lower(name)
  local set = gw.now.vars
  if set and set[name] ~= nil then
    return set[name]
  end
  local getter = getters[name]
  if getter then
    return getter()
  elseif sub(name, 1, 5) == "http_" then
    return call_header((gsub(sub(name, 6), "_", "-")))
  elseif sub(name, 1, 10) == "sent_http_" then
    return call_answer((gsub(sub(name, 11), "_", "-")))
  elseif sub(name, 1, 14) == "upstream_http_" then
    return call_answer((gsub(sub(name, 15), "_", "-")))
  elseif sub(name, 1, 4) == "arg_" then
    return arg(sub(name, 5))
  elseif sub(name, 1, 7) == "cookie_" then
    return cookie(sub(name, 8))
  end
  return nil
end

local setters = {
  args = function(value) gw.call1 "up.set_query"(value) end,
  upstream_uri = function(value)
    local path, query = (value or "/"):match "^([^?]*)%??(.*)$"
    gw.call1 "up.set_path"(path)
    if query ~= "" then
      gw.call1 "up.set_query"(query)
    end
  end,
  upstream_host = function(value) gw.call1 "up.set_host"(value) end,
  upstream_scheme = function(value) gw.call1 "up.set_scheme"(value) end,
}
setters.query_string = setters.args

-- variables that nginx lets code change, or that Kong declares
local own = {}
for name in ([[kong_proxy_mode ctx_ref upstream_te upstream_upgrade upstream_connection upstream_x_forwarded_for limit_rate
  upstream_x_forwarded_proto upstream_x_forwarded_host upstream_x_forwarded_port upstream_x_forwarded_path
  upstream_x_forwarded_prefix]]):gmatch "%S+" do
  own[name] = true
end

local function put(_, name, value)
  name = lower(name)
  value = value ~= nil and tostring(value) or nil
  local setter = setters[name]
  if setter then
    return setter(value)
  elseif own[name] then
    gw.now.vars = gw.now.vars or {}
    gw.now.vars[name] = value
  elseif getters[name] or find(name, "^http_") or find(name, "^arg_") or find(name, "^cookie_") then
    error("variable \"" .. name .. "\" not changeable", 2)
  else
    error("variable \"" .. name .. "\" not found for writing; maybe it is a built-in variable that is not changeable or you forgot to use "
      .. "\"set $" .. name .. " '';\" in the config file to define it first", 2)
  end
end

return setmetatable({}, { __index = index, __newindex = put })
