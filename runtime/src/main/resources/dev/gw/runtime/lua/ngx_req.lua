-- ngx.req and ngx.resp
local gw = ...
local phases, headers, args = gw.part "phases", gw.part "headers", gw.part "args"

local type, error, tostring, tonumber = type, error, tostring, tonumber
local info = phases.info
local call_headers, call_set = gw.call0 "req.headers", gw.call2 "req.set_header"
local call_method, call_query, call_body = gw.call0 "req.method", gw.call0 "req.query", gw.call0 "req.body"
local set_query, set_method, set_path, set_body =
  gw.call1 "up.set_query", gw.call1 "up.set_method", gw.call1 "up.set_path", gw.call1 "req.set_body"
local call_answer, call_add = gw.call0 "res.headers", gw.call2 "res.add_header"

local req = {}

function req.get_headers(most, raw)
  local list, n = call_headers()
  return headers.table(list, n, most or gw.most "lua_max_req_headers", raw)
end

function req.set_header(name, value)
  call_set(tostring(name), value ~= nil and headers.joined(value) or nil)
end

function req.clear_header(name)
  call_set(tostring(name), nil)
end

function req.raw_header(without_line)
  local list, n = call_headers()
  local out = { without_line and "" or info().method .. " " .. info().target .. " " .. info().protocol .. "\r\n" }
  for i = 1, n, 2 do
    out[#out + 1] = list[i] .. ": " .. list[i + 1] .. "\r\n"
  end
  return table.concat(out) .. "\r\n"
end

function req.get_method()
  return call_method()
end

function req.set_method(method)
  local name = gw.ngx_methods[method]
  if not name then
    error("unsupported HTTP method: " .. tostring(method), 2)
  end
  set_method(name)
end

function req.get_uri_args(most)
  return args.decode(call_query() or "", most)
end

function req.set_uri_args(values)
  local query = type(values) == "table" and args.encode(values) or tostring(values)
  set_query(query ~= "" and query or nil)
end

-- Kong sends upstream_uri upstream, whatever the uri is; so only code sees this.
function req.set_uri(uri)
  if type(uri) ~= "string" or uri == "" then
    error("attempt to use zero-length uri", 2)
  end
  gw.now.uri = uri
end

function req.read_body()
  gw.now.body_read = true
  call_body()
end

function req.discard_body()
end

function req.get_body_data(most)
  if not gw.now.body_read then
    return nil
  end
  local body = call_body()
  if body == "" then
    return nil
  end
  return most and body and body:sub(1, most) or body
end

function req.get_body_file()
  return nil
end

function req.set_body_data(body)
  gw.now.body_read = true
  set_body(tostring(body))
end

function req.get_post_args(most)
  if not gw.now.body_read then
    error("no request body found; maybe you should turn on lua_need_request_body?", 2)
  end
  local body = call_body()
  if not body then
    return nil, "request body in temp file not supported"
  end
  return args.decode(body, most or gw.most "lua_max_post_args")
end

local appended
function req.init_body()
  appended = {}
end
function req.append_body(piece)
  appended[#appended + 1] = piece
end
function req.finish_body()
  req.set_body_data(table.concat(appended))
  appended = nil
end

function req.start_time()
  return tonumber(info().started) / 1000
end

local versions = { ["HTTP/1.0"] = 1.0, ["HTTP/1.1"] = 1.1, ["HTTP/2.0"] = 2 }
function req.http_version()
  return versions[info().protocol]
end

function req.is_internal()
  return false
end

local resp = {}

function resp.get_headers(most, raw)
  local list, n = call_answer()
  return headers.table(list, n, most or gw.most "lua_max_resp_headers", raw)
end

function resp.add_header(name, value)
  local joined = headers.joined(value)
  if joined then
    call_add(name, joined)
  end
end

return { req = gw.named(req, "ngx.req"), resp = resp }
