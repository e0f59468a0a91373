-- Tells services what the token says of the caller. Copies that a client sent never pass.
local HEADERS = $HEADERS
local AS_JSON = $AS_JSON
local SEPARATOR = $SEPARATOR

local function text(token, value)
  if type(value) == "table" then
    local plain = value.raw and not value.list and not value.map
    return (plain or AS_JSON) and value.raw or table.concat(token.words(value), SEPARATOR)
  end
  return tostring(value)
end

return function()
  local token = kong.ctx.plugin.token
  for header, name in pairs(HEADERS) do
    local value = token.claim(name)
    if value == nil then
      kong.service.request.clear_header(header)
    else
      kong.service.request.set_header(header, (string.gsub(text(token, value), "[%c]", " ")))
    end
  end
end
