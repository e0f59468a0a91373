-- Puts an error into our own form: the first rule that fits its status and text names its code.
local RULES = $RULES
local TEMPLATE = $TEMPLATE
local REQUEST_ID = $REQUEST_ID

local function json(text)
  return (string.gsub(text, '[%c"\\]', function(c)
    return string.format("\\u%04x", string.byte(c))
  end))
end

-- What the gateway said: the message of its JSON, else the first text in it, else the first line.
local function said(body)
  local message = string.match(body, '"message"%s*:%s*"(.-[^\\])"') or string.match(body, ':%s*"(.-[^\\])"')
  if message then
    return (string.gsub(message, "\\(.)", "%1"))
  end
  return string.match(body, "^%s*<") and "" or string.match(body, "[^\r\n]+") or ""
end

local function rule_for(status, body)
  for _, rule in ipairs(RULES) do
    local fits = not rule.status or rule.status == status
    if fits and (not rule.text or string.find(body, rule.text, 1, true)) then
      return rule
    end
  end
  return { code = "error" }
end

return function()
  local status = kong.ctx.plugin.error_status
  local body = status and kong.response.get_raw_body()
  if not body then
    return
  end
  local rule = rule_for(status, body)
  local values = {
    code = json(rule.code),
    message = json(rule.message or said(body)),
    status = tostring(status),
    request_id = json(REQUEST_ID and kong.request.get_header(REQUEST_ID) or ngx.var.kong_request_id or ""),
    timestamp = os.date("!%Y-%m-%dT%H:%M:%SZ", ngx.time()),
  }
  kong.response.set_raw_body((string.gsub(TEMPLATE, "{(%w+_?%w*)}", values)))
end
